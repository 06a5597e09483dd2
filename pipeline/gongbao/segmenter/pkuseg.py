"""spacy-pkuseg behind the `Segmenter` protocol."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from gongbao import errors

SHIPPED = Path(__file__).resolve().parent / "model"
"""The model that comes with gongbao; its sources and licences stand beside it."""

_FILES = ("features.msgpack", "weights.npz")
_CACHED_RUNS = 50_000


class PkusegSegmenter:
    """Cuts with one pkuseg model. Runs that recur are cut once."""

    def __init__(self, model: Any):
        self._model = model
        self._cached = lru_cache(maxsize=_CACHED_RUNS)(self._cut)

    def cut(self, text: str) -> list[str]:
        """Return the words of `text`, a run without white space; joined they are the text."""
        return list(self._cached(text))

    def _cut(self, text: str) -> tuple[str, ...]:
        return tuple(self._model.cut(text))


@lru_cache(maxsize=8)
def load(model: str | Path | None = None) -> PkusegSegmenter:
    """Load a model: the shipped one (`None`), the one in a folder, or one that pkuseg publishes by name.

    A published model is downloaded by pkuseg when it is first used, unless its cache has it; nothing else
    here touches the network. Raises `SegmenterError` for what is neither, or does not load.
    """
    # pkuseg's dictionary merges words by another standard than the treebank's: it costs 7 points of F1 and a
    # fifth of the speed.
    from spacy_pkuseg import config, pkuseg

    name = str(SHIPPED if model is None else model)
    if name not in config.available_models and not all((Path(name) / file).is_file() for file in _FILES):
        raise errors.no_model(name, config.available_models)
    try:
        return PkusegSegmenter(pkuseg(name, user_dict=None))
    except Exception as error:
        raise errors.broken_model(name, error) from error
