"""Find numerals in text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongbao.numerals.grammar import Grammar
from gongbao.numerals.models import Numeral
from gongbao.numerals.reader import Value


class Candidate(NamedTuple):
    """A numeral, with the form it was written in; `loose` ones are numbers only before a unit."""

    start: int
    end: int
    value: Value | None
    rule: str
    reading: str
    loose: bool


def candidates(folded: str, grammar: Grammar) -> Iterator[Candidate]:
    """Yield the numerals of the folded text in order, loose ones too, none inside a word."""
    words = grammar.words.finditer(folded)
    word = next(words, None)
    for found in grammar.forms.finditer(folded):
        while word is not None and word.end() < found.end():
            word = next(words, None)
        if word is not None and word.start() <= found.start():
            continue
        form = grammar.by_group[found.lastgroup or ""]
        value = None
        if form.reader not in ("vague", "lost"):
            value = grammar.reader.read(found[0], form.reader)
            if value is None:
                continue
        yield Candidate(found.start(), found.end(), value, form.id, form.reader, form.loose)


def find(folded: str, grammar: Grammar) -> Iterator[Numeral]:
    """Yield the numerals of the folded text in order."""
    for item in candidates(folded, grammar):
        if not item.loose:
            yield Numeral(item.start, item.end, item.value, item.rule)
