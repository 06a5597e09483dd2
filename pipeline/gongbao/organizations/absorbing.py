"""Leftwards from a head: the words that may stand in a name, and the word that ends them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Protocol

from gongbao.organizations.lexicon import Lexicon, Word
from gongbao.organizations.manner import ANCHORS, NAMES, Manner
from gongbao.organizations.rules import word_list
from gongbao.organizations.towns import TownReader
from gongbao.places.rules import divisions, name_endings, short_name
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression

_REACH = 26
_NAME_CHAR = expression(r"[\u4e00-\u9fffA-Za-z0-9·\-—－─－]")
_MARKED = expression(
    r"(?:[“『‘][^“”『』，。、；：]{1,14}[”』’]|[（(][^（）()，。、；：]{1,6}[）)]|《[^《》，。；]{1,12}》)$"
)
_AMOUNT = expression(r"\d[多余]?[万亿]{1,2}[多余]?元?|\d[多余]?元")
_DASHES = "-—－─"
_INSIDE = (
    frozenset({"noun", "proper", "unknown", "field", "adjective", "numeral", "marked", "time"}) | ANCHORS
)
_PLAIN = frozenset({"place", "noun", "adjective", "verb", "proper", "unknown"})
_IN_RUNS = _PLAIN | {"adverb", "country", "place"}
_JOINED = ("noun", "field")
_IN_TOPICS = frozenset({"noun", "field", "verb", "adjective", "unknown", "proper"})
"""Words that a joint may join in the topic of a laboratory: 作物抗逆与高效生产."""
_OF_ZONES = ("noun", "locative")
"""Words before the sign of a zone that belong to its name: 天府新区, 成都东部新区."""
_NUMERALS = "零〇一二两三四五六七八九十百千万亿第"
_LONGEST_BODY = 40
_COUNTRY = 2
_TRADE = 2


class HasStart(Protocol):
    """An organization found before: where it starts."""

    @property
    def start(self) -> int:
        """The first character."""


class Absorber:
    """Takes in the words before a head; one instance a rulebook."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        self.towns = TownReader(book)
        self.joining = word_list(book, "joining")
        self.singles = word_list(book, "single")
        self.joints = word_list(book, "joint")
        self.directions = word_list(book, "direction")
        self.away = word_list(book, "away")
        self.scopes = word_list(book, "scope")
        self.signs = word_list(book, "sign")
        self.particles = word_list(book, "particle")
        self.counting = word_list(book, "counting")
        self.sounds = word_list(book, "sound")
        self.members = word_list(book, "member")
        self.industry = word_list(book, "industry")
        self.zones = word_list(book, "zone-sign")
        self.topical = word_list(book, "topical")
        self.barriers = word_list(book, "firm-barrier") | word_list(book, "leading") | self.joining
        self.short_divisions = frozenset(
            short_name(division.name, *name_endings(book)) for division in divisions(book)
        )

    def absorb(
        self, text: str, head: int, by_end: Mapping[int, HasStart], long_head: bool, manner: Manner
    ) -> tuple[list[Word], Word | None]:
        """Return the words before `head` that may belong to a name, and the word that ended them."""
        kept: list[Word] = []
        at = head
        marked_once = False
        while at > 0 and not closes_a_body(text, at, by_end):
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
            floor, words = self._words(text, floor, at, by_end, manner)
            if at == head:
                words = self._beside_head(text, words, floor in by_end, manner)
            goes_on = floor in by_end or _MARKED.search(text, max(0, floor - 16), floor)
            if manner.anchored and not goes_on and not any(word.kind in ANCHORS for word in (*kept, *words)):
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

    def _words(
        self, text: str, floor: int, at: int, by_end: Mapping[int, HasStart], manner: Manner
    ) -> tuple[int, list[Word]]:
        """Return the words from `floor` to `at`, and where they start: at a firm that is a country with its trade."""
        body = by_end.get(floor) if manner.of_trade else None
        if body is not None and self._is_a_trade(text, body.start, floor):
            floor = body.start
        words = self.lexicon.cut(text, floor, at)
        if manner.of_trade:
            words = [part for word in words for part in self._parted(text, word)]
        return floor, self._with_members(text, self.towns.joined(text, self._with_industries(text, words)))

    def _with_industries(self, text: str, words: list[Word]) -> list[Word]:
        """Return the words with a verb and the sign of an industry joined to a noun: 印刷|复制业|协会."""
        joined: list[Word] = []
        for word in words:
            made = text[word.start : word.end] in self.industry and joined and joined[-1].kind == "verb"
            if made and joined[-1].end - joined[-1].start > 1:
                joined[-1] = Word(joined[-1].start, word.end, "noun")
            else:
                joined.append(word)
        return joined

    def _parted(self, text: str, word: Word) -> list[Word]:
        """Return a firm's name before a joint as the country and the trade that it is made of."""
        if not self._is_a_trade(text, word.start, word.end):
            return [word]
        inner = word.start + _COUNTRY
        return [Word(word.start, inner, "place"), Word(inner, word.end, "noun")]

    def _is_a_trade(self, text: str, start: int, end: int) -> bool:
        """Return whether a country and a noun, two characters each, stand before a joint and another noun."""
        kind, country = self.lexicon.kind, start + _COUNTRY
        fits = end - start == _COUNTRY + _TRADE and text[end : end + 1] in self.joints
        nouns = text[country:end], text[end + 1 : end + 1 + _TRADE]
        return fits and kind(text[start:country]) == "place" and all(kind(noun) in _JOINED for noun in nouns)

    def _with_members(self, text: str, words: list[Word]) -> list[Word]:
        """Return the words with those for people whom bodies unite as nouns, behind a place: 美国汽车工人联合会."""
        placed = False
        for index, word in enumerate(words):
            if placed and word.kind == "title" and text[word.start : word.end] in self.members:
                words[index] = word._replace(kind="noun")
            placed = placed or word.kind in ANCHORS
        return words

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
        words = _with_runs(words, text, self.sounds)
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
            and before.kind in NAMES
            and before.end == word.start
        ):
            return "unknown"
        if word.kind == "country" and text[word.start - 1 : word.start].isdigit():
            return ""
        if written in self.joints:
            return "joint" if before is not None and _joins(before.kind, right, manner.whole) else ""
        if word.kind == "unknown" and (written.isdigit() or written in "·-—－─－"):
            return "unknown" if not written.isdigit() and right not in ("head",) else ""
        if word.kind == "numeral":
            counts = written[-1] in self.counting and not written.startswith("第")
            in_run = right == "numeral" or (before is not None and before.kind == "numeral")
            return "numeral" if (len(written) > 1 or in_run) and not counts else ""
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
            return self._as_country(text, words, index, right, long_head)
        if single and word.kind not in _INSIDE and written in self.singles:
            return "noun"
        if word.kind == "verb" and not single and right == "head":
            return "field" if before is not None and before.kind in ANCHORS else ""
        return self._as_word(text, word, kept, manner)

    def _as_word(self, text: str, word: Word, kept: list[Word], manner: Manner) -> str:
        """Return the class of a word that may stand in a name; a verb may in one that holds all words: 运载系统."""
        written, behind = text[word.start : word.end], text[kept[-1].start : kept[-1].end] if kept else ""
        if word.kind in _OF_ZONES and behind in self.zones:
            return "unknown"
        if word.kind in _INSIDE:
            return word.kind
        is_topic = word.kind == "verb" and len(written) > 1 and written not in self.barriers
        if manner.whole and written in self.topical:
            return "noun"
        return "verb" if manner.whole and is_topic else ""

    def _as_country(self, text: str, words: list[Word], index: int, right: str, long_head: bool) -> str:
        """Return the class under which a country may stand in a name: one character may belong to a longer word."""
        word, before = words[index], words[index - 1] if index else None
        if before is not None and text[before.start : before.end] in self.away:
            return ""
        if (
            _is_single(word)
            and before is not None
            and before.kind not in ANCHORS
            and _is_single(before)
            and text[before.start] not in self.particles
        ):
            return "unknown" if index > 1 and words[index - 2].kind == "place" else ""
        return "" if right == "head" and not long_head else "country"


