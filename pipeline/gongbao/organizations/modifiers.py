"""The modifiers of a head: the words before it that may belong to the name, and where this starts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, Protocol

from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.organizations.rules import word_list
from gongbao.organizations.towns import TownReader
from gongbao.places.rules import countries, divisions, gazetteer, name_endings, short_name
from gongbao.rulebook import Rulebook

_REACH = 26
_NAME_CHAR = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·\-—－─－]")
_MARKED = re.compile(
    r"(?:[“『‘][^“”『』，。、；：]{1,14}[”』’]|[（(][^（）()，。、；：]{1,6}[）)]|《[^《》，。；]{1,12}》)$"
)
_DASHES = "-—－─"
_ANCHORS = frozenset({"place", "body", "level", "country", "scope"})
_INSIDE = (
    frozenset({"noun", "proper", "unknown", "field", "adjective", "numeral", "marked", "time"}) | _ANCHORS
)
_NAMES = frozenset({"proper", "unknown"})
_PLAIN = frozenset({"place", "noun", "adjective", "verb", "proper", "unknown"})
_IN_RUNS = _PLAIN | {"adverb", "country", "place"}
_JOINED = ("noun", "field")
_WEAK_START = frozenset({"adjective", "time", "numeral"})
_NUMERALS = "零〇一二两三四五六七八九十百千万亿第"
_MOST_COMMON_WORDS = 4
_LONG_HEAD = 3
_LONGEST_BODY = 40
_LONGEST_DIVISION = 16
_SIGNS = (1, 3)
"""Lengths of the words for kinds of divisions that a head begins with: 区, 自治县."""


class HasStart(Protocol):
    """An organization found before: where it starts."""

    @property
    def start(self) -> int:
        """The first character."""


class Manner(NamedTuple):
    """How what stands before a head is read.

    With `places_only` nothing but places right before the head belongs to it. With `apart` a body right before
    belongs to no name. With `anchored` a name without a place, a level or a body is not wanted: nothing is read
    where none can be. With `verbal` a verb may stand between a body and the head. With `short_places` a division's
    short name right before the head is a place though it is a common word too. With `outer` the division in which
    that of the body lies belongs to the name: `bare` where this is a place without its sign, `all` everywhere.
    With `whole` the name holds all words before the head that may stand in one, but those that lead to it (建设).
    """

    places_only: bool = False
    apart: bool = False
    anchored: bool = False
    verbal: bool = False
    short_places: bool = False
    outer: str = ""
    whole: bool = False


class Modifiers(NamedTuple):
    """What stands before a head: where the name starts, and the words from there to the head.

    `counted` tells that a number or a word such as 各 有关 stands right before, which makes a class of it.
    """

    start: int
    words: tuple[Word, ...]
    counted: bool

    def has(self, kinds: frozenset[str]) -> bool:
        """Return whether a word of one of `kinds` is in the name."""
        return any(word.kind in kinds for word in self.words)


class ModifierReader:
    """Reads what stands before heads; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.towns = TownReader(book)
        self.divisions = frozenset(division.name for division in divisions(book))
        self.classing = word_list(book, "class")
        self.joining = word_list(book, "joining")
        self.singles = word_list(book, "single")
        self.joints = word_list(book, "joint")
        self.directions = word_list(book, "direction")
        self.away = word_list(book, "away")
        self.scopes = word_list(book, "scope")
        self.signs = word_list(book, "sign")
        self.particles = word_list(book, "particle")
        self.counting = word_list(book, "counting")
        self.short_divisions = frozenset(
            short_name(division.name, *name_endings(book)) for division in divisions(book)
        )
        self.no_sites = frozenset(gazetteer(book).by_name) | frozenset(countries(book))
        self.leading = word_list(book, "leading")
        self.chained = frozenset(map(tuple, word_list(book, "chained")))

    @staticmethod
    @cache
    def of(book: Rulebook) -> ModifierReader:
        """Return the reader of `book`."""
        return ModifierReader(book)

    def read(
        self, text: str, head: int, by_end: Mapping[int, HasStart], size: int, manner: Manner
    ) -> Modifiers:
        """Return what belongs to the name whose head, of the length `size`, starts at `head`.

        `by_end` are the organizations found so far, by their end.
        """
        long_head = size >= _LONG_HEAD
        names_division = manner.places_only and size > 1 and text[head : head + 1] in self.signs
        division = self.division_start(text, head) if names_division else head
        words, stop = self._absorb(text, division, by_end, long_head, manner)
        if len(words) > 1 and words[0].kind == "body" and text[words[1].start : words[1].end] in self.joining:
            words = words[2:]
        counted = stop is not None and (
            stop.kind in ("classifier", "numeral") or text[stop.start : stop.end] in self.classing
        )
        if manner.places_only:
            if division < head:
                run = [*_run_of_places(words, False), Word(division, head, "place")]
            else:
                run = _run_of_places(words, names_division)
            kept = self._without_outer(run, text, manner)
            return Modifiers(
                kept[0].start if kept else head, tuple(kept), counted and len(kept) == len(words)
            )
        name = self._whole(words, text) if manner.whole else _name(words, text)
        kept = self._without_outer(name, text, manner)
        return Modifiers(kept[0].start if kept else head, tuple(kept), counted and len(kept) == len(words))

    def _is_no_division(self, text: str, word: Word) -> bool:
        """Return whether a place is neither a division, a town nor a country: 腾龙洞 in 利川市腾龙洞管理处."""
        written = text[word.start : word.end]
        signed = text[word.end - 1] in self.signs or text[word.end : word.end + 1] in self.signs
        return not signed and written not in self.no_sites and self.lexicon.kind(written) == "place"

    def _whole(self, words: list[Word], text: str) -> list[Word]:
        """Return all of the words but those at the start that lead to a name or only tell it from others."""
        first = 0
        while first < len(words) and (
            words[first].kind in _WEAK_START or text[words[first].start : words[first].end] in self.leading
        ):
            first += 1
        return words[first:]

    def division_start(self, text: str, head: int) -> int:
        """Return where the longest division's name starts that ends inside the head (昌平|区委), else `head`."""
        for start in range(max(0, head - _LONGEST_DIVISION), head):
            if any(text[start : head + sign] in self.divisions for sign in _SIGNS):
                return start
        return head

    def _absorb(
        self, text: str, head: int, by_end: Mapping[int, HasStart], long_head: bool, manner: Manner
    ) -> tuple[list[Word], Word | None]:
        """Return the words before `head` that may belong to a name, and the word that ended them."""
        kept: list[Word] = []
        at = head
        marked_once = False
        while at > 0:
            if at in by_end:
                if manner.apart and text[by_end[at].start : at] in self.scopes:
                    kept.append(Word(by_end[at].start, at, "scope"))
                elif manner.apart or (kept and text[at] in _DASHES):
                    self._drop_joint(text, kept)
                elif at - by_end[at].start <= _LONGEST_BODY and not self._is_joined(text, kept):
                    kept.append(Word(by_end[at].start, at, "body"))
                break
            if not marked_once and (mark := _MARKED.search(text, max(0, at - 16), at)):
                kept.append(Word(mark.start(), at, "noun" if mark[0][0] in "（(" else "marked"))
                marked_once, at = True, mark.start()
                continue
            floor = _floor(text, at, by_end)
            if floor == at:
                break
            words = self.towns.joined(text, self.lexicon.cut(text, floor, at))
            if at == head:
                words = self._beside_head(text, words, floor in by_end, manner)
            goes_on = floor in by_end or _MARKED.search(text, max(0, floor - 16), floor)
            if manner.anchored and not goes_on and not any(word.kind in _ANCHORS for word in (*kept, *words)):
                return [], None
            stop = self._take(text, words, kept, long_head, manner)
            if stop is not None:
                kept.reverse()
                return kept, stop
            at = floor
            if not goes_on:
                break
        kept.reverse()
        return kept, None

    def _beside_head(self, text: str, words: list[Word], behind_body: bool, manner: Manner) -> list[Word]:
        """Return the words right before a head, the last one as what `manner` takes it for."""
        if manner.verbal and behind_body and [word.kind for word in words] == ["verb"]:
            return [words[0]._replace(kind="field")]
        if manner.short_places and text[words[-1].start : words[-1].end] in self.short_divisions:
            return [*words[:-1], words[-1]._replace(kind="place")]
        return words

    def _is_joined(self, text: str, kept: list[Word]) -> bool:
        """Return whether the leftmost word kept joins a body before it: 会同县 in 财政局会同县发改局 is no county."""
        if not kept or kept[-1].kind != "place":
            return False
        start, end, _ = kept[-1]
        if text[start : end - 1] not in self.joining or text[end - 1] not in self.signs:
            return False
        kept[-1] = Word(end - 1, end, "level")
        return True

    def _drop_joint(self, text: str, kept: list[Word]) -> None:
        """Drop the leftmost of the words kept if it joins them to a body before them: a dash, 和 (县人大和县政协)."""
        if not kept:
            return
        start, end, _ = kept[-1]
        if text[start] in _DASHES or text[start:end] in self.joining:
            kept.pop()
        elif text[start : end - 1] in self.joining and text[end - 1] in self.signs:
            kept[-1] = Word(end - 1, end, "level")
        elif text[start] in self.joints and text[start + 1 : end] in self.signs:
            kept[-1] = Word(start + 1, end, "level")

    def _take(
        self, text: str, words: list[Word], kept: list[Word], long_head: bool, manner: Manner
    ) -> Word | None:
        """Move words from the right end of `words` to `kept` as long as they may stand in a name."""
        words = _with_runs(words, text)
        for index in range(len(words) - 1, -1, -1):
            word = words[index]
            kind = self._kind(text, words, index, kept, long_head, manner)
            if kind == "":
                return word
            kept.append(word if kind == word.kind else Word(word.start, word.end, kind))
        return None

    def _kind(
        self, text: str, words: list[Word], index: int, kept: list[Word], long_head: bool, manner: Manner
    ) -> str:
        """Return the class under which a word may stand in a name, empty if it may not."""
        word = words[index]
        written = text[word.start : word.end]
        single = word.end - word.start == 1
        right = kept[-1].kind if kept else "head"
        before = words[index - 1] if index else None
        if (
            single
            and word.kind == "place"
            and before is not None
            and before.kind in _NAMES
            and before.end == word.start
        ):
            return "unknown"
        if word.kind == "country" and text[word.start - 1 : word.start].isdigit():
            return ""
        if written in self.joints:
            behind = (*_JOINED, "unknown", "head") if manner.whole else (*_JOINED, "unknown")
            joins = before is not None and before.kind in _JOINED and right in behind
            return "joint" if joins else ""
        if word.kind == "unknown" and (written.isdigit() or written in "·-—－─－"):
            return "unknown" if not written.isdigit() and right not in ("head",) else ""
        if word.kind == "numeral":
            counts = written[-1] in self.counting and not written.startswith("第")
            return "numeral" if len(written) > 1 and not counts else ""
        if single and written in self.particles and written not in self.singles:
            return ""
        if written in self.directions and right == "place":
            return "place"
        if (
            single
            and right == "head"
            and written in self.singles
            and before is not None
            and before.kind == "place"
        ):
            return "noun"
        if word.kind == "country":
            away = before is not None and text[before.start : before.end] in self.away
            inside = (
                before is not None
                and before.kind not in _ANCHORS
                and _is_single(before)
                and text[before.start] not in self.particles
            )
            return "" if away or (single and inside) or (right == "head" and not long_head) else "country"
        if single and word.kind not in _INSIDE and written in self.singles:
            return "noun"
        if word.kind == "verb" and not single and right == "head":
            return "field" if before is not None and before.kind in _ANCHORS else ""
        return word.kind if word.kind in _INSIDE else ""

    def _without_outer(self, words: list[Word], text: str, manner: Manner) -> list[Word]:
        """Return the words without the divisions in which that of the body lies; a city belongs to its district.

        `manner` tells which of them the body bears too.
        """
        while len(words) > 1 and words[0].kind == words[1].kind == "place":
            outer, inner = text[words[0].end - 1], text[words[1].end - 1]
            behind = text[words[1].end : words[1].end + 1]
            if (
                (outer, inner) in self.chained
                or (outer, behind) in self.chained
                or (outer not in self.signs and inner not in self.signs)
                or manner.outer == "all"
                or (manner.outer == "bare" and text[words[1].start : words[1].end] not in self.divisions)
                or self._is_no_division(text, words[1])
            ):
                break
            words = words[1:]
        return words


