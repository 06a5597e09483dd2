"""Whom or what each number describes: the place or body of its clause, sentence or paragraph, else the report's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from gongbao.claims.models import Claim
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Reason
from gongbao.frames.owners import BODIES, Mentions, Owner
from gongbao.places import Division
from gongbao.places.rules import divisions
from gongbao.rulebook import Rulebook

_ACTING = (*BODIES, "government", "judicial", "association", "military", "party", "other")
_NATION = "中国"
_TIME = re.compile(r"[^,;:]{0,10}(?:[年月日季度期末底]|期间|以来|目前|现在|[上下]半年)")
_LEVELS = {"province": 2, "prefecture": 4, "county": 6}


def owners(mentions: Mentions, own: Owner | None, book: Rulebook) -> list[Owner]:
    """Return the mentions that own what follows them, in order of the text."""
    types = BODIES if own is not None and own.kind == "place" and own.name != _NATION else _ACTING
    found = [*mentions.named(types), *_names(mentions), *_places(mentions, own, book)]
    if own is not None and own.kind == "body":
        found = [owner for owner in found if not own.start <= owner.start < own.end]
    found.sort(key=lambda owner: (owner.start, -owner.end))
    kept = [
        *found[:1],
        *(owner for before, owner in pairwise(found) if owner.start >= before.end),
    ]
    bodies = [owner for owner in kept if owner.kind == "body"]
    kept += _references(mentions, bodies, own)
    return sorted(kept, key=lambda owner: owner.start)


def _names(mentions: Mentions) -> Iterator[Owner]:
    """Yield the nation and the world, and regions and facilities as the text calls them."""
    for (start, end), rule in mentions.scoped("name"):
        if mentions.role(start, end, "place"):
            yield Owner(start, end, rule.name, rule.id, "place")
    for (start, end), rule in mentions.scoped("text"):
        if mentions.role(start, end, "place"):
            yield Owner(start, end, mentions.discourse.document.text[start:end], rule.id, "thing")


def _places(mentions: Mentions, own: Owner | None, book: Rulebook) -> Iterator[Owner]:
    """Yield 全市, 我省: the report's own place, or the one above it."""
    if own is None:
        return
    division = next((one for one in divisions(book) if one.name == own.name), None)
    for (start, end), rule in mentions.scoped("own"):
        level = _LEVELS.get(rule.level, 0)
        if division is not None and own.name.endswith(mentions.discourse.text[end - 1]):
            level = len(division.code)
        is_below = division is None or level > len(division.code)
        if is_below and (named := _named_before(mentions, start, level)):
            yield Owner(start, end, named.name, rule.id, "place")
            continue
        above = _above(division, level, book) if division else None
        if above is None:
            yield Owner(start, end, own.name, rule.id, "own")
        elif mentions.role(start, end, "place"):
            yield Owner(start, end, above.name, rule.id, "place")


def _named_before(mentions: Mentions, at: int, level: int) -> Division | None:
    """Return the division of `level` that the paragraph has named last before `at`."""
    index = bisect_left(mentions.by_level[level], at, key=lambda place: place[0]) - 1
    if index < 0 or mentions.by_level[level][index][0] < mentions.discourse.part(at).start:
        return None
    return mentions.by_level[level][index][2]


def _above(division: Division, level: int, book: Rulebook) -> Division | None:
    if not 0 < level < len(division.code) or len(division.code) == 2:
        return None
    return _by_code(book).get(division.code[:level])


@cache
def _by_code(book: Rulebook) -> dict[str, Division]:
    return {division.code: division for division in divisions(book)}


def _references(mentions: Mentions, bodies: Sequence[Owner], own: Owner | None) -> Iterator[Owner]:
    """Yield 公司, 我校: the body named last in the paragraph, else the one whose report it is."""
    starts = [body.start for body in bodies]
    for (start, end), rule in mentions.scoped("body"):
        index = bisect_left(starts, start) - 1
        part = mentions.discourse.part(start).start
        ours = own is not None and own.kind == "body" and mentions.discourse.text[start] in "我本"
        if index >= 0 and bodies[index].start >= part and not ours:
            yield Owner(start, end, bodies[index].name, rule.id, "body")
        elif own is not None and own.kind == "body":
            yield Owner(start, end, own.name, rule.id, "body")


class Whose:
    """Finds the owner of one claim after another.

    `found` own what follows them, `members`, by where they begin, what is dealt out to them; `carried` where bodies
    stay those of later sentences.
    """

    def __init__(
        self,
        discourse: Discourse,
        found: Sequence[Owner],
        members: Mapping[int, Owner],
        own: Owner | None,
        *,
        carried: bool,
    ):
        self._discourse = discourse
        self._owners = found
        self._starts = [owner.start for owner in found]
        self._own = own
        self._members = members
        self._carried = carried
        self._is_national = own is not None and own.name == _NATION
        self._staying = [owner for owner in found if self._stays(owner)]

    def find(self, claim: Claim) -> tuple[str, Reason | None]:
        """Return what `claim` describes, and why."""
        owner = self._dealt(claim) or self._near(claim) or self._own
        if owner is None:
            return "", None
        return owner.name, Reason("about", owner.rule, owner.words) if owner.rule else None

    def _dealt(self, claim: Claim) -> Owner | None:
        """Return the place or firm that the numbers of a list are dealt out to: 北京和广州分别下跌0.2%和0.1%."""
        return self._members.get(claim.member[0]) if claim.member else None

    def _near(self, claim: Claim) -> Owner | None:
        sentence = self._discourse.sentence(claim.start)[0]
        part = self._discourse.part(claim.start).start
        index = bisect_left(self._starts, claim.start) - 1
        while index >= 0 and self._starts[index] >= sentence:
            if not self._is_aside(self._starts[index], claim):
                return self._owners[index]
            index -= 1
        index = bisect_left(self._staying, claim.start, key=lambda owner: owner.start) - 1
        return self._staying[index] if index >= 0 and self._staying[index].start >= part else None

    def _is_aside(self, at: int, claim: Claim) -> bool:
        """Whether a mention at `at` stands in brackets that `claim` is not in, or in what it is compared with."""
        if claim.comparison and claim.comparison[0] <= at < claim.comparison[1]:
            return True
        bracket = self._discourse.bracket(at)
        return bracket is not None and claim.start >= bracket[1]

    def _stays(self, owner: Owner) -> bool:
        """Whether `owner` is still that of the sentences behind its own, whose subject it is."""
        if owner.kind == "own":
            return True
        if not self._carried or owner.kind == "office" or (owner.kind == "place" and self._is_national):
            return False
        sentence = self._discourse.sentence(owner.start)[0]
        first = self._discourse.clause(sentence)[1]
        return owner.start <= first or self._is_time(sentence, first, owner.start)

    def _is_time(self, start: int, end: int, at: int) -> bool:
        """Whether but a time stands between `start`, where a sentence begins, and what begins at `at`."""
        return self._discourse.clause(at)[0] == end + 1 and bool(
            _TIME.fullmatch(self._discourse.text, start, end)
        )
