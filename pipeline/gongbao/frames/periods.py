"""The time of each claim: a walk through the text that keeps in mind which times govern."""

from __future__ import annotations

from dataclasses import replace

from gongbao.claims.models import Claim
from gongbao.frames.balances import Balances
from gongbao.frames.discourse import Discourse
from gongbao.frames.ends import Ends
from gongbao.frames.models import Period, Reason
from gongbao.frames.outline import Setting
from gongbao.frames.rules import FrameRules
from gongbao.frames.seasons import Seasons
from gongbao.frames.sums import Sums
from gongbao.frames.times import Anchor, back, because, shifted

Found = tuple[Period, Reason | None, Setting]
"""A claim's period, the reason for it, and what sets the mood of the section that it stands in."""


class Walk:
    """Reads sections, time expressions and claims in the order of the text.

    What governs is, nearest first: the time of the clause, of the sentence, of the paragraph (`local`), of the
    paragraphs since one began with it (`topic`), of the section, of the report. `first` is the
    place of the first claim.
    """

    def __init__(self, discourse: Discourse, setting: Setting, known: FrameRules, first: int):
        self._discourse = discourse
        self._goes_on, self._summing = known.phrase("goes on"), known.phrase("summed")
        self._setting = setting
        self._section: Setting | None = None
        self._topic: Anchor | None = None
        self._local: Anchor | None = None
        self._lead: Anchor | None = None
        self._so_far: Anchor | None = None
        self._instant: Anchor | None = None
        self._near: list[tuple[int, Anchor]] = []
        self._own: tuple[int, Anchor] | None = None
        self._part = -1
        self._opening, self._first_end = discourse.paragraph_with(first)
        self._timed, self._named = -1, -1
        self._last: tuple[int, str] = (-1, "")
        self._last_end = self._dated_end = -1
        self._sums = Sums(discourse, known)
        self._spanned = Period()
        self._idle: Anchor | None = None
        self._aimed: Anchor | None = None
        self._has_moved_on = False
        self._ends = Ends()
        self._balances = Balances(discourse, known)
        self._seasons = Seasons(discourse, known)

    def section(self, at: int, setting: Setting) -> None:
        """Begin a section."""
        self._section = setting
        self._topic = self._local = self._lead = self._instant = self._own = None
        self._near.clear()
        self._part = at

    def heading(self, at: int) -> None:
        """Come to a heading that sets nothing: what an earlier part of the text was about is over."""
        self.enter(at)
        if self._topic is not None and self._topic.start > self._first_end:
            self._topic = None

    def enter(self, at: int) -> None:
        """Come to `at`: forget what has ended before."""
        part = self._discourse.part(at)
        if part.start != self._part:
            self._keep()
            self._part, self._local, self._lead, self._instant = part.start, None, None, None
            self._aimed, self._has_moved_on = None, False
        while self._near and self._near[-1][0] <= at:
            self._near.pop()
        if self._own is not None and self._own[0] <= at:
            self._own = None

    def _keep(self) -> None:
        """At the end of a paragraph, keep the time that goes on to govern: the first one's first, or a long one."""
        first = self._part == self._opening and not self._has_moved_on
        lead, given = self._lead, self._given()
        if self._has_moved_on and self._topic is not None and self._topic.start >= self._part:
            self._topic = None
        if self._topic is None and first and lead is not None and lead.period.last:
            self._topic = lead if not given or given.within(lead.period) else None
        if self._topic is None and first:
            self._topic = self._so_far
        if self._topic is not None and self._topic.period.is_short() and self._topic.start > self._first_end:
            self._topic = None

    def _given(self) -> Period:
        """Return the time that the section or the title fixes, to which a paragraph returns."""
        if self._section is not None and self._section.period:
            return self._section.period
        return self._setting.period

    def take(self, anchor: Anchor) -> None:
        """Take a time expression into account."""
        self.enter(anchor.start)
        sentence = self._discourse.sentence(anchor.start)[0]
        self._ends.take(anchor, sentence)
        self._balances.take(anchor)
        if anchor.role == "inert" or (anchor.rule.endswith("years-ahead") and self._is_of_plans()):
            return
        anchor = self._seasons.told(anchor)
        if anchor.yields and self._named == sentence:
            return
        is_told, self._named = self._named == sentence, sentence
        last, self._idle = self._idle, anchor if anchor.idle else None
        if is_told and last is not None and anchor.idle and last.is_apart(anchor):
            self._forget(last)
            return
        if anchor.role == "length":
            is_same = is_told and self._current()[0].whole_years() == anchor.count
            if anchor.start == self._dated_end or is_same:
                return
            anchor = self._measured(anchor)
        elif anchor.shifted:
            anchor = shifted(anchor, self._current()[0])
        self._dated_end = anchor.end if anchor.period.years else -1
        if anchor.period.years:
            self._spanned = anchor.period
        self._place(anchor)

    def _forget(self, anchor: Anchor) -> None:
        """Let `anchor` govern no more."""
        self._local = None if self._local is anchor else self._local
        self._topic = None if self._topic is anchor else self._topic
        self._lead = None if self._lead is anchor else self._lead

    def _leave(self) -> None:
        """Let no time govern any more but one that the section or the title fixes: the text has come to what is now."""
        for anchor in (self._local, self._topic):
            if anchor is not None and not anchor.period.within(self._given()):
                self._forget(anchor)

    def _place(self, anchor: Anchor) -> None:
        """Let `anchor` govern as far as its role says."""
        clause = self._discourse.clause(anchor.start)
        bracket = self._discourse.bracket(anchor.start) or self._discourse.quotation(anchor.start)
        if anchor.role == "segment" and anchor.end == clause[1] and self._is_behind_now(anchor):
            self._aimed = anchor
        role = "segment" if anchor.shifted and anchor.role in ("topic", "scoped") else anchor.role
        match role:
            case "own":
                self._own = (clause[1], anchor) if not bracket else (bracket[1], anchor)
            case "event" if not self._comes_later(anchor):
                self._push(clause[1], anchor)
            case "explained":
                self._seasons.take(anchor)
                self._explain(anchor)
            case "segment" if self._discourse.fills_first_clause(anchor.start, anchor.end):
                self._aim(anchor)
            case "past":
                undated = replace(anchor, period=Period(), whole=Period())
                self._push(self._discourse.part(anchor.start).end, undated)
                self._push(self._end(anchor.start), anchor)
            case "present":
                self._leave()
                self._push(self._discourse.segment(anchor.start)[1], anchor)
            case "void" | "segment":
                if self._comes_later(anchor):
                    self._local = anchor
                around = self._discourse.sentence if anchor.yields else self._discourse.segment
                self._push(around(anchor.start)[1], anchor)
            case "instant" if self._is_ahead(anchor):
                self._push(self._discourse.segment(anchor.start)[1], anchor)
            case "instant":
                self._move(anchor)
                self._instant = anchor
                self._near.clear()
            case _:
                self._govern(anchor, bracket)

    def _push(self, until: int, anchor: Anchor) -> None:
        while self._near and self._near[-1][0] <= until:
            self._near.pop()
        self._near.append((until, anchor))

    def _explain(self, anchor: Anchor) -> None:
        """Let `anchor` hold as long as the time in front of its brackets, else for its sentence."""
        told = self._local or self._topic
        if told is None or told.end != anchor.start - 1:
            self._push(self._end(anchor.start), anchor)
            return
        told = replace(told, period=anchor.period, whole=anchor.whole)
        self._local, self._topic = (told, self._topic) if self._local else (None, told)

    def _measured(self, anchor: Anchor) -> Anchor:
        covered = self._setting.period or (self._section.period if self._section else Period())
        told = self._spanned if self._spanned.whole_years() == anchor.count else Period()
        is_own = covered.is_year() and anchor.count == 1
        period = covered if is_own else back(covered.last, anchor.count) if covered.last else told
        return replace(anchor, role="topic", period=period, whole=period)

    def _govern(self, anchor: Anchor, bracket: tuple[int, int] | None) -> None:
        if bracket is not None:
            self._push(bracket[1], anchor)
            return
        if self._instant is not None and not anchor.period.within(self._instant.whole):
            if self._is_until(anchor):
                return
            self._instant = None
        if self._tells_how_far(anchor):
            self._so_far = anchor
        leads = self._discourse.opens_paragraph(anchor.start)
        sentence = self._discourse.sentence(anchor.start)[0]
        is_second, self._timed = self._timed == sentence, sentence
        detail = anchor.period.within(self._given()) and anchor.period != self._setting.period
        is_ahead = self._is_ahead(anchor)
        is_aside = is_ahead and not self._discourse.is_in_first_clause(anchor.start)
        is_part = is_second and (self._local or self._topic or self._given())
        if is_second and self._topic is not None and self._topic.start >= sentence:
            self._pass_on(self._topic, anchor)
        until = self._discourse.segment(anchor.start)[1] if is_aside else self._end(anchor.start)
        if anchor.role == "scoped" or is_aside or (detail and not leads) or is_part:
            self._push(until, anchor)
            return
        self._near.clear()
        self._move(anchor)
        if leads and not detail and anchor.period.last and not is_ahead:
            self._topic, self._local = anchor, None
        else:
            self._local = anchor
            self._lead = self._lead or (None if is_ahead else anchor)

    def _move(self, anchor: Anchor) -> None:
        """Mark that the paragraph has come to another year than it began with, so that the next one has neither."""
        before = self._lead or self._topic
        if before and before.start >= self._part and (before.is_apart(anchor) or not anchor.whole):
            self._has_moved_on = True

    def _pass_on(self, first: Anchor, second: Anchor) -> None:
        """End a time that begins a paragraph with it, or at once if its sentence moves on to a later one."""
        if first.is_apart(second):
            is_over = second.moves_on(first, self._given())
            self._local, self._topic, self._lead = None if is_over else first, None, None

    def _tells_how_far(self, anchor: Anchor) -> bool:
        """Whether it tells up to when the running year goes with which the report begins: 今年以来，…，上半年…."""
        lead = self._lead
        if lead is None or lead.period.last or self._so_far is not None or not anchor.period.last:
            return False
        return anchor.period.first == lead.period.first

    def _is_until(self, anchor: Anchor) -> bool:
        """Whether it is but the time that a last day, named right before, is the end of: 截至9月8日，今年累计."""
        instant = self._instant
        if instant is None or not instant.rule.endswith("until") or not instant.period.within(anchor.period):
            return False
        return self._last_end <= instant.start and self._discourse.segment(anchor.start)[0] <= instant.start

    def _is_of_plans(self) -> bool:
        return self._setting.plans or self.mood.modality == "target"

    def _is_ahead(self, anchor: Anchor) -> bool:
        """Whether it is a time to come, told in a report that is not about plans."""
        day, first = self._setting.day or self._setting.period.last, anchor.period.first
        return not self._is_of_plans() and day is not None and first is not None and first > day

    def _comes_later(self, anchor: Anchor) -> bool:
        """Whether it is a year that the paragraph comes to from an earlier one: 2020年为4张，到2024年达6张；…."""
        before, first = self._local or self._topic, anchor.period.first
        is_step = anchor.rule.endswith(("deadline", "founding"))
        last = before.period.last if before and before.start >= self._part and is_step else None
        return bool(last and first and last < first and not self._is_ahead(anchor))

    def _is_behind_now(self, anchor: Anchor) -> bool:
        """Whether it comes after the report's day, or after the time that governs, in a text not all of plans."""
        now, first = self._current()[0].last, anchor.period.first
        is_later = now is not None and first is not None and first > now
        return self._is_ahead(anchor) or (is_later and self.mood.modality != "target")

    def _aim(self, anchor: Anchor) -> None:
        """Let a deadline hold for its sentence, and until another where all is aimed at, and not for one year."""
        if self.mood.modality != "target" or self._given().is_year():
            self._push(self._discourse.sentence(anchor.start)[1], anchor)
            return
        self._local, self._lead = anchor, self._lead or anchor
        self._near.clear()

    def _end(self, at: int) -> int:
        """Return the end of the sentence around `at`, with the next where that goes on with a part of it."""
        end = self._discourse.sentence(at)[1]
        if self._goes_on.match(self._discourse.text, end):
            return self._discourse.sentence(end)[1]
        return end

    def _current(self) -> Found:
        if self._near:
            anchor = self._near[-1][1]
            return anchor.period, because(anchor), self.mood
        anchor_ = self._local or self._topic
        if anchor_ is not None:
            return anchor_.period, because(anchor_), self.mood
        return self._of_section()

    def _of_section(self) -> Found:
        for setting in (self._section, self._setting):
            if setting is not None and (setting.period or setting.timeless):
                return setting.period, Reason("period", setting.rule, setting.words), self.mood
        return Period(), None, self.mood

    @property
    def mood(self) -> Setting:
        """What sets the mood: the section, else the report."""
        return self._section or self._setting

    def claim(self, claim: Claim, nature: str, average: bool) -> Found:
        """Return the period of `claim`, which is a `level`, a `flow`, `timeless` or a `base`; `average` of years."""
        self.enter(claim.start)
        found = self._found(claim, nature, average)
        self._last_end = claim.end
        return found

    def _found(self, claim: Claim, nature: str, average: bool) -> Found:
        if self._own is not None:
            own, self._own = self._own[1], None
            return own.period, because(own), self.mood
        is_fixed = nature == "timeless" and self._is_next(claim)
        if nature in ("timeless", "base") and not is_fixed:
            return Period(), None, self.mood
        if not self._near and (instant := self._at_instant(claim, nature)) is not None:
            return instant
        period, reason, mood = self._current()
        if mood.modality != "target" and (day := self._balances.day_of(claim, nature, period)) is not None:
            return day.period, because(day), mood
        if self._aimed is not None and (reason is None or (reason.words or (0, 0))[0] < self._aimed.start):
            return self._behind_aim(self._aimed, claim, nature)
        if nature == "yearly" and not period.years:
            return Period(), None, mood
        if average and not period.years:
            start = self._discourse.sentence(claim.start)[0]
            return self._of_years() or (self._ends.years(start, period), reason, mood)
        if nature == "running" or self._sums.goes_on(claim, self._last_end):
            is_whole = period.years or mood.modality == "target"
            found = (period, reason) if is_whole else self._sums.of(claim, period, reason, self._last_end)
            return *found, mood
        if period.years and nature in ("level", "annual") and not period.is_decade():
            period = period.last_year()
        return period, reason, mood

    def _of_years(self) -> Found | None:
        """Return the several years that govern, where one of them is named nearer."""
        if self._topic is not None and self._topic.period.years:
            return self._topic.period, because(self._topic), self.mood
        found = self._of_section()
        return found if found[0].years else None

    def _behind_aim(self, aimed: Anchor, claim: Claim, nature: str) -> Found:
        """Return the time of `claim` in a sentence behind one that says what is to be reached by then.

        Levels are reached by the same time; of what is done nothing is told.
        """
        is_done = self._summing.search(
            self._discourse.text, self._discourse.segment(claim.start)[0], claim.start
        )
        if nature not in ("level", "annual") or is_done or claim.predicate is None:
            return Period(), None, self.mood
        return aimed.period, because(aimed), self.mood

    def _is_next(self, claim: Claim) -> bool:
        """Whether `claim` is the first behind a last day, in its clause or the next: 年末，资产总额862亿元."""
        instant = self._instant
        if instant is None or self._last_end > instant.start:
            return False
        return self._discourse.sentence(claim.start)[0] <= instant.start

    def _is_sum(self, claim: Claim, instant: Anchor) -> bool:
        """Whether `claim` is told in the paragraph of `instant` as a sum, or goes on with one."""
        if self._discourse.part(claim.start).start > instant.start:
            return False
        start = self._discourse.segment(claim.start)[0]
        return self._summing.search(self._discourse.text, start, claim.start) is not None

    def _at_instant(self, claim: Claim, nature: str) -> Found | None:
        instant = self._instant
        if instant is None:
            return None
        segment = self._discourse.segment(claim.start)[0]
        until = instant.rule.endswith("until")
        same = segment <= instant.start or (until and self._is_sum(claim, instant))
        if same and nature == "daily" and not instant.whole.is_year():
            return Period(), None, self.mood
        follows = claim.kind == "change" and self._last == (segment, "instant")
        if nature in ("level", "timeless") or follows or (same and until) or self._is_next(claim):
            self._last = (segment, "instant")
            return instant.period, because(instant), self.mood
        self._last = (segment, "")
        if instant.whole.is_year() and self._discourse.sentence(claim.start)[0] <= instant.start:
            return instant.whole, because(instant), self.mood
        if same:
            return instant.period, because(instant), self.mood
        if until and self._discourse.sentence(claim.start)[0] <= instant.start:
            return Period(), None, self.mood
        self._instant = None
        return None
