"""Names without marks that are examples of a class: `引洮济合、甘肃中部生态移民供水等工程`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongbao.places.rules import gazetteer
from gongbao.programs.models import Found
from gongbao.programs.open_names import OpenRules
from gongbao.programs.rules import ExampleClass, any_of, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation, compiled
from gongbao.text import Document

_REACH = 120
_ITEM = re.compile(r"[^、]+")
_CLAUSE = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9、—－（）()]")


def find(document: Document, book: Rulebook) -> Iterator[Found]:
    """Yield the members of lists that are called examples of a class of programs, one of them by a proper name."""
    text = document.folded
    strip = OpenRules.of(book).left.after_verbs
    for rule, pattern, proper in _classes(book):
        for match in pattern.finditer(text):
            start = low = max(0, match.start() - _REACH)
            for mark in _CLAUSE.finditer(text, low, match.start()):
                start = mark.end()
            items = [item.span() for item in _ITEM.finditer(text, start, match.start())]
            if len(items) < 2 or not proper.search(text, start, match.start()):
                continue
            items[0] = strip(text, *items[0])[0], items[0][1]
            for first, last in items:
                if last - first >= rule.least and not text.endswith(
                    tuple(rule.not_ending.split()), first, last
                ):
                    yield Found(first, last, rule.type, rule.id)


@cache
def _classes(book: Rulebook) -> list[tuple[ExampleClass, re.Pattern[str], re.Pattern[str]]]:
    marks = alternation(word_list(book, "examples").words.split())
    place = f"(?:{gazetteer(book).source})"
    return [
        (
            rule,
            re.compile(f"{marks}(?:{any_of(rule.words).pattern})"),
            compiled(rule, "proper", rule.proper.replace("{place}", place)),
        )
        for rule in book.rules("programs", ExampleClass, "classes.toml")
    ]
