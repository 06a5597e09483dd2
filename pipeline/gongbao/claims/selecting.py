"""Which quantities are claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from gongbao.claims.given import Given
from gongbao.claims.rules import CompiledSilence, Silence
from gongbao.quantities.models import Quantity
from gongbao.text import Span

_CONTEXT = 24
"""Characters before and after a quantity that a rule on its surroundings sees."""

_STOP = re.compile(r"[,。;!?，；！？]")

Test = Callable[[Quantity], bool]


def select(given: Given, silences: Sequence[CompiledSilence]) -> list[Quantity]:
    """Return the quantities of `given` that are claims, in order."""
    tests = [(silence.rule.except_kinds, _test(given, silence)) for silence in silences]
    tests.append(
        (
            (),
            _within([part for part in given.document.parts if part.kind in ("chrome", "byline", "dateline")]),
        )
    )
    return [
        quantity
        for quantity in given.quantities
        if not any(quantity.kind not in kinds and test(quantity) for kinds, test in tests)
    ]


def silenced(given: Given, silences: Sequence[CompiledSilence]) -> Iterator[tuple[Quantity, Silence]]:
    """Yield each quantity with each rule by which it is no claim."""
    tests = [(silence.rule, _test(given, silence)) for silence in silences]
    for quantity in given.quantities:
        for rule, test in tests:
            if quantity.kind not in rule.except_kinds and test(quantity):
                yield quantity, rule


def _test(given: Given, silence: CompiledSilence) -> Test:
    match silence.rule.inside:
        case "title":
            return _within([name for name in given.document.marks if name.kind == "title"])
        case "quote":
            return _within(
                [name for name in given.document.marks if name.kind == "quote" and _is_name(given, name)]
            )
        case "organization":
            return _within(given.organizations)
        case "program":
            return _within(given.programs)
        case _:
            return _around(given.document.folded, silence)


def _is_name(given: Given, quote: Span) -> bool:
    """A quotation with a comma or a stop in it is speech; what is not is a name or a slogan."""
    return not _STOP.search(given.document.text, quote.start, quote.end)


def _within(extents: Iterable[Span]) -> Test:
    ordered = [(extent.start, extent.end) for extent in extents]
    starts = [start for start, _ in ordered]

    def test(quantity: Quantity) -> bool:
        index = bisect_right(starts, quantity.start) - 1
        return index >= 0 and quantity.end <= ordered[index][1]

    return test


def _around(text: str, silence: CompiledSilence) -> Test:
    before, after = silence.before, silence.after

    def test(quantity: Quantity) -> bool:
        if not after.match(text, quantity.end, quantity.end + _CONTEXT):
            return False
        return bool(before.search(text[max(quantity.start - _CONTEXT, 0) : quantity.start]))

    return test
