"""Mentions of what numbers may describe: places and bodies, as they are named or stood for by other words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from gongbao.claims.models import Extent
from gongbao.frames.discourse import Discourse
from gongbao.frames.rules import FrameRules, Mention, Scope
from gongbao.organizations.models import Organization
from gongbao.places import Division
from gongbao.text import Part

BODIES = ("company", "finance", "school", "medical", "research")
"""Types of bodies that reports tell of, and that stay what a paragraph tells of."""

ACTING = (*BODIES, "government", "judicial", "association", "military", "party", "other")
"""Types of bodies that own what is told of them in a report that is of no place, or of the nation."""

RULING = ("government", "party", "legislature", "consultative")
"""Types of bodies that act for their place, whose deeds and money are those of the place."""

_OFFICIAL = ("government", "finance", "judicial", "military")
"""Types of bodies that speak for their country."""

NATION = "中国"
"""The name of the nation, as scopes give it."""

WORLD = "全球"
"""The name of the world, as scopes give it."""

CITY = "市"
"""What the names of cities end with, four of which are as wide as provinces."""

LEVELS = {"province": 2, "prefecture": 4, "county": 6}
"""Digits of the codes of divisions, by the words that speak of them."""

_BEFORE = 12
_AFTER = 32


@dataclass(frozen=True, slots=True)
class Owner:
    """A mention of what a number may describe: its characters, its name, the rule that says so, and its kind.

    Kinds are `place`, `body`, `office` (a body that acts for others), `thing` (a facility, or a region without a
    government), `local` (a town or a village), `several` (a list of them, up to a semicolon), and `own`, what the
    whole report is about; of that, `start` and `end` are the words that say so, 0 where none does.
    """

    start: int
    end: int
    name: str
    rule: str
    kind: str

    @property
    def words(self) -> Extent | None:
        """Its characters."""
        return (self.start, self.end) if self.end > self.start else None


Named = tuple[int, int, Division]
"""Where a place is named, and which."""


class Mentions:
    """Reads mentions of places and bodies by the rules on the words around them.

    `places` are divisions; `countries` are other lands, of which figures are told only in reports that are about
    the nation, the world or no place.
    """

    def __init__(
        self,
        discourse: Discourse,
        places: Sequence[Named],
        bodies: Sequence[Organization],
        known: FrameRules,
        countries: Sequence[Named] = (),
    ):
        self.discourse = discourse
        self.places = places
        self.countries = countries
        self.by_sign = _by_sign(places)
        self.bodies = bodies
        self.known = known

    def role(self, start: int, end: int, kind: str) -> str:
        """Return the rule by which the mention owns what follows it, empty where it does not."""
        rule = self._owning(start, end, kind)
        return rule.id if rule is not None else ""

    def _owning(self, start: int, end: int, kind: str) -> Mention | None:
        rule = self.told(start, end, kind)
        return rule if rule is not None and rule.role == "owner" else None

    def told(self, start: int, end: int, kind: str) -> Mention | None:
        """Return the rule that tells what the mention owns, `None` where none does."""
        before = self.discourse.before(start, _BEFORE)
        after = self.discourse.text[end : end + _AFTER]
        for item in self.known.around_names.at(after, 0, before[-1:]):
            rule = item.rule
            assert isinstance(rule, Mention)
            is_of = kind in rule.of or (kind == "firm" and "organization" in rule.of)
            if is_of and item.is_between(before, after):
                return rule
        return None

    def is_county(self, start: int, end: int) -> bool:
        """Whether a word from `start` to `end` is the short name of a county by what stands around it (威宁最低)."""
        before, after = self.known.phrase("before county"), self.known.phrase("behind county")
        text = self.discourse.text
        return before.match(text, start) is not None and after.match(text, end) is not None

    def beside(self, places: Sequence[Named]) -> Mentions:
        """Return the same with more divisions, which are none of those that it has."""
        by_start = {place[0]: place for place in [*places, *self.places]}
        if len(by_start) == len(self.places):
            return self
        divisions = [by_start[start] for start in sorted(by_start)]
        other = copy(self)
        other.places, other.by_sign = divisions, _by_sign(divisions)
        return other

    @cached_property
    def _of_nations(self) -> frozenset[str]:
        """The bodies of several nations, as the text names them."""
        text = self.discourse.document.text
        return frozenset(text[body.start : body.end] for body in self.bodies if body.type == "international")

    @cached_property
    def lands_abroad(self) -> frozenset[str]:
        """The names of the other countries that the text names."""
        return frozenset(division.name for _, _, division in self.countries)

    @cached_property
    def _leads(self) -> dict[int, int]:
        """Where places that stand side by side begin, by where the last of them ends: 新疆哈密市."""
        found: dict[int, int] = {}
        for start, end, _ in self.places:
            found[end] = found.get(start, start)
        return found

    @cached_property
    def headings(self) -> list[Part]:
        """The headings below the headline, and the paragraphs that are but a label: 天长市：."""
        text, label = self.discourse.text, self.known.phrase("label")
        return [
            part
            for part in self.discourse.document.parts
            if part.kind in ("heading", "subtitle")
            or (part.kind == "paragraph" and label.fullmatch(text, part.start, part.end))
        ]

    @cached_property
    def sites(self) -> dict[int, Owner]:
        """The ports, stations and zones named by the place they stand in (霍尔果斯口岸), by where that begins.

        But for zones those of a province have names of their own (新疆红其拉甫口岸), of which it is no part.
        """
        found: dict[int, Owner] = {}
        lead, first, last = -1, -1, -1
        for start, end, division in self.places:
            lead, first = (lead, first) if start == last else (start, start)
            is_wide = len(division.code) == LEVELS["province"] and not division.name.endswith(CITY)
            first, last = (end if is_wide else first), end
            if site := self._site(lead, first, end, is_wide=is_wide):
                found[start] = site
        return found

    def _site(self, lead: int, first: int, end: int, *, is_wide: bool) -> Owner | None:
        """Return the site named from `first` on by the place that ends at `end`, if it owns what follows `lead`."""
        for use, kind in (("zone", "thing"), ("site", "office"), ("depot", "office")):
            site = self.known.phrase(use).match(self.discourse.text, end)
            if site is None:
                continue
            if is_wide and site["head"] == site[0]:
                if use == "site":
                    continue
                first = lead
            if rule := self.role(lead, site.end(), "place"):
                return Owner(first, site.end(), self.discourse.document.text[first : site.end()], rule, kind)
        return None

    def voices(self) -> dict[int, str]:
        """Return the bodies that own nothing, by where they begin."""
        text = self.discourse.document.text
        return {
            body.start: text[body.start : body.end]
            for body in self.bodies
            if not self.role(body.start, body.end, _sort(body))
        }

    def passing(self) -> frozenset[int]:
        """Return where bodies begin that are named in passing: with whom, from whom, of several."""
        told = ((body.start, self.told(body.start, body.end, _sort(body))) for body in self.bodies)
        return frozenset(start for start, rule in told if rule is not None and rule.passes)

    def lands(self, own: Owner | None) -> Sequence[Named]:
        """Return the divisions of a report about `own`, and the countries where its figures may be theirs."""
        if not self.countries or (own is not None and own.name not in (NATION, WORLD, *self._of_nations)):
            return self.places
        return sorted([*self.places, *self.countries], key=lambda named: named[0])

    def named(self, types: Sequence[str], own: Owner | None) -> Iterator[Owner]:
        """Yield the bodies of `types`, and the places outside any body, that own what follows them.

        Of places that stand side by side (广西凭祥市) that is the last.
        A country owns what its own offices make known (美国劳工部公布).
        """
        text, index = self.discourse.document.text, 0
        speakers: dict[int, str] = {}
        for body in self.bodies:
            if self.known.phrase("class").fullmatch(self.discourse.text, body.start, body.end):
                continue
            rule = self._owning(self._leads.get(body.start, body.start), body.end, _sort(body))
            is_one = body.type in types or (self._place_of(body) and self._is_foreign(body, own))
            if rule is not None and is_one:
                kind = "body" if body.type in BODIES and not rule.passes else "office"
                yield Owner(body.start, body.end, text[body.start : body.end], rule.id, kind)
            elif rule is None:
                speakers[body.start] = body.type
        lands, first, last = self.lands(own), -1, -1
        for number, (start, end, division) in enumerate(lands):
            first, last = (first if start == last else start), end
            if number + 1 < len(lands) and _is_whole_of(lands[number], lands[number + 1]):
                continue
            while index < len(self.bodies) and self.bodies[index].end <= start:
                index += 1
            inside = index < len(self.bodies) and self.bodies[index].start <= start
            is_speaker = not division.code and speakers.get(start) in _OFFICIAL
            if (not inside or is_speaker) and (found := self.role(first, end, "place")):
                yield Owner(start, end, division.name, found, "place")

    def members(self, own: Owner | None) -> dict[int, Owner]:
        """Return the places and bodies of a report about `own` of which a list may deal out numbers, by their start.

        Of offices these are those that are none of its own (财政部、应急管理部).
        """
        rule, text = self.rule("member"), self.discourse.document.text
        found = {
            start: Owner(start, end, division.name, rule, "place") for start, end, division in self.lands(own)
        }
        for start, site in self.sites.items():
            found.pop(start, None)
            found[site.start] = site
        for (start, end), _ in [*self.scoped("text"), *self.scoped("work"), *self.scoped("local")]:
            found[start] = Owner(start, end, text[start:end], rule, "thing")
        for body in self.bodies:
            if body.type in BODIES:
                found[body.start] = Owner(body.start, body.end, text[body.start : body.end], rule, "body")
            elif self._is_foreign(body, own):
                found[body.start] = Owner(body.start, body.end, text[body.start : body.end], rule, "office")
        return found if rule else {}

    def _is_foreign(self, body: Organization, own: Owner | None) -> bool:
        """Return whether a body is an office of another place than the one that the report is about, as customs are."""
        is_local = own is not None and own.kind == "place" and own.name not in (NATION, WORLD)
        return body.type == "government" and own is not None and is_local and not self.is_of(body, own)

    def is_of(self, body: Organization, own: Owner) -> bool:
        """Return whether a body is by its name one of the place that the report is about: 省财政厅, 福建省财政厅."""
        if place := self._place_of(body):
            return place.name == own.name
        return self.known.phrase("own office").match(self.discourse.text, body.start, body.end) is not None

    def _place_of(self, body: Organization) -> Division | None:
        """Return the division that the name of a body begins with."""
        index = bisect_left(self.places, body.start, key=lambda place: place[0])
        start, end, division = self.places[index] if index < len(self.places) else (-1, -1, None)
        return division if start == body.start and end <= body.end else None

    def is_of_all(self, run: Sequence[Owner]) -> bool:
        """Return whether what is told of a list of members is told of the whole (英国、瑞士对华投资)."""
        rule = self.told(run[0].start, run[-1].end, "list")
        return rule is not None and rule.role == "not"

    def scoped(self, scope: str, within: Extent | None = None) -> Iterator[tuple[Extent, Scope]]:
        """Yield where words of a `scope` stand, in all of the text or `within` a run of it, with their rule."""
        for number in self.known.by_scope.get(scope, ()):
            rule, patterns = self.known.worded[number].rule, self.known.worded[number].patterns
            assert isinstance(rule, Scope)
            unless = patterns.get("unless")
            for match in self._matches(number, within):
                if unless is None or not unless.search(match[0]):
                    yield match.span(), rule

    def _matches(self, number: int, within: Extent | None) -> Iterable[re.Match[str]]:
        if within is None:
            return self._found[number]
        return self.known.worded[number].patterns["pattern"].finditer(self.discourse.text, *within)

    @cached_property
    def _found(self) -> list[list[re.Match[str]]]:
        """Where the words of each scope stand in all of the text."""
        return self.known.worded_scan.find(self.discourse.text)

    def rule(self, scope: str) -> str:
        """Return the id of the first rule of a `scope`, empty where a user has switched it off."""
        rules = (item.rule for item in self.known.scopes)
        return next((rule.id for rule in rules if isinstance(rule, Scope) and rule.scope == scope), "")


def _sort(body: Organization) -> str:
    """Return what rules on mentions call a body like `body`."""
    return "firm" if body.type == "company" else "organization"


def _is_whole_of(whole: Named, part: Named) -> bool:
    """Whether `part` stands right behind the division that it lies in."""
    return part[0] == whole[1] and part[2].lies_in(whole[2])


def _by_sign(places: Sequence[Named]) -> dict[str, list[Named]]:
    """Return `places` by what their names end with: 市, 县."""
    found: dict[str, list[Named]] = defaultdict(list)
    for place in places:
        found[place[2].name[-1]].append(place)
    return found
