"""Candidates: known names, shapes, and names built on a head, merged from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Protocol

from gongbao.organizations import rules
from gongbao.organizations.absorbing import closes_a_body
from gongbao.organizations.edges import Edges
from gongbao.organizations.firms import FirmReader
from gongbao.organizations.leads import Leads
from gongbao.organizations.manner import Manner
from gongbao.organizations.modifiers import ModifierReader, Modifiers
from gongbao.organizations.parts import begun_at, type_of, with_body
from gongbao.organizations.rules import Head, Known, ending_in, listed_as, word_list, words_of
from gongbao.organizations.sufficing import PLACED, from_naming, is_enough, is_listed
from gongbao.organizations.surroundings import (
    firm_starts,
    is_meant,
    is_part_of_a_person,
    is_part_of_letters,
    sentence,
    with_trade,
)
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation, any_of, compiled
from gongbao.text.gazetteer import Beginnings, Endings, Hit
from gongbao.text.scan import Scan
from gongbao.vocabulary import FIRMS

_OWN = frozenset({"body", "proper", "unknown", "marked"})
_LEADING = frozenset({"field", "noun", "stop", "adjective"})
_TELLING = _OWN | {"numeral"}
_BRACKET = expression(r"[（(]([\u4e00-\u9fff]{2,6})[)）]")
_CLASS = expression(r"(?:[ABＡＢ]|-(?:SW|W|S|B|U))(?=股|[^A-Za-z0-9]|$)(?!股)")
_MAGNITUDE = expression(r"[\d一二三四五六七八九十数几][十百千万亿余多]+$")
_KNOWN = "organizations.known."
_BEHIND = 4
_LIST = 40
"""Characters before a bare word within which the list begins whose class it belongs to: 各级工会、妇联."""
_SHORT = 3
_DIVISION = 2
"""Characters before its sign by which a division's name is no common word, as 城区 is."""
_PLACE_BEFORE = Manner(places_only=True, apart=True)


class Found(NamedTuple):
    """A body found: start and end (exclusive), its type, the rule that found it, and a full name if known."""

    start: int
    end: int
    type: str
    rule: str
    full: str = ""


class Recognizer(Protocol):
    """Anything that finds organizations beside the rules, in order, none overlapping."""

    def find(self, text: str, book: Rulebook) -> Iterable[Found]:
        """Return the organizations of `text`; `book` holds the rules that they stand beside."""
        ...


