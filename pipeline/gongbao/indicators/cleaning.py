"""What is left of a phrase when the indicator's name is taken away: the breakdown, without what is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from gongbao.indicators.rules import indicator_rules
from gongbao.indicators.wording import EDGE, squeezed
from gongbao.places.rules import gazetteer
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation

_LONGEST_PLACE = 12
_MOST_KEPT = 4096


class Cleaner:
    """Cuts from a phrase the words for place, time and size that are no breakdown."""

    def __init__(self, book: Rulebook):
        known = indicator_rules(book)
        words = known.words
        self._places = gazetteer(book).by_name
        self._scope = _any_of(words["scope"])
        self._lead = _any_of(words["lead"] | words["added"])
        self._tail = expression(f"{_any_of(words['tail']).pattern}$")
        self._size = _any_of(words["size"])
        self.pace = _any_of(words["pace"])
        self._counted = known.patterns["counted"]
        self._official = known.patterns["official"]
        self._of_ratio = known.patterns["of-ratio"]
        self._area = tuple(sorted(words["area"]))
        self._circumstance = known.patterns["circumstance"]
        self._inner = expression(f"{known.patterns['inner-scope'].pattern}{self._scope.pattern}(?=.)")
        self._owner = expression(f"({self._size.pattern})({_any_of(words['owner']).pattern})(?=工业)")
        self._breakdowns: dict[tuple[str, str], str] = {}
        self.plain = lru_cache(_MOST_KEPT)(self._plain)

    def _plain(self, text: str) -> str:
        """Return the phrase that the characters `text` are, without circumstances and the report's place in a ratio."""
        phrase = self._circumstance.sub("", squeezed(text, self._of_ratio))
        return self._inner.sub("", phrase) if "比" in phrase or "率" in phrase else phrase

    def without_place(self, phrase: str) -> str:
        """Return `phrase` without the divisions, countries and words for the report's place at its start.

        A place by its short name is part of the name of an area or a port (成都平原经济区).
        """
        while True:
            found = self._scope.match(phrase)
            cut = found[0] if found else self._place(phrase)
            is_area = phrase != cut and phrase.endswith(self._area) and not self._official.search(cut)
            if not cut or is_area:
                return phrase
            phrase = phrase[len(cut) :].lstrip(EDGE)

    def short_place(self, rest: str) -> str:
        """Return `rest` if it is the short name of a division, as 白银 is, which may be the thing itself (白银产量)."""
        return rest if rest in self._places and not self._official.search(rest) else ""

    def _place(self, phrase: str) -> str:
        for size in range(min(_LONGEST_PLACE, len(phrase)), 1, -1):
            if phrase[:size] in self._places:
                return phrase[:size]
        return ""

    def owner(self, phrase: str) -> tuple[str, str]:
        """Return `phrase` without the kind of ownership between size and 工业, and that kind."""
        found = self._owner.match(phrase)
        return (found[1] + phrase[found.end() :], found[2]) if found else (phrase, "")

    def breakdown(self, rest: str, ignored: str = "") -> str:
        """Return what of `rest` narrows the indicator; the words of `ignored`, parted by white space, do not."""
        if not rest:
            return ""
        known = self._breakdowns.get((rest, ignored))
        if known is None:
            if len(self._breakdowns) > _MOST_KEPT:
                self._breakdowns.clear()
            known = self._breakdowns[rest, ignored] = self._breakdown(rest, ignored)
        return known

    def _breakdown(self, rest: str, ignored: str) -> str:
        for word in _longest_first(ignored.split()):
            rest = rest.replace(word, "")
        before = None
        while rest != before:
            before = rest
            rest = self._counted.sub("", rest)
            rest = self.without_place(rest.strip(EDGE))
            lead = self._lead.match(rest)
            rest = self._without_size(rest[lead.end() :] if lead else rest)
            tail = self._tail.search(rest)
            rest = rest[: tail.start()] if tail else rest
        return rest

    def is_sized(self, rest: str) -> bool:
        """Return whether a word for the size of firms stands inside `rest`, of which it makes another thing."""
        return self._size.search(rest, 1) is not None

    def is_area(self, rest: str) -> bool:
        """Return whether `rest` names an area that is no administrative division."""
        return rest.endswith(self._area)

    def _without_size(self, rest: str) -> str:
        size = self._size.match(rest)
        if not size or rest[size.end() :] == "企业":
            return rest
        return rest[size.end() :].removesuffix("企业")


@cache
def cleaner(book: Rulebook) -> Cleaner:
    """Return the cleaner by the words of `book`."""
    return Cleaner(book)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return expression(alternation(words))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
