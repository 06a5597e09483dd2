"""Whom or what each number describes: the place or body of its clause, sentence or paragraph, else the report's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gongbao.claims.models import Claim
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Reason
from gongbao.frames.owners import NATION, WORLD, Owner
from gongbao.frames.rules import FrameRules

_PART = 3
"""Characters before an owner in which 其中 stands, with its comma."""


class Whose:
    """Finds the owner of one of `claims` after another.

    `found` own what follows them; `dealt` are the owners of numbers that are dealt out, by where these begin;
    `carried` where bodies stay those of later sentences, and of later clauses whatever their own tells. `known` has
    the phrases that are asked for: clauses before the subject of a sentence (a time, a place, who reports), measures
    that places have and bodies do not but for a share of them, the first words of what a village has and of a clause
    that leaves a thing. `headed` are the headings of the text, and the owners of what stands below them; `voices` are
    the bodies that own nothing, by where they begin: one that opens a sentence ends what was told before;
    `speakers` are those whose people speak right before.
    """

    def __init__(
        self,
        discourse: Discourse,
        claims: Sequence[Claim],
        found: Sequence[Owner],
        dealt: Mapping[int, Owner],
        own: Owner | None,
        known: FrameRules,
        headed: Sequence[tuple[int, Owner | None]],
        voices: Mapping[int, str],
        speakers: Mapping[int, Owner],
        *,
        carried: bool,
    ):
        self._discourse = discourse
        self._claims = claims
        self._numbers = [claim.start for claim in claims]
        self._owners = found
        self._starts = [owner.start for owner in found]
        self._own = own
        self._dealt = dealt
        self._leads = known.phrase("time"), known.phrase("where"), known.phrase("source")
        self._public, self._share = known.phrase("public"), known.phrase("share")
        self._local, self._others = known.phrase("local"), known.phrase("others")
        self._part = known.phrase("goes on")
        self._headed = headed
        self._voices = voices
        self._speakers = speakers
        self._carried = carried
        self._is_wide = own is not None and own.name in (NATION, WORLD)
        self._staying = list(self._stayers())

    def find(self, claim: Claim) -> tuple[str, Reason | None]:
        """Return what `claim` describes, and why."""
        owner = self._dealt.get(claim.start) or self._near(claim) or self._above(claim) or self._own
        if owner is None:
            return "", None
        return owner.name, Reason("about", owner.rule, owner.words) if owner.rule else None

    def _near(self, claim: Claim) -> Owner | None:
        sentence = self._discourse.sentence(claim.start)[0]
        part = self._discourse.part(claim.start).start
        quoted, speaker = self._speech(claim)
        index = bisect_right(self._starts, claim.start) - 1
        while index >= 0 and self._starts[index] >= max(sentence, quoted):
            owner = self._owners[index]
            if not self._is_out(owner, claim) and (holding := self._holding(owner, claim)):
                return holding
            index -= 1
        if speaker is not None and speaker.name:
            return speaker
        index = bisect_left(self._staying, claim.start, key=lambda owner: owner.start) - 1
        last = self._staying[index] if index >= 0 else None
        if last is None or last.start < part or self._is_public(last, claim) or self._is_over(last, claim):
            return self._unnamed(speaker)
        return last if last.kind in ("body", "thing", "local") else self._unnamed(speaker) or last

    def _unnamed(self, speaker: Owner | None) -> Owner | None:
        """Return `speaker`, one of a body without a name, if the report is of a place, which is then not told of."""
        return speaker if self._own is not None and self._own.kind == "place" else None

    def _speech(self, claim: Claim) -> tuple[int, Owner | None]:
        """Return where the speech around `claim` begins and the body that speaks it, 0 and `None` where none does.

        One without a name does not keep away who was named before.
        """
        quotation = self._discourse.quotation(claim.start)
        speaker = self._speakers.get(quotation[1]) if quotation is not None else None
        if quotation is None or speaker is None:
            return 0, None
        return (quotation[0] if speaker.name else 0), speaker

    def _is_out(self, owner: Owner, claim: Claim) -> bool:
        """Whether `owner` is none of `claim` by what either says: it stands aside, or `claim` tells of another."""
        clause = self._discourse.clause(claim.start)[0]
        is_other = owner.end <= clause and self._voices.get(clause, owner.name) != owner.name
        return (
            is_other
            or self._is_aside(owner, claim)
            or self._is_public(owner, claim)
            or self._is_left(owner, claim)
            or (self._is_part(owner) and owner.start < self._discourse.segment(claim.start)[0])
        )

    def _is_part(self, owner: Owner) -> bool:
        """Whether `owner` is told of but as a part of the whole: 其中歙县3亿元, up to the semicolon."""
        return self._part.search(self._discourse.before(owner.start, _PART)) is not None

    def _is_left(self, owner: Owner, claim: Claim) -> bool:
        """Whether the clause of `claim`, behind that of a thing or facility that is `owner`, begins with others."""
        clause = self._discourse.clause(claim.start)[0]
        if owner.kind not in ("thing", "office") or owner.end > clause:
            return False
        return self._others.match(self._discourse.text, clause) is not None

    def _is_over(self, owner: Owner, claim: Claim) -> bool:
        """Whether another body than `owner` opens the sentence or the clause of `claim` (移民局预测，旅客…)."""
        starts = self._discourse.sentence(claim.start)[0], self._discourse.clause(claim.start)[0]
        return owner.kind != "own" and any(
            self._voices.get(start, owner.name) != owner.name for start in starts
        )

    def _above(self, claim: Claim) -> Owner | None:
        """Return the owner that the last heading before `claim` names."""
        index = bisect_right(self._headed, claim.start, key=lambda heading: heading[0]) - 1
        return self._headed[index][1] if index >= 0 else None

    def _is_public(self, owner: Owner, claim: Claim) -> bool:
        """Whether `claim` measures, in a clause after the one of a body, what its place has (县医院封顶，参保率98%)."""
        if owner.kind not in ("body", "office", "thing") or self._own is None or self._own.kind != "place":
            return False
        clause = self._discourse.clause(claim.start)[0]
        if not owner.name or claim.subject is not None or owner.end > clause:
            return False
        found = self._public.search(self._discourse.text, clause, claim.start)
        return found is not None and self._share.search(self._discourse.text, clause, found.start()) is None

    def _is_aside(self, owner: Owner, claim: Claim) -> bool:
        """Whether `owner` stands in brackets that `claim` is not in, in what it is compared with, or is over."""
        at = owner.start
        if owner.kind == "several" and at < self._discourse.segment(claim.start)[0]:
            return True
        if claim.comparison and claim.comparison[0] <= at < claim.comparison[1]:
            return True
        bracket = self._discourse.bracket(at)
        return bracket is not None and claim.start >= bracket[1]

    def _holding(self, owner: Owner, claim: Claim) -> Owner | None:
        """Return what owns `claim` where `owner` is named before it, `None` where that is no longer told of.

        In an account of all that was done, one that is but named in a clause without a number has what the next
        clause measures of it (成渝地区走深走实，经济总量超9万亿元). What others do behind it is the report's own
        (湖头镇入选强镇，新增企业4家), nobody's where it opened the sentence and may go on doing.
        """
        if self._carried or owner.kind == "own":
            return owner
        end = self._discourse.clause(owner.end)[1]
        index = bisect_left(self._numbers, owner.end)
        if claim.start < end or self._numbers[index] < end:
            return owner
        opens = self._opens(owner)
        if owner.kind == "several":
            return owner if opens else None
        first = self._claims[index]
        start, _ = self._discourse.clause(first.start)
        if start != end + 1:
            return None
        if owner.kind == "local":
            return owner if self._local.match(self._discourse.text, start) else None
        if first.measured is not None and first.measured[0] == start:
            return owner if opens or owner.kind != "body" else None
        return replace(owner, name="") if opens else None

    def _opens(self, owner: Owner) -> bool:
        """Whether `owner` opens what stands between semicolons and stops, and no list."""
        at = self._after_leads(self._discourse.segment(owner.start)[0], owner.start)
        end = self._discourse.clause(at)[1]
        is_listed = owner.kind != "several" and "、" in self._discourse.text[owner.end : end]
        return owner.start <= end and not is_listed

    def _stayers(self) -> Iterator[Owner]:
        """Yield the owners that stay; of places that a sentence holds against one another, the report's own does."""
        name = self._own.name if self._own is not None else ""
        for index, owner in enumerate(self._owners):
            if self._stays(owner):
                yield replace(owner, name=name, kind="own") if self._is_matched(owner, index) else owner

    def _is_matched(self, owner: Owner, index: int) -> bool:
        """Whether `owner`, the one at `index`, is a place and another begins behind a semicolon (甲最多；乙最少)."""
        if owner.kind != "place":
            return False
        end = self._discourse.sentence(owner.start)[1]
        later = bisect_left(self._starts, end, lo=index)
        return any(
            other.kind == "place" and other.start == self._discourse.segment(other.start)[0] >= owner.end
            for other in self._owners[index + 1 : later]
        )

    def _stays(self, owner: Owner) -> bool:
        """Whether `owner` is still that of the sentences behind its own, whose subject it is."""
        if owner.kind == "own" or (self._carried and self._is_ours(owner)):
            return True
        if (
            not self._carried
            or owner.kind in ("office", "several")
            or self._is_part(owner)
            or (owner.kind == "place" and self._passes_by(owner))
        ):
            return False
        at = self._after_leads(self._discourse.sentence(owner.start)[0], owner.start)
        return owner.start <= self._discourse.clause(at)[1]

    def _is_ours(self, owner: Owner) -> bool:
        """Whether `owner` is the body whose report it is."""
        return self._own is not None and self._own.kind == "body" and owner.name == self._own.name

    def _passes_by(self, place: Owner) -> bool:
        """Whether a report of the nation or the world, or of a body that tells of its own again, but names a `place`.

        One that a paragraph of a report of the nation begins with is what that is about.
        """
        is_of_body = self._own is not None and self._own.kind == "body"
        if self._is_wide:
            return self._discourse.part(place.start).start != place.start
        return is_of_body and place.name not in (NATION, WORLD)

    def _after_leads(self, start: int, until: int) -> int:
        """Return where the first clause from `start` on begins that is no time and no source, or that holds `until`."""
        end = self._discourse.clause(start)[1]
        while until > end and any(lead.fullmatch(self._discourse.text, start, end) for lead in self._leads):
            start, end = end + 1, self._discourse.clause(end + 1)[1]
        return start