class Finder:
    """Finds by_end by the rules; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        heads: dict[str, list[Head]] = {}
        for rule in rules.heads(book):
            for word in rule.words.split():
                heads.setdefault(word, []).append(rule)
        known: dict[str, tuple[Known, str]] = {}
        for name_rule in rules.known(book):
            for name, full in rules.names_of(book, name_rule):
                known.setdefault(name, (name_rule, full))
        self.heads = Endings(heads)
        self.known = Beginnings(known)
        self.shapes = rules.shapes(book)
        self.scan = Scan([compiled(rule, "pattern", rule.pattern) for rule in self.shapes])
        self.modifiers = ModifierReader.of(book)
        self.firms = FirmReader.of(book)
        self.edges = Edges.of(book)
        self.leads = Leads.of(book)
        self.listing = word_list(book, "listing")
        self.world = word_list(book, "world")
        self.manners = word_list(book, "manner")
        self.of_a_manner = expression(f"{alternation(self.manners)}[”’」』]?$")
        joint = "".join(sorted(self.listing))
        members = f"(?:[^，。；：{joint}\\n]{{1,9}}{alternation(self.listing)}){{1,7}}$"
        self.in_class = expression(f"{alternation(word_list(book, 'class-of-list'))}{members}")
        classifiers = alternation(word_list(book, "counting"))
        number = f"[\\d一二三四五六七八九十百千两数几]{{1,5}}[余多]?(?:{classifiers})"
        self.counted = re.compile(f"{number}(?=[，。、；,;）)以\\n]|$)")

    @staticmethod
    @cache
    def of(book: Rulebook) -> Finder:
        """Return the finder of `book`."""
        return Finder(book)

    def find(self, text: str, others: list[Found] = []) -> list[Found]:  # noqa: B006
        """Return the by_end of `text`, in order, none overlapping; `others` are candidates found elsewhere."""
        return self._merge(text, others, [])

    def tried(self, text: str, others: list[Found] = []) -> list[Found]:  # noqa: B006
        """Return all that the rules take for by_end, those too that a better one overlaps."""
        seen: list[Found] = []
        self._merge(text, others, seen)
        return seen

    def _merge(self, text: str, others: list[Found], seen: list[Found]) -> list[Found]:
        kept: list[Found] = []
        by_end: dict[int, Found] = {}
        for candidate in self._candidates(text, by_end, others):
            seen.append(candidate)
            while kept and kept[-1].end > candidate.start:
                if not (_outranks(candidate, kept[-1]) or self._is_led_to(text, candidate, kept[-1])):
                    break
                kept.pop()
            else:
                kept.append(candidate)
                by_end[candidate.end] = candidate
        return kept

    def _is_led_to(self, text: str, known: Found, longer: Found) -> bool:
        """Return whether a longer name is a known one and the word that leads to it: 联合|国元证券."""
        ends_alike = known.end == longer.end and longer.start < known.start
        return (
            ends_alike and known.rule.startswith(_KNOWN) and self.leads.joins(text, longer.start, known.start)
        )

    def type_by_head(self, name: str) -> str:
        """Return the type of the longest head that `name` ends in, empty if there is none."""
        hits = [hit for hits in self.heads.each(name) for hit in hits if hit.end == len(name)]
        return hits[0].meaning[0].type if hits else ""

    def _candidates(self, text: str, by_end: Mapping[int, Found], others: list[Found]) -> Iterator[Found]:
        """Yield candidates in order of their end, each read with the by_end kept so far."""
        queue: list[tuple[int, int, object]] = [(item.end, item.start, item) for item in others]
        queue += [(item.end, item.start, item) for item in self._shaped(text)]
        names = self._names(text)
        firms = firm_starts(text, names, self.listing)
        queue += [(hit.end, hit.start, hit.meaning) for hit in names]
        queue += [(hits[0].end, hits[0].start, hits) for hits in self.heads.each(text)]
        queue.sort(key=lambda item: item[:2])
        for end, start, meaning in queue:
            if isinstance(meaning, Found):
                yield meaning
            elif isinstance(meaning, list):
                yield from self._headed(text, meaning, by_end)
            elif found := self._known(text, start, end, *meaning, by_end, firms):  # type: ignore[misc,call-arg]
                yield found

    def _names(self, text: str) -> list[Hit[tuple[Known, str]]]:
        """Return the known names in order, also one that begins in what only seems one: 联合|国开行."""
        names: list[Hit[tuple[Known, str]]] = []
        for hit in self.known.each(text):
            names.append(hit)
            if self.edges.is_in_a_word(text, hit.start, hit.end):
                first = hit.start + 1
                inner = next(self.known.each(text[first : hit.end + _BEHIND]), None)
                if inner and first + inner.start < hit.end < first + inner.end:
                    names.append(Hit(first + inner.start, first + inner.end, inner.meaning))
        return names

    def _shaped(self, text: str) -> Iterator[Found]:
        for number, match in self.scan.each(text):
            rule = self.shapes[number]
            group = "name" if "name" in match.re.groupindex else 0
            yield Found(*match.span(group), rule.type, rule.id)

    def _known(
        self,
        text: str,
        start: int,
        end: int,
        rule: Known,
        full: str,
        by_end: Mapping[int, Found],
        firms: set[int],
    ) -> Found | None:
        longer = with_trade(text, end, rule) if rule.takes else end
        if longer == end and rule.type == "company":
            longer = self.edges.with_local_trade(text, end)
        if self._is_barred(text, start, end, rule) or self.edges.is_in_a_word(text, start, longer):
            return None
        if rule.type in FIRMS and self.edges.cuts_a_word(text, start, longer):
            return None
        if (
            is_part_of_letters(text, start, end)
            or is_part_of_a_person(text, start, end)
            or self._opens_with_a_unit(text, start)
        ):
            return None
        if longer - start <= _SHORT and (self._ends_a_place(text, start) or self._is_of_a_class(text, start)):
            return None
        if (
            rule.needs_context
            and start not in firms
            and not is_meant(text, start, end, rule, by_end, self.listing)
        ):
            return None
        if rule.not_in and any_of(rule.not_in).search(text, *sentence(text, start, end)):
            return None
        if rule.not_as and listed_as(rule.not_as, self.listing).match(text, end):
            return None
        letter = _CLASS.match(text, end) if rule.type in FIRMS else None
        if letter:
            full, end = text[start:end], letter.end()
        elif longer > end:
            full, end = "", longer
        if rule.takes_place:
            start = self.modifiers.read(text, start, by_end, 0, _PLACE_BEFORE).start
        return Found(start, end, rule.type, rule.id, full)

    def _ends_a_place(self, text: str, start: int) -> bool:
        """Return whether the character at `start` is the last of a place's name: 四川大凉山."""
        return start > 0 and self.modifiers.lexicon.kind(text[start - 1 : start + 1]) == "place"

    def _is_of_a_class(self, text: str, start: int) -> bool:
        """Return whether a word before a list that goes up to `start` makes classes of its members."""
        return self.in_class.search(text, max(0, start - _LIST), start) is not None

    def _opens_with_a_unit(self, text: str, start: int) -> bool:
        """Return whether a number before `start` counts what seems a name: 6.6万宗申请, 3家乐福."""
        if _MAGNITUDE.search(text, max(0, start - _BEHIND), start):
            return True
        return text[start - 1 : start].isdigit() and self.modifiers.lexicon.kind(text[start]) == "classifier"

    def _headed(self, text: str, hits: list[Hit[list[Head]]], by_end: Mapping[int, Found]) -> Iterator[Found]:
        """Yield the longest body that a rule makes of one of the heads in `hits`, which end together."""
        best: Found | None = None
        for start, end, made_by in hits:
            if not made_by[0].type:
                break
            if self.edges.is_in_a_word(text, start, end):
                continue
            for rule in made_by:
                found = self._by_rule(text, start, end, rule, by_end)
                if found and (best is None or found.start < best.start):
                    best = found
        if best:
            yield best

    def _by_rule(
        self, text: str, start: int, end: int, rule: Head, by_end: Mapping[int, Found]
    ) -> Found | None:
        alone = rule.needs == "nothing"
        placed = alone and start - self.modifiers.division_start(text, start) >= _DIVISION
        if self._is_barred(text, start, end, rule, behind=start not in by_end and not placed):
            return None
        if closes_a_body(text, start, by_end):
            return None
        if self.of_a_manner.search(text, max(0, start - _BEHIND), start):
            return None
        if rule.firm:
            modifiers = self.firms.read(text, start)
            modifiers = with_body(modifiers, by_end) if rule.of_whole else modifiers
        else:
            anchored = rule.needs in ("anchored", "place") and not rule.far
            manner = Manner(
                alone,
                rule.apart,
                anchored,
                rule.verbal,
                rule.short_places,
                rule.outer,
                rule.whole,
                rule.type == "association",
            )
            modifiers = self.modifiers.read(text, start, by_end, end - start, manner)
            modifiers = self._from_afar(text, start, modifiers, by_end) if rule.far else modifiers
            modifiers = modifiers if rule.of_whole else self._without_subject(text, modifiers)
        led = self.leads.behind_body(text, modifiers.start, start, by_end, rule.firm)
        modifiers = from_naming(begun_at(modifiers, led), rule, text)
        enough = is_enough(modifiers, rule, text, start) or is_listed(modifiers, rule, text, start, by_end)
        if not enough or self._is_counted(text, modifiers, end):
            return None
        if not modifiers.words and self._is_of_a_class(text, start):
            return None
        if self._is_of_a_kind(text, modifiers, rule, end):
            return None
        end = self._with_bracket(text, end, rule)
        kind = type_of(rule, modifiers, by_end)
        if kind == "association" and self._is_of_the_world(text, modifiers):
            kind = "international"
        return Found(self.leads.behind(text, modifiers.start, end, rule.firm), end, kind, rule.id)

    def _is_of_a_kind(self, text: str, modifiers: Modifiers, rule: Head, end: int) -> bool:
        """Return whether a word of manner, or what follows a name of common words only, makes a class of it."""
        if any(text[word.start : word.end] in self.manners for word in modifiers.words):
            return True
        common = bool(rule.not_before_common) and not modifiers.has(_TELLING)
        return common and any_of(rule.not_before_common).match(text, end) is not None

    def _is_of_the_world(self, text: str, modifiers: Modifiers) -> bool:
        """Return whether a name begins with the world or a part of it: 国际拳击协会."""
        return bool(modifiers.words) and text[modifiers.start : modifiers.words[0].end] in self.world

    def _without_subject(self, text: str, modifiers: Modifiers) -> Modifiers:
        """Return what stands before a head without a body and the verb that tells what it does: 某大学建设一流大学."""
        words = modifiers.words
        if len(words) > 2 and words[0].kind == "body" and words[1].kind in _LEADING:
            verb = text[words[1].start : words[1].end]
            if words[2].kind != "joint" and verb in self.modifiers.beginning.leading:
                return modifiers._replace(start=words[2].start, words=words[2:])
        return modifiers

    def _from_afar(
        self, text: str, head: int, modifiers: Modifiers, by_end: Mapping[int, Found]
    ) -> Modifiers:
        """Return the name that begins at a place or body further left, else `modifiers`."""
        if modifiers.counted or modifiers.has(PLACED) or modifiers.has(frozenset({"scope"})):
            return modifiers
        far = self.firms.read(text, head)
        if far.start >= modifiers.start or self._joins(text, far, by_end):
            return modifiers
        begins = far.words[0].kind in ("place", "scope") or any(
            word.end in by_end and by_end[word.end].start == far.start for word, _ in pairwise(far.words)
        )
        return far if begins else modifiers

    def _joins(self, text: str, far: Modifiers, by_end: Mapping[int, Found]) -> bool:
        """Return whether a word among those read says what a body before it does with the next one."""
        return any(
            word.end in by_end and text[after.start : after.end] in self.modifiers.joining
            for word, after in pairwise(far.words)
        )

    def _is_counted(self, text: str, modifiers: Modifiers, end: int) -> bool:
        """Return whether a number behind a name that nothing makes proper counts a class: 陕西实验室5家, 水厂3座."""
        return not modifiers.has(_OWN) and self.counted.match(text, end) is not None

    def _with_bracket(self, text: str, end: int, rule: Head) -> int:
        """Return where the brackets at `end` close that belong to the name, else `end`: 中国石油大学（北京）."""
        bracket = _BRACKET.match(text, end) if rule.campus or rule.behind else None
        if bracket is None:
            return end
        is_place = rule.campus and self.modifiers.lexicon.kind(bracket[1]) == "place"
        return bracket.end() if is_place or bracket[1] in words_of(rule.behind) else end

    def _is_barred(self, text: str, start: int, end: int, rule: Head | Known, behind: bool = True) -> bool:
        """Return whether what stands beside a head or a name makes other words of it."""
        barring = any_of(rule.not_before).match(text, end) if rule.not_before else None
        if barring and (barring.end() > end + 1 or not self.edges.is_followed_by(text, start, end)):
            return True
        if isinstance(rule, Head) and rule.only_before and not any_of(rule.only_before).match(text, end):
            return True
        around = text, max(0, start - _BEHIND), start
        before = ending_in(rule.not_behind).search(*around) if behind and rule.not_behind else None
        if before is None or rule.type not in FIRMS or isinstance(rule, Head) or len(before[0]) > 1:
            return before is not None
        return not self.edges.is_behind_a_word(text, start, end)


def _outranks(new: Found, old: Found) -> bool:
    """Return whether `new`, which ends no earlier, is the longer of two by_end that overlap."""
    return new.end - new.start > old.end - old.start
