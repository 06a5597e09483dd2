"""Names without marks, found from the head they end in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gongbao.places.rules import gazetteer
from gongbao.programs.left import Left, LeftRules
from gongbao.programs.lexicon import Lexicon
from gongbao.programs.models import Found
from gongbao.programs.rules import OpenHead, any_of, listed, word_list
from gongbao.rulebook import Rulebook
from gongbao.text import Document


def find(document: Document, book: Rulebook, before: Iterable[Found] = ()) -> Iterator[Found]:
    """Yield the names without marks in `document`; they may overlap each other.

    A name may continue a list that a name of the same type in `before` begins (`实施“三早”行动、健康乡村行动`).
    """
    rules = OpenRules.of(book)
    text = document.folded
    ends = {found.end: found.type for found in before}
    for start, end, heads in rules.heads.each(text, 0, len(text)):
        left = rules.left.read(text, start, ends)
        for head in heads:
            if head.accepts(text, left, start, end):
                ends[end] = head.rule.type
                yield Found(left.start, end, head.rule.type, head.rule.id)
                break


class Head:
    """One rule on names that end in certain words, compiled."""

    def __init__(self, rule: OpenHead, book: Rulebook):
        self.rule = rule
        self.not_before = any_of(rule.not_before)
        self.without = any_of(rule.without)
        self.generic = any_of(rule.generic)
        self.verbs = tuple(rule.verbs.split())
        behind = word_list(book, "progress").words if rule.progress else ""
        self.behind = any_of(f"{rule.behind} {behind}")
        self.proper = _Proper.of(book) if rule.proper else None

    def accepts(self, text: str, left: Left, head: int, end: int) -> bool:
        """Tell whether the rule takes the name from `left.start` to `end`, whose head starts at `head`."""
        name = text[left.start : end]
        modifier = self.generic.sub("", text[left.start : head])
        if name[0] in "（(" or len(modifier) < self.rule.least:
            return False
        if self.not_before.match(text, end) or self.without.search(name):
            return False
        return bool(
            left.joined == self.rule.type
            or any(verb.endswith(self.verbs) for verb in left.verbs)
            or self.behind.match(text, end)
            or (self.proper is not None and self.proper.stands_in(name))
            or (self.rule.caption and _is_caption(text, left, end))
        )


class OpenRules:
    """What decides on names without marks; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        by_word: dict[str, list[Head]] = {}
        for rule in book.rules("programs", OpenHead, "open.toml"):
            head = Head(rule, book)
            for word in rule.words.split():
                by_word.setdefault(word, []).append(head)
        self.heads = Lexicon(by_word)
        self.left = LeftRules(book, tuple(by_word))

    @staticmethod
    @cache
    def of(book: Rulebook) -> OpenRules:
        """Return the compiled rules of `book`."""
        return OpenRules(book)


class _Proper:
    """Tells what makes a name proper: a place, a country, an edition."""

    def __init__(self, book: Rulebook):
        self._words = re.compile(f"{listed(book, 'proper')}|{listed(book, 'edition')}")
        self._places = gazetteer(book).names

    @staticmethod
    @cache
    def of(book: Rulebook) -> _Proper:
        return _Proper(book)

    def stands_in(self, name: str) -> bool:
        return bool(self._words.search(name)) or any(True for _ in self._places.each(name))


def _is_caption(text: str, left: Left, end: int) -> bool:
    """Tell whether the name is a line or the first sentence of one, as below a picture."""
    at_start = left.start == left.break_at and text[left.start - 1 : left.start] in ("", "\n")
    return at_start and text[end : end + 1] in ("", "\n", "。")
