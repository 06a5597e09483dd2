"""How the claims of a text stand to one another: levels and their changes, shares, steps, lists, wholes and parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gongbao.claims.models import Claim, Extent
from gongbao.frames.models import Frame
from gongbao.indicators.naming import Number
from gongbao.indicators.phrases import Phrases
from gongbao.indicators.rules import IndicatorRules

_NO_LEVELS = ("change", "rank", "streak")
"""Kinds of claims that state no level."""

_SHARES = "占"
"""The verb by which a part is told as a share of its whole."""

_LONGEST_LIST = 8
"""Claims behind one in which the last member of its list is sought."""


def is_level(number: Number | Claim) -> bool:
    """Return whether the number is how much there is, no change, rank or streak."""
    return number.kind not in _NO_LEVELS


def _last_before(flags: Iterable[bool]) -> list[int]:
    """Return for each place the last one before it whose flag holds, -1 where none does."""
    found, last = [], -1
    for at, flag in enumerate(flags):
        found.append(last)
        last = at if flag else last
    return found


def _is_part(claims: Sequence[Claim], index: int) -> bool:
    """Return whether a claim tells what part of a plan what was told right before is: 收入386亿元，为预算的101%."""
    claim, before = claims[index], claims[index - 1] if index else None
    return (
        before is not None
        and claim.kind == "ratio"
        and is_level(before)
        and before.kind != "ratio"
        and before.measured == claim.measured
    )


Sort = tuple[str, str]
"""Kind and unit of numbers that are told alike."""


class Order:
    """Tells of a claim, by its index, what the claims beside it have to do with it.

    What depends on claims far away is told once for all of them, so that a long text takes steps in proportion.
    """

    def __init__(
        self,
        text: str,
        claims: Sequence[Claim],
        frames: Sequence[Frame],
        phrases: Phrases,
        known: IndicatorRules,
    ):
        self._text, self._claims, self._frames, self._phrases = text, claims, frames, phrases
        self._patterns, self._unreal = known.patterns, tuple(known.words["unreal"])
        self._drawn, self._light = known.words["drawn"], known.words["light"]
        shares = [self.is_share(claim) for claim in claims]
        parts = [_is_part(claims, index) for index in range(len(claims))]
        self._level_before = _last_before(
            is_level(claim) and not (share or part)
            for claim, share, part in zip(claims, shares, parts, strict=True)
        )
        self._told_before = _last_before(
            bool(claim.measured) and not share for claim, share in zip(claims, shares, strict=True)
        )
        self._first: list[int] = []
        self._runs: list[list[int]] = []
        for index in range(len(claims)):
            is_same = index > 0 and claims[index - 1].measured == claims[index].measured
            self._first.append(self._first[-1] if is_same else index)
            self._runs.append(self._runs[-1] if index and self._goes_on(index - 1, index) else [])
            self._runs[-1].append(index)
        self._undealt = {run[0]: self._is_of_one(run) for at, run in enumerate(self._runs) if run[0] == at}

    def first_of(self, index: int) -> int:
        """Return the first of the claims up to `index` that measure the same: 住宅163万平方米，下降11%."""
        return self._first[index]

    def level_before(self, index: int) -> int:
        """Return the last claim before `index` that tells a level, shares apart; -1 where there is none."""
        return self._level_before[index]

    def told_before(self, index: int, sentence: int) -> int:
        """Return the last claim before `index` behind where its `sentence` starts, shares apart; -1 for none."""
        before = self._told_before[index]
        return before if before >= 0 and self._claims[before].start >= sentence else -1

    def sort(self, index: int) -> Sort | None:
        """Return what sort of number the claim is, `None` for a share."""
        claim = self._claims[index]
        return None if self.is_share(claim) else (claim.kind, claim.quantity.unit)

    def about(self, index: int) -> str:
        """Return whom or what the claim describes, empty where that is not known."""
        return self._frames[index].about

    def is_share(self, claim: Claim) -> bool:
        """Return whether the number is a share of what is measured."""
        return self._phrases.verb(claim) == _SHARES

    def is_of_share(self, index: int) -> bool:
        """Return whether the number is a change of the share told before it, of which only the whole is named."""
        claim, before = self._claims[index], self._claims[index - 1] if index else None
        return (
            before is not None
            and claim.kind == "change"
            and claim.measured == before.measured
            and self.is_share(before)
        )

    def is_mark(self, claim: Claim) -> bool:
        """Return whether the number is a mark that the thing behind it passes: 亿元以上项目投资."""
        is_before = claim.predicate is None and claim.measured is not None and claim.measured[0] == claim.end
        return (
            is_before and self._patterns["threshold"].search(self._text[claim.start : claim.end]) is not None
        )

    def is_step(self, index: int) -> bool:
        """Return whether the number is the height of steps that are counted: 跨越3个千亿元台阶."""
        before = self._claims[index - 1] if index else None
        return before is not None and before.kind == "count" and before.end == self._claims[index].start

    def drawn_by(self, index: int) -> str:
        """Return the verb by which something else brought the figure about: 班列带动全省进出口415.4亿元."""
        claim = self._claims[self.first_of(index)]
        verb = self._phrases.verb(claim)
        return verb if verb in self._drawn and is_level(claim) else ""

    def is_added_to(self, index: int) -> bool:
        """Return whether the next claim tells the whole that the thing is added to: 建成公园127座，累计达到1100座."""
        if index + 1 >= len(self._claims):
            return False
        claim, after = self._claims[index], self._claims[index + 1]
        between = self._text[claim.end : after.start]
        is_of_it = after.measured is not None and (
            after.measured == claim.measured or after.measured[0] >= claim.end
        )
        is_like = (claim.kind, claim.quantity.unit) == (after.kind, after.quantity.unit)
        return is_of_it and is_like and self._patterns["sum"].fullmatch(between) is not None

    def is_counted_thing(self, index: int) -> bool:
        """Return whether the words measured are a thing that is counted or acted on: 10家企业, 吸纳就业36万人."""
        claim = self._claims[index]
        if claim.measured is None:
            return False
        is_object = claim.predicate is not None and claim.predicate[1] == claim.measured[0]
        return claim.measured[0] >= claim.end or (is_object and self._phrases.verb(claim) not in self._light)

    def is_total(self, index: int) -> bool:
        """Return whether the number is in the unit of the one listed before it: 新增上市公司48家、总量达122家."""
        if self.listed_before(index) is None:
            return False
        claim, before = self._claims[index], self._claims[index - 1]
        return (claim.kind, claim.quantity.unit) == (before.kind, before.quantity.unit)

    def listed_before(self, index: int) -> Extent | None:
        """Return what the claim before measures if the two stand in one list, with their numbers or before them.

        运营线路增至14条、运营里程580公里; 事故起数和死亡人数分别下降6%、4%.
        """
        claim, before = self._claims[index], self._claims[index - 1] if index else None
        if before is None or claim.measured is None or before.measured is None:
            return None
        start, _ = claim.measured
        is_next = self._text[before.end : start].strip() == "、"
        joins = self._patterns["joint"].fullmatch(
            self._text, before.measured[1], max(start, before.measured[1])
        )
        return before.measured if is_next or joins else None

    def is_contribution(self, claim: Claim) -> bool:
        """Return whether the number is what something adds to a growth: 拉动经济增长3.8个百分点."""
        if claim.measured is None or not self._patterns["points"].search(claim.quantity.unit):
            return False
        start, end = claim.measured
        return (
            self._patterns["contribution"].search(self._text[self._phrases.stretch(start) : end]) is not None
        )

    def is_unreal(self, claim: Claim) -> bool:
        """Return whether a word beside the thing says that it is not there: 注销经营主体, 不良贷款处置26亿元."""
        start = claim.measured[0] if claim.measured else claim.start
        before = self._text[self._phrases.stretch(start) : start].rstrip()
        return before.endswith(self._unreal) or self._phrases.verb(claim) in self._unreal

    def is_per_unit(self, claim: Claim) -> bool:
        """Return whether the clause makes the number one per head or unit: 每万人拥有5G基站32.1个."""
        start = claim.measured[0] if claim.measured else claim.start
        return self._patterns["per"].search(self._text, self._phrases.stretch(start), start) is not None

    def run(self, index: int) -> list[int]:
        """Return the claims of one measured phrase whose numbers stand in one list with that of claim `index`."""
        return self._runs[index]

    def is_undealt(self, index: int) -> bool:
        """Return whether one phrase has several numbers of one owner and time, so that none can tell what each is of.

        Points against several others (增速比工业、服务业高4.5个和1.3个百分点) are all of the phrase.
        """
        is_undealt = self._undealt[self._runs[index][0]]
        return is_undealt and self._patterns["points"].search(self._claims[index].quantity.unit) is None

    def _is_of_one(self, run: Sequence[int]) -> bool:
        """Return whether several numbers are of one sort, owner and time."""
        frames = [self._frames[at] for at in run]
        told = {(frame.period_start, frame.period_end, frame.about) for frame in frames}
        sorts = {(self._claims[at].kind, self._claims[at].quantity.unit) for at in run}
        return len(run) > 1 and len(told) == 1 and len(sorts) == 1

    def _goes_on(self, first: int, second: int) -> bool:
        one, two = self._claims[first], self._claims[second]
        between = self._text[one.end : two.start]
        return one.measured == two.measured and self._patterns["joint"].fullmatch(between) is not None

    def last_member(self, index: int) -> Extent | None:
        """Return what the last member of a list measures in which the claim is told: 镍产量 of 黄金、白银、镍产量."""
        extent, listed = self._claims[index].measured, self._patterns["listed"]
        if extent is None or not listed.match(self._text, extent[1]):
            return None
        found = None
        for claim in self._claims[index + 1 : index + 1 + _LONGEST_LIST]:
            if claim.measured is None or claim.measured[0] < extent[1]:
                break
            if not listed.fullmatch(self._text, extent[1], claim.measured[0]):
                break
            found = extent = claim.measured
        return found

    def stands_among_parts(self, index: int, whole: int, part: int) -> bool:
        """Return whether the claim is in the unit of the claim `whole`, behind 其中 or in the list that it opened.

        `part` is the last claim that told a part of the whole.
        """
        claim, head = self._claims[index], self._claims[whole]
        if claim.measured is None or (head.kind, head.quantity.unit) != (claim.kind, claim.quantity.unit):
            return False
        between = self._text[self._claims[index - 1].end : claim.measured[0]]
        before = self.level_before(index)
        if before == whole and self._patterns["part-opens"].fullmatch(between):
            return True
        return before == part and self._patterns["part-next"].fullmatch(between) is not None
