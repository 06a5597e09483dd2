"""Full names, by the place that a body names or the report is about."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gongbao import places
from gongbao.organizations.finding import Found
from gongbao.organizations.models import Organization
from gongbao.organizations.own_town import OwnTown
from gongbao.organizations.rules import expansions, known, word_list
from gongbao.places import Division
from gongbao.places.rules import by_code, divisions, gazetteer
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation, compiled
from gongbao.text import Document
from gongbao.text.sieve import Sieve

_NEAR = 400


class Placed(NamedTuple):
    """A name parted at its place: what stands before it, the place as written, and what follows."""

    before: str
    place: str
    rest: str


class Namer:
    """Gives full names to the bodies of one text."""

    def __init__(self, document: Document, book: Rulebook):
        self.source = document.text
        self.text = document.plain
        self.book = book
        self.knowledge = NameKnowledge.of(book)
        self.home = self.knowledge.chain(document.place)
        self.town, self.town_sign = OwnTown.of(book).read(document)
        self._stands: dict[str, bool] = {}
        self._zones: dict[str, str] = {}

    def named(self, found: Found) -> Organization:
        """Return the mention with its full name and place."""
        plain, written = (text[found.start : found.end] for text in (self.text, self.source))
        parts = self.knowledge.parted(plain)
        division = self._division(parts.place, found.start) if parts else None
        name = self._supported(found) or written
        if parts and division and not found.full and written == plain:
            official = parts.place in self.knowledge.levels or parts.place == division.name
            name = self.knowledge.full(parts, division.name, official) or written
        if parts is None and not found.full and written == plain:
            name = self._in_zone(plain) or self._in_town(plain) or written
        return Organization(
            found.start, found.end, name, found.type, division.name if division else "", found.rule
        )

    def of_place(self, place: str, office: str, of_party: bool) -> str:
        """Return the full name of an office of a division, one of its party committee's with `of_party`.

        Empty where `place` is, and where the text is not written as it is read.
        """
        if not place or self.source != self.text:
            return ""
        return self.knowledge.full(Placed("", place, f"委{office}" if of_party else office), place, True)

    def _in_zone(self, written: str) -> str:
        """Return the full name of a body of a zone that the text names with its town: 高新区党工委."""
        zone = next((level for level in self.knowledge.zones if written.startswith(level)), "")
        if not zone or len(written) == len(zone):
            return ""
        if zone not in self._zones:
            self._zones[zone] = self.knowledge.placed_zone(zone, self.text)
        place = self._zones[zone]
        return self.knowledge.full(Placed("", zone, written[len(zone) :]), place, True) if place else ""

    def _in_town(self, written: str) -> str:
        """Return the full name of a body of the town that the report is about: 镇党委."""
        sign, rest = self.town_sign, written[len(self.town_sign) :]
        if not (sign and rest and written.startswith(sign)):
            return ""
        return self.knowledge.full(Placed("", sign, rest), self.town, True)

    def _supported(self, found: Found) -> str:
        """Return the full name that a rule gives, empty where neither the text nor common use supports it."""
        if not found.full or found.rule not in self.knowledge.by_text:
            return found.full
        if found.full not in self._stands:
            self._stands[found.full] = found.full in self.text
        return found.full if self._stands[found.full] else ""

    def _division(self, written: str, at: int) -> Division | None:
        if written not in self.knowledge.levels:
            bearers = gazetteer(self.book).by_name[written]
            inside = [one for one in bearers if self.home and one.lies_in(self.home[0])]
            return bearers[0] if len(bearers) == 1 else inside[0] if len(inside) == 1 else None
        for division in reversed(self.home):
            if division.name.endswith(written):
                return division
        return self._nearest(written, at)

    def _nearest(self, level: str, at: int) -> Division | None:
        """Return the division of a level that was last named before `at`."""
        nearest = None
        for _, _, division in places.mentions(self.text[max(0, at - _NEAR) : at], self.book):
            if division.name.endswith(level):
                nearest = division
        return nearest


class NameKnowledge:
    """How names are parted and written in full; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.levels = word_list(book, "own-level")
        self.zones = sorted(word_list(book, "zone"), key=len, reverse=True)
        self.by_text = {rule.id for rule in known(book) if not rule.always}
        self._nouns = word_list(book, "noun")
        before = alternation(word_list(book, "before-place"))
        places_by_name = gazetteer(book).by_name
        self._parts = expression(
            f"(?P<before>{before})?(?P<place>{alternation([*places_by_name, *self.levels])})(?P<rest>.+)",
            re.S,
        )
        towns = {name.rstrip("市区县") for name in places_by_name if len(name) > 2} | set(places_by_name)
        self._towns = expression(f"({alternation(towns)})({alternation(self.zones)})")
        pairs = [
            (compiled(rule, "pairs", pattern), full, rule.official)
            for rule in expansions(book)
            for pattern, full in rule.pairs
        ]
        self._pairs = Sieve(pairs, [pattern for pattern, _, _ in pairs])
        self._by_name: dict[str, list[Division]] = {}
        for division in divisions(book):
            self._by_name.setdefault(division.name, []).append(division)
        self._by_code = by_code(book)

    @staticmethod
    @cache
    def of(book: Rulebook) -> NameKnowledge:
        """Return the knowledge of `book`."""
        return NameKnowledge(book)

    def placed_zone(self, zone: str, text: str) -> str:
        """Return a zone with the town that stands before it in `text`, empty where none or several do."""
        towns = {match[1] for match in self._towns.finditer(text) if match[2] == zone}
        return f"{next(iter(towns))}{zone}" if len(towns) == 1 else ""

    def chain(self, place: str) -> list[Division]:
        """Return the divisions in which `place` lies, the widest first and itself last; none if it is unknown."""
        bearers = self._by_name.get(place, [])
        if len(bearers) != 1:
            return []
        code = bearers[0].code
        return [
            self._by_code[code[:size]]
            for size in (2, 4, 6)
            if size <= len(code) and code[:size] in self._by_code
        ]

    def parted(self, written: str) -> Placed | None:
        """Return a name parted at the place that it begins with, `None` if it begins with none."""
        if written[:2] in self._nouns:
            return None
        match = self._parts.fullmatch(written)
        return Placed(match["before"] or "", match["place"], match["rest"]) if match else None

    def full(self, parts: Placed, place: str, official: bool) -> str:
        """Return the full name, empty where a name that is not `official` about its place has none."""
        template = f"{parts.before}P{parts.rest}"
        for pattern, full, only_official in self._pairs.at(template, 0):
            if only_official and not official:
                continue
            if match := pattern.fullmatch(template):
                first = match[1] if pattern.groups else ""
                return full.replace("{place}", place).replace("{1}", first)
        return ""
