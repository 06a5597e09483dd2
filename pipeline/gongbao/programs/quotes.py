"""The rules for quoted names, compiled."""

from __future__ import annotations

from functools import cache

from gongbao.programs.lexicon import Lexicon, by_word
from gongbao.programs.rules import (
    NEVER,
    Content,
    Frame,
    Known,
    QuotedHead,
    TypedRule,
    listed,
    stops,
    word_list,
)
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import any_of, compiled
from gongbao.text.sieve import Sieve

_DATED = expression(r"^(?:19|20)\d\d年?(?=[\u4e00-\u9fff]{3})|[ ·—－-]?(?:19|20)\d\d(?:[/—－-]\d{2,4})?$")
"""A year at either end of the name of an event or an award: `「國際博物館日2024」`, `「2025花毯節」`."""

_NOTE = r"[［\[]\d{1,3}[］\]]"


class QuoteRules:
    """What decides on a quotation; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        heads = book.rules("programs", QuotedHead, "quoted-heads.toml")
        self.strong = Lexicon(by_word((head for head in heads if not head.weak), "words"))
        self.weak = Lexicon(by_word((head for head in heads if head.weak), "words"))
        self.plans = Lexicon(by_word((head for head in heads if head.era), "words"))
        frames = book.rules("programs", Frame, "quoted-frames.toml")
        self.rejecting = tuple(word_list(book, "rejecting").words.split())
        self.verbs: Lexicon[Frame | None] = Lexicon(
            {
                **by_word((frame for frame in frames if not frame.after), "verbs"),
                **dict.fromkeys(word_list(book, "holding").words.split()),
                **dict.fromkeys(self.rejecting),
            }
        )
        self.grips = [frame for frame in frames if frame.after]
        contents = book.rules("programs", Content, "quoted-contents.toml")
        self.contents = [
            (
                rule,
                compiled(rule, "pattern", rule.pattern),
                compiled(rule, "not_before", rule.not_before or NEVER),
            )
            for rule in contents
        ]
        self._shaped = Sieve(self.contents, [pattern for _, pattern, _ in self.contents])
        known = book.rules("programs", Known, "known.toml")
        self.known: dict[str, Known] = {**by_word(known, "names"), **by_word(known, "quoted")}
        self.slogans = frozenset(word_list(book, "slogan").words.split())
        self.manners = frozenset(word_list(book, "manner-quoted").words.split())
        self.examples = frozenset(word_list(book, "examples").words.split())
        self.apposed = frozenset(word_list(book, "apposed").words.split())
        self.short = expression(listed(book, "short-quoted"))
        self.counted = expression(listed(book, "counted"))
        self.era = expression(listed(book, "era"))
        ways = word_list(book, "way").words.split()
        self.ways = {way: rule for way in ways if (rule := self.strong.entries.get(way))}
        self.body_endings = tuple(word_list(book, "body").words.split())
        self.bodies = Lexicon(dict.fromkeys(self.body_endings, True))
        self.joints = frozenset(word_list(book, "joint").words.split())
        self.manner = expression(listed(book, "manner"))
        self.nominal = tuple(word_list(book, "nominal").words.split())
        self.carried = expression(listed(book, "carried"))
        self.connector = expression(f"(?:{_NOTE})?(?:{listed(book, 'joint')})?")
        self.note = expression(_NOTE)
        self.stops = stops(book)
        self.members = frozenset(word_list(book, "member").words.split())
        self.compounding = frozenset(word_list(book, "compounding").words.split())
        self.predicate = expression(listed(book, "predicate"))

    @staticmethod
    @cache
    def of(book: Rulebook) -> QuoteRules:
        """Return the compiled rules of `book`."""
        return QuoteRules(book)

    def own(self, content: str, text: str, end: int) -> TypedRule | None:
        """Return the rule that knows by itself, as a fixed name or by its shape, the content that ends before `end`."""
        content = _DATED.sub("", content) or content
        known = self.known.get(content)
        if known and not any_of(known.not_before).match(text, end):
            return known
        return next(
            (
                rule
                for rule, pattern, not_before in self._shaped.at(content, 0)
                if pattern.fullmatch(content) and not not_before.match(text, end)
            ),
            None,
        )
