"""Names without marks that are examples of a class: `引洮济合、甘肃中部生态移民供水等工程`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gongbao.places.rules import gazetteer
from gongbao.programs.models import Found
from gongbao.programs.rules import ExampleClass, listed, listing_signs, word_list
from gongbao.programs.unquoted import UnquotedRules
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation, any_of, compiled
from gongbao.text import Document

_REACH = 120
_ITEM = expression(r"[^、]+")
_CLAUSE = expression(r"[^\u4e00-\u9fffA-Za-z0-9、—－（）()]")


def find(document: Document, book: Rulebook) -> Iterator[Found]:
    """Yield the members of lists that are called examples of a class of programs, by proper names."""
    text = document.folded
    boundary = UnquotedRules.of(book).boundary
    short = expression(f"[^了{listing_signs(book)}]+")
    for reader in _classes(book):
        for match in reader.pattern.finditer(text):
            start = low = max(0, match.start() - _REACH)
            for mark in _CLAUSE.finditer(text, low, match.start()):
                start = mark.end()
            member = short if reader.rule.each else _ITEM
            items = [item.span() for item in member.finditer(text, start, match.start())]
            if len(items) < 2:
                continue
            items[0] = boundary.after_verbs(text, *items[0])[0], items[0][1]
            items = [(reader.start(text, *item), item[1]) for item in items]
            proper = [reader.proper.search(text[first:last]) is not None for first, last in items]
            for (first, last), named in zip(items, proper, strict=True):
                if reader.rule.each and any(
                    stop["stop"] for stop in boundary.stops.finditer(text, first, last)
                ):
                    continue
                if (named if reader.rule.each else any(proper)) and reader.takes(text[first:last]):
                    yield Found(first, last, reader.rule.type, reader.rule.id)


class _Class(NamedTuple):
    """One rule, compiled: what stands behind the list, and what makes a member proper."""

    rule: ExampleClass
    pattern: re.Pattern[str]
    proper: re.Pattern[str]
    behind: tuple[str, ...]

    def start(self, text: str, first: int, last: int) -> int:
        """Return where a member, read from `first` on, starts behind a verb of taking part."""
        return max(
            (at + len(verb) for verb in self.behind if (at := text.rfind(verb, first, last)) >= 0),
            default=first,
        )

    def takes(self, name: str) -> bool:
        """Tell whether `name` is long and short enough, and ends in no word for something else."""
        fits = self.rule.least <= len(name) <= self.rule.most
        return fits and not name.endswith(tuple(self.rule.not_ending.split()))


@cache
def _classes(book: Rulebook) -> list[_Class]:
    marks = alternation(word_list(book, "examples").words.split())
    usual = listed(book, "class-modifier")
    place = f"(?:{gazetteer(book).source})"
    return [
        _Class(
            rule,
            re.compile(f"{marks}(?:{rule.between or usual})(?:{any_of(rule.words).pattern})"),
            compiled(rule, "proper", rule.proper.replace("{place}", place)),
            tuple(rule.behind.split()),
        )
        for rule in book.rules("programs", ExampleClass, "classes.toml")
    ]
