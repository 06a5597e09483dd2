"""Gold: annotations by the guideline, and how well tables agree with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gongbao.gold.find import find_gold, find_text
from gongbao.gold.load import load
from gongbao.gold.models import Gold, Mark
from gongbao.gold.pairing import Pair, pair

if TYPE_CHECKING:
    from gongbao.gold.scores import Scores, score

__all__ = ["Gold", "Mark", "Pair", "Scores", "find_gold", "find_text", "load", "pair", "score"]


def __getattr__(name: str) -> Any:
    """Import the scores when they are first used: they need pandas, which gold by itself does not."""
    if name not in ("Scores", "score"):
        raise AttributeError(f"module 'gongbao.gold' has no attribute {name!r}")
    from gongbao.gold import scores

    return getattr(scores, name)
