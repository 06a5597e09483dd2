"""Find numerals in text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongbao.numerals.grammar import NumeralGrammar
from gongbao.numerals.models import Numeral
from gongbao.numerals.reader import Value


class Candidate(NamedTuple):
    """A numeral, with the form it was written in; `loose` ones are numbers only before a unit.

    `upper` is the larger of two values written as one (三四十), of which `value` is the smaller.
    """

    start: int
    end: int
    value: Value | None
    rule: str
    reading: str
    loose: bool
    upper: Value | None = None


def candidates(folded: str, grammar: NumeralGrammar) -> Iterator[Candidate]:
    """Yield the numerals of the folded text in order, loose ones too, none inside a word."""
    listed, shaped = (_Words(matches) for matches in grammar.words.find(folded))
    begins, forms = grammar.begins.search, grammar.forms.match
    at = 0
    while (begin := begins(folded, at)) is not None:
        found = forms(folded, begin.start())
        if found is None:
            at = begin.end()
            continue
        start, at = found.span()
        form = grammar.by_group[found.lastgroup or ""]
        if listed.cover(start, at) or shaped.cover(start, at):
            continue
        if form.reader in ("vague", "lost"):
            yield Candidate(start, at, None, form.id, form.reader, form.loose)
            continue
        values = grammar.reader.read(found[0], form.reader)
        if values:
            upper = values[1] if len(values) > 1 else None
            yield Candidate(start, at, values[0], form.id, form.reader, form.loose, upper)


class _Words:
    """The words of one kind in a text, asked in order of place whether they cover a numeral."""

    __slots__ = ("_end", "_found", "_start")

    def __init__(self, matches: Iterable[re.Match[str]]):
        self._found = iter(matches)
        self._start = self._end = 0

    def cover(self, start: int, end: int) -> bool:
        while self._end < end:
            word = next(self._found, None)
            if word is None:
                self._start = self._end = sys.maxsize
            else:
                self._start, self._end = word.span()
        return self._start <= start


def find(folded: str, grammar: NumeralGrammar) -> Iterator[Numeral]:
    """Yield the numerals of the folded text in order."""
    for item in candidates(folded, grammar):
        if not item.loose:
            value = item.value if item.upper is None else None
            yield Numeral(item.start, item.end, value, item.rule)
