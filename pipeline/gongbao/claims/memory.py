"""What a sentence has said so far, which its next clause goes on with."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from gongbao.claims.models import COUNTED, Extent
from gongbao.quantities.models import Quantity

_BACK = 8
"""Claims before one in which the thing counted in its unit is sought."""

_BRACKET = re.compile(r"\([^()\n]*\)")


@dataclass(slots=True)
class Linked:
    """What the rules found for one quantity, before its period is known.

    `is_part` says that what is measured is what a share is taken of, not what the sentence speaks of; `at` is
    the clause that it was found in. `is_object` says that what is measured is the object of the predicate,
    `is_aside` that it stands in brackets, `is_measure` that it is the name of a measure (产值, 面积),
    `is_trend` that it is but the growth of something named before (涨幅), `is_listed` that it shares the verb
    of the claim before. `rest` is the thing of those counted that ends its clause (16个城市的廉租住房). `member`
    is what of a list the quantity is dealt out to; `kin` is what is measured, without the places before it.
    """

    quantity: Quantity
    rule: str
    kind: str
    at: Extent
    direction: str = ""
    comparison: Extent | None = None
    measured: Extent | None = None
    predicate: Extent | None = None
    subject: Extent | None = None
    is_part: bool = False
    is_object: bool = False
    is_aside: bool = False
    is_measure: bool = False
    is_trend: bool = False
    is_listed: bool = False
    rest: Extent | None = None
    member: Extent | None = None
    kin: Extent | None = None


@dataclass(slots=True)
class Memory:
    """The claims of a sentence in order, its topic, and the comparison that it begins with.

    `topic` is what was measured last, shares apart: of whatever a clause without a subject goes on. The topic
    of the sentence before is kept as `former`. `kin` and `former_kin` are both without the places before them.
    """

    claims: list[Linked] = field(default_factory=list)
    topic: Extent | None = None
    former: Extent | None = None
    head: Extent | None = None
    kin: Extent | None = None
    former_kin: Extent | None = None

    def begin(self, head: Extent | None) -> None:
        """Begin a new sentence, whose first clause is the comparison `head`, if any."""
        self.claims.clear()
        self.former = self.topic or self.former
        self.former_kin = self.kin or self.former_kin
        self.topic, self.kin, self.head = None, None, head

    def leave(self) -> None:
        """Leave the topic, where a clause names another that cannot be told."""
        self.topic = self.kin = None

    @property
    def last(self) -> Linked | None:
        """The claim before."""
        return self.claims[-1] if self.claims else None

    def before(self, linked: Linked) -> Linked | None:
        """Return the claim that `linked` may go on with: not one in brackets, unless it stands there itself."""
        for claim in reversed(self.claims):
            if linked.is_aside or not claim.is_aside:
                return claim
        return None

    def counted_before(self, linked: Linked, kinds: Container[str]) -> Linked | None:
        """Return the last thing counted in the unit of `linked`, behind which no other number is of those `kinds`.

        What stands in the clause of `linked` itself qualifies it: 影响因子大于10分的38篇.
        """
        for claim in reversed(self.claims[-_BACK:]):
            if claim.at == linked.at or claim.is_aside or claim.kind not in kinds:
                continue
            return claim if claim.quantity.unit == linked.quantity.unit else None
        return None

    def thing_of(self, linked: Linked) -> Extent | None:
        """Return the thing counted before in the unit of `linked`, a change, where the last sum has another unit.

        So it is where one thing alone was counted in that unit: 水华36次，面积386平方公里，同比减少28次.
        """
        told = [claim for claim in self.claims if not claim.is_aside and claim.kind in COUNTED]
        if not told or linked.quantity.kind not in COUNTED or told[-1].quantity.unit == linked.quantity.unit:
            return None
        things = {claim.measured for claim in told if claim.quantity.unit == linked.quantity.unit}
        return things.pop() if len(things) == 1 else None

    def add(self, linked: Linked) -> None:
        """Remember a claim."""
        self.claims.append(linked)
        if linked.measured is not None and not (linked.is_part or linked.is_aside or linked.is_trend):
            if linked.measured != self.topic:
                self.kin = linked.kin or linked.measured
            self.topic = linked.rest or linked.measured

    def goes_on(self, linked: Linked, start: int, text: str) -> bool:
        """Whether but a comma or a list's mark parts `linked`, whose clause begins at `start`, from the last."""
        last = self.before(linked)
        if last is None:
            return False
        between = text[last.at[1] : start] if linked.at != last.at else ""
        return _BRACKET.sub("", between).strip() in ("", ",")

    def subject_of(self, *, is_share: bool) -> Extent | None:
        """Return what a claim without a subject measures.

        A rank, and a change in points, are those of the share or the growth before; all else goes on with the
        topic.
        """
        last = self.last
        if last is not None and (last.is_part or last.is_trend) and is_share:
            return last.measured
        return self.topic or (last.measured if last else None)
