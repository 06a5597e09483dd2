"""A numeric claim: a quantity asserted of something."""

from __future__ import annotations

from dataclasses import dataclass

from gongbao.quantities.models import Quantity

Extent = tuple[int, int]
"""Start and end (exclusive) of a run of the text searched."""

COUNTED = ("count", "amount", "money")
"""Kinds of quantities that tell how much there is of a thing, of which a place alone is no measure."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity with what it is asserted of.

    `kind` is the quantity's, or `change` where the clause makes it the size of a change; `direction` is
    `increase` or `decrease` for changes, else empty. `comparison` is what a change is measured against;
    `measured`, `predicate` and `subject` are runs of the text, `None` where the text names none. `rule` is the rule
    that linked it; the quantity has the rule that recognized it. `member` is what of a list of places or bodies the
    quantity is dealt out to (宁波 in 杭州和宁波分别增长5%和6%), else `None`. `parts` are all words that say what is
    measured, in their order, where `measured` is not enough (常住人口 and 城镇 of rows of a table), else empty. Its
    time, owner, basis and mood are those of its frame (`gongbao.frames`).
    """

    quantity: Quantity
    kind: str
    direction: str
    comparison: Extent | None
    measured: Extent | None
    predicate: Extent | None
    subject: Extent | None
    rule: str
    member: Extent | None = None
    parts: tuple[Extent, ...] = ()

    @property
    def start(self) -> int:
        """The quantity's start."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """The quantity's end, exclusive."""
        return self.quantity.end
