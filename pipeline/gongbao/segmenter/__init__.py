"""Words: the statistical segmenter, with the model that is shipped or one of the user's."""

from __future__ import annotations

from functools import cache
from typing import Protocol


class Segmenter(Protocol):
    """Anything that cuts a text into words whose concatenation is the text."""

    def cut(self, text: str) -> list[str]:
        """Return the words of `text`, a run of letters and digits without punctuation or white space."""
        ...


@cache
def default() -> Segmenter:
    """Return the segmenter with the shipped model, loaded once a process."""
    from gongbao.segmenter.pkuseg import load

    return load()
