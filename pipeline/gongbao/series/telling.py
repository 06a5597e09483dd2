"""How a figure is told, where that says that it is not the plain figure of its cell."""

from __future__ import annotations

from gongbao.indicators.naming import namer
from gongbao.indicators.rules import indicator_rules
from gongbao.rulebook import Rulebook


def is_of_growth(indicator_id: str, unit: str, measured: str, book: Rulebook) -> bool:
    """Return whether a change in `unit` is one of a growth, not of `indicator_id`: 地区生产总值增速加快0.5个百分点.

    Points are a change of the indicator only where its level is a ratio, and no word for growth is `measured`.
    """
    known = indicator_rules(book)
    if not known.patterns["points"].search(unit):
        return False
    return namer(book).measure_of(indicator_id) != "ratio" or measured.endswith(tuple(known.words["growth"]))


def is_restated(sentence: str, text: str, book: Rulebook) -> bool:
    """Return whether `text`, a change, is told in `sentence` in real terms, in dollars or on a like-for-like base."""
    before = [part.rpartition("。")[2] for part in _heads(sentence, text)]
    restated = indicator_rules(book).patterns["restated"]
    return bool(before) and all(restated.search(head) for head in before)


def _heads(sentence: str, text: str) -> list[str]:
    """Return what stands before each place of `text` in `sentence`."""
    found, at = [], sentence.find(text)
    while at >= 0:
        found.append(sentence[:at])
        at = sentence.find(text, at + 1)
    return found