def _with_runs(words: list[Word], text: str) -> list[Word]:
    """Return the words with runs of single characters, which no words make up, as unknown ones: 捷 安 特."""
    result = list(words)
    first = 0
    for index in range(len(words) + 1):
        if (
            index < len(words)
            and words[index].end - words[index].start == 1
            and (
                words[index].kind in _IN_RUNS
                or _is_a_measure(words[index], text)
                or _counts_none(words, index, text)
            )
            and not text[words[index].start].isdigit()
        ):
            continue
        least = 2 if any(word.kind == "unknown" for word in words[first:index]) else 3
        common = sum(word.kind in _PLAIN for word in words[first:index])
        if index - first >= least or (index - first == 2 and common == 2):
            result[first:index] = [
                word if word.kind == "unknown" else Word(word.start, word.end, "unknown")
                for word in words[first:index]
            ]
        first = index + 1
    return result


def _is_a_measure(word: Word, text: str) -> bool:
    """Return whether a word counted with numerals is none: 克 in 昆山杜克大学."""
    return word.kind == "numeral" and text[word.start] not in _NUMERALS


def _counts_none(words: list[Word], index: int, text: str) -> bool:
    """Return whether a classifier stands behind no number, and may be part of a name: 张 in 张江."""
    before = words[index - 1] if index else None
    counted = before is not None and (before.kind == "numeral" or text[before.end - 1].isdigit())
    return words[index].kind == "classifier" and not counted


