"""Shares: 制造业增加值占地区生产总值比重 is an indicator of its own, the part its breakdown."""

from __future__ import annotations

from dataclasses import dataclass

from gongbao.indicators.cleaning import Cleaner
from gongbao.indicators.naming import Namer, Number
from gongbao.indicators.rules import IndicatorRules, Share

_ANY_RATIO = Number("ratio", "", "%", "")
_ANY_CHANGE = Number("change", "", "%", "")


@dataclass(frozen=True, slots=True)
class Shared:
    """A share: the rule, and the part of the whole."""

    rule: Share
    part: str


class Shares:
    """Reads shares from phrases."""

    def __init__(self, known: IndicatorRules, namer: Namer, cleaner: Cleaner):
        self._known, self._namer, self._cleaner = known, namer, cleaner
        self._of, self._among = known.patterns["share-of"], known.patterns["share-among"]
        self._alone, self._edge = known.patterns["share-bare"], known.patterns["part-edge"]

    def of_phrase(self, phrase: str, part_before: str) -> Shared | None:
        """Return the share that `phrase` names; `part_before` is the part where the phrase has only the whole."""
        found = self._of.fullmatch(phrase)
        if found:
            return self.of_whole(found["whole"], found["part"] or part_before)
        found = self._among.fullmatch(phrase)
        if found and (share := self.of_whole(found["whole"], found["part"])):
            return share
        found = self._alone.fullmatch(phrase)
        return self._bare(found["part"] or part_before) if found else None

    def named(self, part: str, phrase: str, *, is_share: bool) -> str:
        """Return how a share that `phrase` leaves without its `part` is called in full, empty where it has its part.

        `is_share` says that `phrase` is the whole, behind 占: 研发经费投入 and GDP make 研发经费投入占GDP比重.
        """
        if is_share:
            return f"{part}占{phrase}比重" if part else ""
        of, alone = self._of.fullmatch(phrase), self._alone.fullmatch(phrase)
        is_partless = (of and not of["part"]) or (alone and not alone["part"])
        return part + phrase if part and is_partless else ""

    def of_whole(self, whole: str, part: str) -> Shared | None:
        """Return the share of `part` in `whole`, if that is the whole of an indicator and not narrowed."""
        share = self._known.wholes.get(self._cleaner.breakdown(whole)) or self._known.wholes.get(
            self._cleaner.without_place(whole)
        )
        part = self._part(part)
        is_whole = self._known.wholes.get(part) is share
        return Shared(share, part) if share and part and not is_whole else None

    def of_part(self, phrase: str) -> Shared | None:
        """Return the share that a part has by its bare name: 财政民生支出保持在70%以上."""
        part = self._part(phrase)
        share = self._known.parts.get(part)
        return Shared(share, part) if share else None

    def _bare(self, part: str) -> Shared | None:
        part = self._part(part)
        share = self._known.parts.get(part)
        if share is None:
            for number in (_ANY_CHANGE, _ANY_RATIO):
                match = self._namer.match(part, number)
                share = share or (self._known.shares_of.get(match.indicator) if match else None)
        return Shared(share, part) if share else None

    def _part(self, part: str) -> str:
        """Return the part as it stands, without its place and what leads up to it."""
        before = None
        while part != before:
            before = part
            part = self._edge.sub("", self._cleaner.without_place(part))
        return part
