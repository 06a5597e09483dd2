"""Whom or what each number describes: the place or body of its clause, sentence or paragraph, else the report's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongbao.claims.models import Claim
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Reason
from gongbao.frames.owners import Mentions, Owner
from gongbao.places import Division
from gongbao.places.rules import divisions
from gongbao.rulebook import Rulebook

_BODIES = ("company", "finance", "school", "medical", "research")
_ACTING = (*_BODIES, "government", "judicial", "association", "military", "party", "other")
_NATION = "中国"
_LEVELS = {"province": 2, "prefecture": 4, "county": 6}


def owners(mentions: Mentions, own: Owner | None, book: Rulebook) -> list[Owner]:
    """Return the mentions that own what follows them, in order of the text."""
    types = _BODIES if own is not None and own.kind == "place" and own.name != _NATION else _ACTING
    found = [*mentions.named(types), *_names(mentions), *_places(mentions, own, book)]
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
    index = bisect_left(mentions.starts, at) - 1
    part = mentions.discourse.part(at).start
    while index >= 0 and mentions.starts[index] >= part:
        if len(mentions.places[index][2].code) == level:
            return mentions.places[index][2]
        index -= 1
    return None


def _above(division: Division, level: int, book: Rulebook) -> Division | None:
    if not 0 < level < len(division.code) or len(division.code) == 2:
        return None
    return next((one for one in divisions(book) if one.code == division.code[:level]), None)


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
    """Finds the owner of one claim after another; `carried` where bodies stay those of later sentences."""

    def __init__(self, discourse: Discourse, found: Sequence[Owner], own: Owner | None, *, carried: bool):
        self._discourse = discourse
        self._owners = found
        self._starts = [owner.start for owner in found]
        self._own = own
        self._carried = carried
        self._is_national = own is not None and own.name == _NATION

    def find(self, claim: Claim) -> tuple[str, Reason | None]:
        """Return what `claim` describes, and why."""
        owner = self._near(claim) or self._own
        if owner is None:
            return "", None
        return owner.name, Reason("about", owner.rule, owner.words) if owner.rule else None

    def _near(self, claim: Claim) -> Owner | None:
        sentence = self._discourse.sentence(claim.start)[0]
        part = self._discourse.part(claim.start).start
        for index in range(bisect_left(self._starts, claim.start) - 1, -1, -1):
            owner = self._owners[index]
            if owner.start < part:
                return None
            if owner.start >= sentence or self._stays(owner):
                return owner
        return None

    def _stays(self, owner: Owner) -> bool:
        """Whether `owner` is still that of the sentences behind its own, whose subject it is."""
        if owner.kind == "own":
            return True
        if not self._carried or (owner.kind == "place" and self._is_national):
            return False
        return owner.start <= self._discourse.clause(self._discourse.sentence(owner.start)[0])[1]
