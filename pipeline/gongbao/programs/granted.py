"""Honours without marks, rightwards from the verb that grants them: `荣获全国文明单位、全国百佳医院等称号`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gongbao.places.rules import gazetteer
from gongbao.programs.lexicon import Lexicon, by_word
from gongbao.programs.models import Found
from gongbao.programs.rules import Granting, listed, listing_signs, stops, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import any_of
from gongbao.text import Document

_ITEM = expression(r"[\u4e00-\u9fffA-Za-z0-9·—()（）]+")
_QUOTE = expression(r"[“\"][^“”\"\n]{1,40}[”\"]|《[^《》\n]{1,40}》")
_COUNT = expression(r"\d")
_LONGEST = 40
_LEAST = 2
_ITEMS = 24
_AWARDED = 8
"""Words at most between the verb and the first honour: an end that texts which repeat one of them do not have."""


def find(document: Document, book: Rulebook) -> Iterator[Found]:
    """Yield the honours that a verb of granting opens, each of a list of them."""
    rules = GrantRules.of(book)
    text = document.folded
    for at, granting in _verbs(text, rules):
        before: int | None = None
        for start, end in _items(text, at, rules):
            alone = rules.read(text, start, end, granting)
            joined = None
            if before is not None and text[start - 1] in rules.inside:
                joined = rules.read(text, before, end, granting)
            if span := joined or alone:
                yield Found(*span, granting.type, granting.id)
            before = None if span else start


def _verbs(text: str, rules: GrantRules) -> Iterator[tuple[int, Granting]]:
    """Yield where the verbs of granting end, without those in which the next begins: `力争|创建`, not `争创|建`."""
    last: tuple[int, Granting] | None = None
    for start, end, granting in rules.verbs.each(text, 0, len(text)):
        if last and not start < last[0] < end:
            yield last
        last = end, granting
    if last:
        yield last


def _items(text: str, at: int, rules: GrantRules) -> Iterator[tuple[int, int]]:
    """Yield start and end of the members of the list at `at`, but for quotations and what one follows at once."""
    for _ in range(_ITEMS):
        at = rules.leftover.match(text, at).end()  # type: ignore[union-attr]
        if quoted := _QUOTE.match(text, at):
            at = _noun_end(text, quoted.end(), rules)
        elif _ITEM.match(text, at, at + 1):
            end = _noun_end(text, at, rules)
            if _QUOTE.match(text, end):
                at = end
                continue
            yield at, end
            at = end
        joint = rules.joint.match(text, at)
        if not joint:
            return
        at = joint.end()


def _noun_end(text: str, at: int, rules: GrantRules) -> int:
    """Return where the words at `at` end: before a mark or a particle."""
    item = _ITEM.match(text, at, at + _LONGEST)
    if item is None:
        return at
    return next(
        (stop.start() for stop in rules.stops.finditer(text, at, item.end()) if stop["stop"]), item.end()
    )


class GrantRules:
    """The verbs that grant and what an honour is made of; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.verbs = Lexicon(by_word(book.rules("programs", Granting, "granted.toml"), "verbs"))
        self.stops = stops(book)
        self.leftover = expression(f"{listed(book, 'awarded')}{{0,{_AWARDED}}}")
        self.joint = expression(listed(book, "listing"))
        self.inside = listing_signs(book).replace("、", "")
        """Conjunctions that may stand inside a name, where what is before them is none."""
        self.bearers = Lexicon(dict.fromkeys(word_list(book, "bearer").words.split(), True))
        self.prizes = tuple(word_list(book, "prize").words.split())
        self.quality = any_of(word_list(book, "quality").words)
        self.level = expression(f"{listed(book, 'proper')}|{listed(book, 'rank')}")
        self.inside_level = expression(listed(book, "level-inside"))
        self.places = gazetteer(book).names
        self.tail = expression(f"(?:{listed(book, 'honour-tail')})?$")
        self.never = expression(listed(book, "no-honour"))

    @staticmethod
    @cache
    def of(book: Rulebook) -> GrantRules:
        """Return the compiled rules of `book`."""
        return GrantRules(book)

    def read(self, text: str, start: int, end: int, granting: Granting) -> tuple[int, int] | None:
        """Return the span of the honour that the item from `start` to `end` is, or `None`."""
        bearer = self._bearer(text, start, end)
        if bearer is None:
            return None
        last = bearer[1]
        for verb_start, verb_end, _ in self.verbs.each(text, start, bearer[0]):
            if verb_end - verb_start > 1:
                start = verb_end
        if level := self.inside_level.search(text, start + _LEAST, bearer[0]):
            start = level.start()
        name = text[start:last]
        plain = self.level.sub("", self.quality.sub("", text[start : bearer[0]]))
        has_level = bool(self.level.search(name)) or any(True for _ in self.places.each(name))
        quality = bool(self.quality.search(name))
        if self.never.search(name) or not (has_level or len(plain) >= _LEAST):
            return None
        if not granting.strong and not name.endswith(self.prizes) and _COUNT.search(text, last, end):
            return None
        if granting.only and not name.endswith(tuple(granting.only.split())):
            return None
        if granting.plain and not self.level.match(name):
            return None
        if granting.strong or (name.endswith(self.prizes) and len(plain) >= _LEAST):
            return (start, last) if has_level or quality or name.endswith(self.prizes) else None
        return (start, last) if has_level and quality else None

    def _bearer(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the first noun for who or what bears the honour behind which only a tail follows."""
        hits = [hit for hit in self.bearers.each(text, start, end) if self.tail.match(text[hit[1] : end])]
        return min(hits, key=lambda hit: (hit[1], hit[0]))[:2] if hits else None