@cache
def _is_of_names(char: str) -> bool:
    return _NAME_CHAR.match(char) is not None


def _floor(text: str, at: int, by_end: Mapping[int, HasStart]) -> int:
    """Return how far left of `at` nothing but characters of names stands, at most to a body found before."""
    floor = at
    least = max(0, at - _REACH)
    while floor > least and _is_of_names(text[floor - 1]) and (floor == at or floor not in by_end):
        floor -= 1
    return floor


def _run_of_places(words: list[Word], names_division: bool) -> list[Word]:
    """Return the places that stand right before the head; one that begins with 县 makes a place of a name."""
    first = len(words)
    if names_division:
        first = _level_start(words, first)
    while first and words[first - 1].kind in _ANCHORS and not _is_a_lone_character(words[first - 1]):
        first -= 1
        if words[first].kind == "level":
            first = _level_start(words, first)
    return words[first:]


def _is_single(word: Word) -> bool:
    return word.end - word.start == 1


def _is_a_lone_character(word: Word) -> bool:
    return word.kind == "place" and word.end - word.start == 1


def _level_start(words: list[Word], level: int) -> int:
    """Return the index at which the place starts whose kind, such as 镇, is the word at `level`."""
    if not level or words[level - 1].kind not in ("unknown", "proper", "place"):
        return level
    first = level - 1
    while first and words[first].kind == words[first - 1].kind == "unknown":
        first -= 1
    return first


def _name(words: list[Word], text: str) -> list[Word]:
    """Return the words that make the name: from the first place, else the first unknown word, else some."""
    for index, word in enumerate(words):
        if word.kind not in _ANCHORS:
            continue
        if word.kind == "scope" and index and words[index - 1].kind in (*_NAMES, "marked"):
            continue
        start = _level_start(words, index) if word.kind == "level" else index
        return words[start:]
    joint = max((index for index, word in enumerate(words) if word.kind == "joint"), default=-1)
    words = words[joint + 1 :]
    if index := _naming(words, text):
        return words[index - 1 :]
    words = words[-_MOST_COMMON_WORDS:]
    while words and (
        text[words[0].start] in "（(" or (words[0].kind in _WEAK_START and text[words[0].start] != "第")
    ):
        words = words[1:]
    return words


def _naming(words: list[Word], text: str) -> int:
    """Return the number, from 1, of the word with which a name without a place starts; 0 if none names."""
    for index, word in enumerate(words):
        if word.kind == "marked":
            return index + 1
    for index, word in enumerate(words):
        if word.kind == "unknown":
            opens = index == 1 and words[0].end - words[0].start <= 2
            while index and text[words[index].start] == "·":
                index -= 1
            return 1 if opens else index + 1
    return 0
