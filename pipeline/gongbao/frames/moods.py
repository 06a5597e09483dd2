"""Whether a number is a target, a forecast, or a fact."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongbao.claims.models import Claim, Extent
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Period, Reason
from gongbao.frames.outline import Setting
from gongbao.frames.rules import Cue, FrameRules
from gongbao.frames.stretches import Stretches
from gongbao.text import Span

_SUBJECT = 12
"""Characters behind a number in which the verb of its subject stands."""

_MOODS = ("target", "forecast", "fact")


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that set a mood, or take the time away, from their end on."""

    start: int
    end: int
    rule: Cue

    @property
    def words(self) -> Extent:
        """Its characters."""
        return self.start, self.end


def signs(discourse: Discourse, names: Sequence[Span], known: FrameRules) -> list[Sign]:
    """Return the cues of the text in order, those inside `names` left out; at one place the first rule's for mood and
    for time.
    """
    found: dict[tuple[int, bool], Sign] = {}
    for number, match in known.cue_scan.each(discourse.text):
        rule = known.cues[number].rule
        assert isinstance(rule, Cue)
        found.setdefault((match.start(), rule.sets in _MOODS), Sign(*match.span(), rule))
    named = Stretches((name.start, name.end) for name in names)
    ordered = (found[at] for at in sorted(found))
    return [sign for sign in ordered if not named.holds(sign.start, None if sign.rule.verb else sign.end)]


class Moods:
    """Finds the mood of one claim after another."""

    def __init__(self, discourse: Discourse, claims: Sequence[Claim], cues: Sequence[Sign], setting: Setting):
        self._discourse = discourse
        self._numbers = [claim.start for claim in claims]
        self._signs = [sign for sign in cues if sign.rule.sets in _MOODS]
        self._starts = [sign.start for sign in self._signs]
        self._setting = setting

    def find(
        self, claim: Claim, period: Period, why: Reason | None, section: Setting
    ) -> tuple[str, Reason | None]:
        """Return the modality of `claim`, and why.

        `period` is its time, by the reason `why`; `section` sets the mood of what it stands in.
        """
        sign = self._done(claim) or self._last(claim) or self._of_subject(claim) or self._of_term(claim, why)
        if sign is not None and self._is_apart(claim, period, why, sign):
            return "", None
        if sign is not None:
            return ("" if sign.rule.sets == "fact" else sign.rule.sets), Reason(
                "modality", sign.rule.id, sign.words
            )
        covered, day = self._setting.period.last, self._setting.day
        is_past = self._is_past(period, section)
        if section.modality and not is_past:
            return section.modality, Reason("modality", section.rule, section.words)
        is_ahead = period.first is not None and (
            (day is not None and period.first > day)
            or (self._setting.plans and covered is not None and period.first > covered)
        )
        return ("target", why and replace(why, field="modality")) if is_ahead else ("", None)

    def _is_apart(self, claim: Claim, period: Period, why: Reason | None, sign: Sign) -> bool:
        """Whether behind a semicolon `claim` names a time that is over, which a forecast before is not about."""
        covered = self._setting.period.last
        is_own = why is not None and why.words is not None and why.words[0] > sign.end
        is_over = bool(covered and period.last and period.last <= covered)
        is_behind = self._discourse.segment(claim.start)[0] > sign.start
        return sign.rule.sets == "forecast" and is_own and is_over and is_behind

    def _is_past(self, period: Period, section: Setting) -> bool:
        """Whether `period` is over: before the report's day or plans, or in the time that it looks back on.

        Plans for no stated time begin with the year they are made in. The time of which a section estimates the
        results is none.
        """
        if period.last is None or (section.modality == "forecast" and section.period == period):
            return False
        covered, day = self._setting.period, self._setting.day
        if self._setting.modality == "target":
            begun = covered.first or (day and day.replace(month=1, day=1))
            return begun is not None and period.last < begun
        is_covered = section is not self._setting and covered.last is not None and period.last <= covered.last
        return is_covered or (day is not None and period.last < day)

    def is_over(self, claim: Claim, period: Period, why: Reason | None) -> bool:
        """Whether `period`, by the reason `why`, is no time for what `claim` aims at or expects.

        It is one that other sentences name, and is over when the report is given. A report that sets plans has them in
        parts of their own, and estimates the year gone by.
        """
        if self._setting.plans or self._setting.modality == "target":
            return False
        start, _ = self._discourse.sentence(claim.start)
        is_told = why is not None and why.words is not None and why.words[0] >= start
        end = self._setting.day or self._setting.period.last
        last = period.last or period.first
        return not is_told and bool(end and last and last <= end)

    def _done(self, claim: Claim) -> Sign | None:
        """Return the sign right behind `claim` that what was planned is done: 33个，已全部开工; 工程33个已全部开工."""
        index = bisect_left(self._starts, claim.end)
        if index == len(self._signs) or not self._signs[index].rule.takes_back:
            return None
        between = self._discourse.text[claim.end : self._starts[index]]
        is_told = not between and claim.measured is not None and claim.measured[1] <= claim.start
        return self._signs[index] if between == "," or is_told else None

    def _of_subject(self, claim: Claim) -> Sign | None:
        """Return the sign of the verb whose subject `claim` counts (3个城市将试点)."""
        index = bisect_left(self._starts, claim.end)
        end = min(self._discourse.clause(claim.end)[1], claim.end + _SUBJECT)
        if claim.predicate is not None or index == len(self._signs) or self._starts[index] >= end:
            return None
        return self._signs[index] if self._signs[index].rule.sets != "fact" else None

    def _of_term(self, claim: Claim, why: Reason | None) -> Sign | None:
        """Return the sign with which a sentence before sets the term of `claim`: 提出，到2027年，…。…."""
        if why is None or why.words is None or not why.rule.endswith("deadline"):
            return None
        start, end = self._discourse.sentence(why.words[0])
        index = bisect_right(self._starts, why.words[1]) - 1
        if end > claim.start or index < 0 or self._starts[index] < start:
            return None
        return self._signs[index] if self._signs[index].rule.sets != "fact" else None

    def _last(self, claim: Claim) -> Sign | None:
        start, _ = self._discourse.sentence(claim.start)
        clause, _ = self._discourse.clause(claim.start)
        for index in range(bisect_right(self._starts, claim.start) - 1, -1, -1):
            sign = self._signs[index]
            if sign.start < start:
                return None
            if (sign.rule.reach == "sentence" or sign.start >= clause) and not self._is_spent(sign, claim):
                return self._stronger(index, start) if sign.rule.yields else sign
        return None

    def _is_spent(self, sign: Sign, claim: Claim) -> bool:
        """Whether `sign` foresees what has no number, before the semicolon ahead of `claim`: 预计明年完工；日均…."""
        end = self._discourse.segment(sign.start)[1]
        first = bisect_left(self._numbers, sign.start)
        return sign.rule.sets == "forecast" and end <= claim.start and self._numbers[first] >= end

    def _stronger(self, index: int, start: int) -> Sign:
        """Return the sign before that of `index` in its sentence to which that one yields, else itself."""
        before = self._signs[index - 1] if index else None
        if before is None or before.start < start or before.rule.sets == "fact":
            return self._signs[index]
        return self._stronger(index - 1, start) if before.rule.yields else before
