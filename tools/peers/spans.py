"""A quantity's span without its hedges, as peers mark it."""

from __future__ import annotations

from gongbao import rulebook
from gongbao.quantities import Quantity
from gongbao.quantities.grammar import grammar


def core(text: str, quantity: Quantity) -> tuple[int, int]:
    """Return start and end of `quantity` without hedges before and behind: 近一吨 is 一吨, 95%以上 is 95%."""
    rules = grammar(rulebook.default())
    start, end = quantity.start, quantity.end
    before = rules.hedges.leading.match(text, start, end)
    if before is not None:
        start = before.end()
    after = rules.hedges.trailing.search(text, start, end)
    if after is not None:
        end = after.start()
    return start, end
