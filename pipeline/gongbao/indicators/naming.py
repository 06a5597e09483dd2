"""From a phrase to the indicator that it ends in, and its breakdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from gongbao.indicators.cleaning import Cleaner, cleaner
from gongbao.indicators.rules import IndicatorRules, Name, indicator_rules
from gongbao.rulebook import Rulebook

_UNITS = {"CNY": "money", "USD": "money"}
_MOST_KEPT = 4096
_RATIOS = frozenset({"%", "‰", "ratio", "点", "per 100k"})


class Number(NamedTuple):
    """What a rule may ask of the number: its kind, dimension, unit, and who holds it (`company`, `place`, or empty)."""

    kind: str
    dimension: str
    unit: str
    holder: str


@dataclass(frozen=True, slots=True)
class Match:
    """A name found at the end of a phrase: the rule, the breakdown, the name, and what stands `before` it.

    `rest` is what of that may narrow it.
    """

    rule: Name
    breakdown: str
    name: str
    before: str
    rest: str

    @property
    def indicator(self) -> str:
        """The indicator's id; empty for a near miss."""
        return self.rule.indicator


class Namer:
    """Finds the longest name that a phrase ends in."""

    def __init__(self, known: IndicatorRules, cleaner: Cleaner):
        self._known = known
        self._cleaner = cleaner
        self._change = sorted(known.words["change"], key=lambda word: (-len(word), word))
        self._changes, self._unreal = tuple(self._change), tuple(known.words["unreal"])
        self._matches: dict[tuple[str, Number], Match | None] = {}
        self._longest = lru_cache(_MOST_KEPT)(self._find_longest)

    def match(self, phrase: str, number: Number) -> Match | None:
        """Return the longest name that `phrase` ends in and `number` fits, with or without a word for its change."""
        key = (phrase, number)
        if key not in self._matches:
            if len(self._matches) > _MOST_KEPT:
                self._matches.clear()
            self._matches[key] = self._match(phrase, number)
        return self._matches[key]

    def _match(self, phrase: str, number: Number) -> Match | None:
        while phrase:
            found = self._longest(phrase, number)
            if found and self._is_of_two(found, number):
                return None
            if found or not phrase.endswith(self._changes):
                return found
            word = next(word for word in self._change if phrase.endswith(word))
            phrase = self._known.patterns["pace"].sub("", phrase[: -len(word)])
        return None

    def _is_of_two(self, found: Match, number: Number) -> bool:
        """Return whether another thing stands beside the name: 货物和服务进出口, of which one number is neither's."""
        joined = self._known.patterns["joined"].fullmatch(found.before)
        other = self._longest(joined[1], number) if joined else None
        return joined is not None and (other is None or other.indicator != found.indicator)

    def is_of_two(self, phrase: str, number: Number) -> bool:
        """Return whether `phrase` ends in a name beside which another thing stands: 利用外资和对外投资."""
        found = self._longest(phrase, number)
        return found is not None and self._is_of_two(found, number)

    def last(self, phrase: str, number: Number) -> Match | None:
        """Return the match of the last of two names that share what narrows them: 省属企业营收和利润."""
        found = self._longest(phrase, number)
        joined = self._known.patterns["joined"].fullmatch(found.before) if found else None
        other = self._longest(joined[1], number) if joined else None
        return self.match(other.before + found.name, number) if found and other else None

    def whole(self, phrase: str, number: Number) -> Match | None:
        """Return the match of `phrase` if nothing stands before the name."""
        found = self.match(phrase, number)
        return found if found and not found.rest else None

    def _find_longest(self, phrase: str, number: Number) -> Match | None:
        plain, owner = self._cleaner.owner(phrase)
        for size in self._known.lengths.get(plain[-2:], ()):
            if size > len(plain):
                continue
            name = plain[len(plain) - size :]
            for rule in self._known.names.get(name, ()):
                if self._fits(rule, number):
                    found = self._read(rule, name, plain[: len(plain) - size], owner, phrase)
                    if found:
                        return found
        return None

    def _fits(self, rule: Name, number: Number) -> bool:
        if rule.holder and (number.holder == "company") != (rule.holder == "company"):
            return False
        if rule.kinds and number.kind not in rule.kinds:
            return False
        if rule.dimension and number.kind != "change" and number.dimension != rule.dimension:
            return False
        measure = self.measure(number)
        if not measure or not rule.indicator:
            return True
        return measure == (rule.measure or self.measure_of(rule.indicator))

    def measure(self, number: Number) -> str:
        """Return what `number` measures: `money`, `ratio` or `physical`.

        It is empty for a rank and for a change in percent or points, which any indicator can have.
        """
        is_relative = number.kind == "change" and self._known.patterns["relative"].fullmatch(number.unit)
        if number.kind in ("rank", "streak") or is_relative:
            return ""
        if number.kind in ("money", "ratio"):
            return number.kind
        return "money" if number.dimension.startswith("currency") else "physical"

    def measure_of(self, indicator: str) -> str:
        """Return what the level of `indicator` is: `money`, `ratio` or `physical`."""
        unit = self._known.catalogue[indicator].unit
        if unit in _RATIOS:
            return "ratio"
        return _UNITS.get(unit.partition("/")[0], "physical")

    def _read(self, rule: Name, name: str, before: str, owner: str, phrase: str) -> Match | None:
        if self._is_other(rule, before):
            return None
        rest = self._cleaner.breakdown(before, rule.ignored)
        if not rest and rule.rest == "required":
            rest = self._cleaner.short_place(before)
        if not self._has_needed(rule, before) or (rest and not self._may_stand(rule, rest)):
            return None
        if not rest and rule.rest == "required":
            return None
        kept = "" if rule.rest == "dropped" else rest + self._headed(rule, name)
        if "{phrase}" in rule.breakdown:
            parts = [rule.breakdown.replace("{phrase}", self._cleaner.without_place(phrase))]
        else:
            parts = [owner, kept, rule.breakdown]
        return Match(rule, ";".join(part for part in parts if part), name, before, rest)

    def _may_stand(self, rule: Name, rest: str) -> bool:
        if rule.only and rest not in rule.only.split():
            return False
        if self._cleaner.is_sized(rest) or any(word in rest for word in rule.without.split()):
            return False
        return rule.rest != "none" or self._cleaner.is_area(rest)

    def _is_other(self, rule: Name, before: str) -> bool:
        """Return whether what stands before a name makes another figure of it: one per head, or what is not there."""
        is_per_unit = not rule.needs and self._known.patterns["per"].search(before) is not None
        return is_per_unit or (rule.rest != "dropped" and before.startswith(self._unreal))

    def _has_needed(self, rule: Name, before: str) -> bool:
        return not rule.needs or any(word in before for word in rule.needs.split())

    def _headed(self, rule: Name, name: str) -> str:
        heads = sorted(rule.head.split(), key=len, reverse=True)
        head = next((head for head in heads if name.endswith(head)), "")
        return name[: len(name) - len(head)] if head else ""

    def suffixes(self, name: str) -> Iterator[str]:
        """Yield the ends of `name` that may complete another, the shortest first: what members of a list share."""
        for size in range(2, len(name)):
            if name[len(name) - size :] in self._known.endings:
                yield name[len(name) - size :]


@cache
def namer(book: Rulebook) -> Namer:
    """Return the namer by the rules of `book`."""
    return Namer(indicator_rules(book), cleaner(book))
