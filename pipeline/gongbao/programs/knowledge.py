"""The rules of the layer `programs`: what their files may say, and what is compiled from them."""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar, Literal

from gongbao.rulebook import Rule, Rulebook
from gongbao.rulebook.patterns import alternation

Type = Literal["policy", "publication", "initiative", "mechanism", "event", "brand", "honour", "other", ""]


class TypedRule(Rule):
    """A rule that gives the programs it makes a type of the guideline; an empty type makes none."""

    type: Type


class TitleRule(TypedRule):
    """Endings of titles in 《》."""

    endings: str


class QuotedHead(TypedRule):
    """Nouns that complete a quoted name; `weak` ones only where no other does."""

    words: str
    not_before: str = ""
    weak: bool = False


class Frame(TypedRule):
    """Verbs before a quoted name, and, where `after` is given, words that must follow it."""

    verbs: str
    after: str = ""


class Content(TypedRule):
    """A pattern for all that stands between quotation marks; `alone` needs no frame."""

    pattern: str
    alone: bool


class Known(TypedRule):
    """Fixed names: `names` are found anywhere, `quoted` only between quotation marks."""

    names: str
    quoted: str = ""


class Shape(TypedRule):
    """A pattern for whole names in running text."""

    pattern: str


class OpenHead(TypedRule):
    """Heads of names without marks, and what makes such a name proper."""

    words: str
    not_before: str = ""
    verbs: str = ""
    behind: str = ""
    without: str = ""
    proper: bool
    least: int


class Words(Rule):
    """A list of words that other rules use."""

    makes_facts: ClassVar[bool] = False

    name: str
    words: str
    but: str = ""


_FILES: tuple[tuple[str, type[Rule]], ...] = (
    ("titles.toml", TitleRule),
    ("quoted-heads.toml", QuotedHead),
    ("quoted-frames.toml", Frame),
    ("quoted-contents.toml", Content),
    ("known.toml", Known),
    ("patterns.toml", Shape),
    ("open.toml", OpenHead),
    ("words.toml", Words),
)


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer."""
    return tuple(rule for files, model in _FILES for rule in book.rules("programs", model, files))


@cache
def word_list(book: Rulebook, name: str) -> Words:
    """Return the word list called `name`."""
    return next(rule for rule in book.rules("programs", Words, "words.toml") if rule.name == name)


@cache
def any_of(words: str) -> re.Pattern[str]:
    """Return a pattern for any of the words in a white-space separated list, the longest first."""
    return re.compile(alternation(words.split()) or r"(?!)")


@cache
def stops(book: Rulebook) -> re.Pattern[str]:
    """Return a pattern whose group `stop` is a particle, where it is not part of one of the words around it."""
    particles = word_list(book, "particle")
    inside = alternation(particles.but.split())
    return re.compile(f"{inside}|(?P<stop>{alternation(particles.words.split())})")
