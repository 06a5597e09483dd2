"""JioNLP's money parser against `gongbao.quantities`.

`expected` is what `parse_money` returns (`num`, `case`, `definition`), alone or in a list, or `detail` or
`resolution` around it. Where conventions differ:
- The peer is told that a text is money: a number without a currency is 元. We are told nothing, so 元 is put behind
  a text that ends without one.
- The peer rounds to cents, we do not.
- 多, 余 and 几 give the peer a span up to the next step (3000多 is 3000 to 4000), us a lower bound; a count of
  几 or 数 alone (几千) has a span with the peer and no value with us.
- `blur` is our `approx`, `blur+` (and `accurate-plus`) our `more`, `blur-` our `less`; near from below (近) is
  `blur-` with the peer, `approx` with us. A hedge that is not written makes both exact.
- Names of one currency (港币, 港元) are the same; currencies are compared by ISO code.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from gongbao import quantities, rulebook
from gongbao.quantities import Quantity
from gongbao.quantities.grammar import grammar
from tools.peers.cases import Case

_CENT = Fraction(1, 100)
_MODS = {
    "accurate": {"exact"},
    "blur": {"approx", "range", "more"},
    "blur+": {"more"},
    "accurate-plus": {"more"},
    "blur-": {"less", "approx"},
    "accurate-minus": {"less", "approx"},
}


def takes(case: Case) -> bool:
    """Return whether this module judges `case`."""
    return all("num" in item and "case" in item for item in _items(case)) and bool(_items(case))


def score(case: Case) -> bool:
    """Return whether what is found in the case's text is what it expects."""
    wanted = _items(case)
    texts = (case.text, f"{case.text}元")
    return any(_same(_money(text), wanted) for text in texts)


def _items(case: Case) -> list[dict[str, Any]]:
    raw = case.expected if isinstance(case.expected, list) else [case.expected]
    items = [item for item in raw if isinstance(item, dict)]
    return [item.get("detail") or item.get("resolution") or item for item in items]


def _money(text: str) -> list[Quantity]:
    return [found for found in quantities.find(text) if found.dimension == "currency"]


def _same(found: list[Quantity], wanted: list[dict[str, Any]]) -> bool:
    return len(found) == len(wanted) and all(
        _equal(ours, theirs) for ours, theirs in zip(found, wanted, strict=True)
    )


def _equal(ours: Quantity, theirs: dict[str, Any]) -> bool:
    measure = grammar(rulebook.default()).units.by_name.get(theirs["case"])
    if measure is None or ours.base_unit != measure.base:
        return False
    numbers = theirs["num"] if isinstance(theirs["num"], list) else [theirs["num"]]
    numbers = [Fraction(str(number)) for number in numbers]
    if ours.mod not in _MODS.get(theirs.get("definition", "accurate"), set()):
        return False
    if len(numbers) == 1:
        return ours.base_value is not None and _near(Fraction(ours.base_value), numbers[0])
    return _spans(ours, numbers)


def _spans(ours: Quantity, numbers: list[Fraction]) -> bool:
    if ours.lower is not None and ours.upper is not None:
        bounds = Fraction(ours.lower), Fraction(ours.upper)
        return all(_near(bound, number) for bound, number in zip(bounds, numbers, strict=True))
    if ours.base_value is None:
        return ours.mod == "approx"
    return ours.mod == "more" and _near(Fraction(ours.base_value), numbers[0])


def _near(ours: Fraction, theirs: Fraction) -> bool:
    return abs(ours - theirs) < _CENT
