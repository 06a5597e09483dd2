"""The rules for quoted names, compiled."""

from __future__ import annotations

import re
from functools import cache

from gongbao.programs.knowledge import (
    Content,
    Frame,
    Known,
    QuotedHead,
    TypedRule,
    any_of,
    stops,
    word_list,
)
from gongbao.programs.lexicon import Lexicon, by_word
from gongbao.rulebook import Rulebook

_GRIP_REACH = 12


class QuoteRules:
    """What decides on a quotation; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        heads = book.rules("programs", QuotedHead, "quoted-heads.toml")
        self.strong = Lexicon(by_word((head for head in heads if not head.weak), "words"))
        self.weak = Lexicon(by_word((head for head in heads if head.weak), "words"))
        frames = book.rules("programs", Frame, "quoted-frames.toml")
        self.verbs = Lexicon(
            {
                **dict.fromkeys(word_list(book, "rejecting").words.split(), "rejecting"),
                **dict.fromkeys(word_list(book, "holding").words.split(), "holding"),
                **by_word((frame for frame in frames if not frame.after), "verbs"),
            }
        )
        self.grips = [frame for frame in frames if frame.after]
        contents = book.rules("programs", Content, "quoted-contents.toml")
        self.contents = [(rule, re.compile(rule.pattern)) for rule in contents]
        known = book.rules("programs", Known, "known.toml")
        self.known: dict[str, TypedRule] = {**by_word(known, "names"), **by_word(known, "quoted")}
        self.slogans = frozenset(word_list(book, "slogan").words.split())
        self.stops = stops(book)
        self.predicate = any_of(word_list(book, "predicate").words)

    @staticmethod
    @cache
    def of(book: Rulebook) -> QuoteRules:
        """Return the compiled rules of `book`."""
        return QuoteRules(book)

    def content(self, content: str, *, alone: bool) -> Content | None:
        """Return the first rule that knows a content of this shape, of those that stand alone or not."""
        for rule, pattern in self.contents:
            if rule.alone == alone and pattern.fullmatch(content):
                return rule
        return None

    def grip(self, text: str, before: tuple[int, ...], list_end: int) -> Frame | None:
        """Return the frame that stands on both sides, as `以“…”为抓手`, of a list of quotations."""
        start, end = max(before[0], before[1] - _GRIP_REACH), before[1]
        for frame in self.grips:
            opens = any(text.find(verb, start, end) >= 0 for verb in frame.verbs.split())
            if opens and any_of(frame.after).match(text, list_end):
                return frame
        return None
