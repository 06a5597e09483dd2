"""Misses, false alarms and wrong fields, each with the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongbao.gold.pairing import Pair
from gongbao.gold.scores import wrong_fields
from gongbao.text.chars import squeeze

_REACH = 40


@dataclass(frozen=True, slots=True)
class Mistake:
    """One disagreement with gold.

    `kind` is `miss`, `false alarm`, `span` (an inexact answer) or `field`; `rule` made the row, if any.
    """

    table: str
    kind: str
    start: int
    what: str
    rule: str
    sentence: str


def mistakes(table: str, pairs: Iterable[Pair], text: str) -> Iterator[Mistake]:
    """Yield what is wrong in `pairs` of `table`; the sentence shows the span in brackets."""
    for item in pairs:
        mark = item.gold or item.found
        if mark is None or not (what := _what(item)):
            continue
        rule = str(item.found.fields.get("rule") or "") if item.found else ""
        yield Mistake(table, what[0], mark.start, what[1], rule, _around(text, mark.start, mark.end))


def _what(item: Pair) -> tuple[str, str] | None:
    if item.gold is None:
        return ("false alarm", item.found.text) if item.found else None
    if item.found is None:
        return "miss", item.gold.text
    if not item.exact:
        return "span", f"{item.found.text} for {item.gold.text}"
    wrong = wrong_fields(item)
    told = (f"{n} {item.found.fields.get(n)!r} for {item.gold.fields.get(n)!r}" for n in wrong)
    return ("field", f"{item.gold.text}: {'; '.join(told)}") if wrong else None


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return f"{squeeze(before)}⟦{squeeze(text[start:end])}⟧{squeeze(after)}"
