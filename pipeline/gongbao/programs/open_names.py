"""Names without marks, found from the head they end in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongbao.analysis import Analysis
from gongbao.programs.knowledge import OpenHead, any_of, word_list
from gongbao.programs.left import Left, LeftRules
from gongbao.programs.lexicon import Lexicon
from gongbao.programs.models import Found
from gongbao.rulebook import Rulebook

_EDITION = re.compile(r"第[一二三四五六七八九十百\d]{1,4}届|^(?:19|20)\d\d年?")
_JOINT = "、和与及"


def find(analysis: Analysis) -> Iterator[Found]:
    """Yield the names without marks in `analysis`; they may overlap each other."""
    rules = OpenRules.of(analysis.book)
    text = analysis.text
    last: dict[str, int] = {}
    for start, end, heads in rules.heads.each(text, 0, len(text)):
        left = rules.left.read(text, start)
        for head in heads:
            if head.not_before and any_of(head.not_before).match(text, end):
                continue
            joined = last.get(head.id) == left.break_at - 1 and text[left.break_at - 1] in _JOINT
            if rules.accepts(text, left, start, end, head, joined):
                last[head.id] = end
                yield Found(left.start, end, head.type, head.id)
                break


class OpenRules:
    """What decides on a name without marks; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        by_head: dict[str, list[OpenHead]] = {}
        for rule in book.rules("programs", OpenHead, "open.toml"):
            for word in rule.words.split():
                by_head.setdefault(word, []).append(rule)
        self.heads = Lexicon(by_head)
        self.left = LeftRules.of(book)
        self.proper = any_of(word_list(book, "proper").words)

    @staticmethod
    @cache
    def of(book: Rulebook) -> OpenRules:
        """Return the compiled rules of `book`."""
        return OpenRules(book)

    def accepts(self, text: str, left: Left, head: int, end: int, rule: OpenHead, joined: bool) -> bool:
        """Tell whether `rule` takes the name from `left.start` to `end`, whose head starts at `head`."""
        name = text[left.start : end]
        if head - left.start < 2 or len(name) < rule.least:
            return False
        if rule.without and any_of(rule.without).search(name):
            return False
        if joined or not left.verbs.isdisjoint(rule.verbs.split()):
            return True
        if rule.behind and any_of(rule.behind).match(text, end):
            return True
        return rule.proper and bool(self.proper.search(name) or _EDITION.search(name))