def _joins(left: str, right: str, whole: bool) -> bool:
    """Return whether a joint may stand in a name between words of two classes."""
    if whole and left in _IN_TOPICS and right in _IN_TOPICS:
        return True
    behind = (*_JOINED, "unknown", "head") if whole else (*_JOINED, "unknown")
    return (left in _JOINED and right in behind) or (left == "field" and right == "adjective")


def _with_runs(words: list[Word], text: str, sounds: frozenset[str]) -> list[Word]:
    """Return the words with runs of single characters, which no words make up, as unknown ones: 捷 安 特.

    A run may hold characters of any class that write the `sounds` of foreign names: 瓦格宁根.
    """
    result = list(words)
    first = 0
    for index in range(len(words) + 1):
        if (
            index < len(words)
            and words[index].end - words[index].start == 1
            and (
                words[index].kind in _IN_RUNS
                or text[words[index].start] in sounds
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


def closes_a_body(text: str, at: int, by_end: Mapping[int, HasStart]) -> bool:
    """Return whether a bracket closes at `at` that holds nothing but a body found before: 亚洲开发银行（亚行）."""
    body = by_end.get(at - 1) if text[at - 1] in "）)" else None
    return body is not None and text[body.start - 1 : body.start] in ("（", "(")


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
    """Return how far left of `at` only characters of names stand, at most to a body found before or an amount."""
    floor = at
    least = max(0, at - _REACH)
    while floor > least and _is_of_names(text[floor - 1]) and (floor == at or floor not in by_end):
        if text[floor - 1] in _DASHES and text[floor - 2 : floor - 1] in tuple(_DASHES):
            break
        floor -= 1
    return max((amount.end() for amount in _AMOUNT.finditer(text, floor, at)), default=floor)


def _is_single(word: Word) -> bool:
    return word.end - word.start == 1
