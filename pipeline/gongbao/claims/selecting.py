"""Which quantities are claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from gongbao.claims.given import Given
from gongbao.claims.rules import ClaimRules, CompiledSilence, Silence
from gongbao.quantities.models import Quantity
from gongbao.text import Span

_CONTEXT = 24
"""Characters before and after a quantity that a rule on its surroundings sees."""

_STOP = re.compile(r"[,。;!?，；！？]")

Test = Callable[[Quantity], bool]


def select(given: Given, rules: ClaimRules) -> list[Quantity]:
    """Return the quantities of `given` that are claims, in order."""
    text = given.document.folded
    tests = [
        (silence.rule.except_kinds, _inside(given, silence.rule.inside))
        for silence in rules.silences
        if silence.rule.inside != "text"
    ]
    unsaid = [part for part in given.document.parts if part.kind in ("chrome", "byline", "dateline")]
    tests.append(((), _within(unsaid)))
    return [
        quantity
        for quantity in given.quantities
        if not any(quantity.kind not in kinds and test(quantity) for kinds, test in tests)
        and not any(
            quantity.kind not in silence.rule.except_kinds and _stands_in(text, quantity, silence)
            for silence in rules.around.at(text, quantity.end, text[quantity.start - 1 : quantity.start])
        )
    ]


def silenced(given: Given, rules: ClaimRules) -> Iterator[tuple[Quantity, Silence]]:
    """Yield each quantity with each rule by which it is no claim."""
    tests = [(silence.rule, _test(given, silence)) for silence in rules.silences]
    for quantity in given.quantities:
        for rule, test in tests:
            if quantity.kind not in rule.except_kinds and test(quantity):
                yield quantity, rule


def _test(given: Given, silence: CompiledSilence) -> Test:
    if silence.rule.inside != "text":
        return _inside(given, silence.rule.inside)
    return lambda quantity: _stands_in(given.document.folded, quantity, silence)


def _inside(given: Given, inside: str) -> Test:
    match inside:
        case "title":
            return _within([name for name in given.document.marks if name.kind == "title"])
        case "quote":
            return _within(
                [name for name in given.document.marks if name.kind == "quote" and _is_name(given, name)]
            )
        case "organization":
            return _within(given.organizations)
    return _within(given.programs)


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


def _stands_in(text: str, quantity: Quantity, silence: CompiledSilence) -> bool:
    if not silence.after.match(text, quantity.end, quantity.end + _CONTEXT):
        return False
    return silence.before.search(text[max(quantity.start - _CONTEXT, 0) : quantity.start]) is not None
