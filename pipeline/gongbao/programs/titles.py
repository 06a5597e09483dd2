"""Titles in 《》: each a program of its own, but for newspapers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongbao.programs.models import Found
from gongbao.programs.rules import TitleRule, listed, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import any_of
from gongbao.text import Document, marks
from gongbao.text.marks import Mark

_TRAILING = re.compile(
    r"[（(〔\[][^（）()]{0,30}[)）〕\]]$|\d{4}年?$|[—\-－~～至]\d{4}年?$|\d\.\d$|\s+$|[!！?？…]+$"
)

_STANDARD = "标准"
"""What a title is read as that bears the number of a standard."""

_PRINTED = 16
"""Characters before a title that may tell that something is printed in it."""

_SUBTITLE = re.compile(r"第\d+号(?:(?:——|[:：]).*)?$|(?:——|[:：]).*$")


def find(document: Document, book: Rulebook) -> Iterator[Found]:
    """Yield the titles of `document`, those in quotations too; papers and magazines, organizations, are left out."""
    periodical = any_of(word_list(book, "periodical").words)
    printed_in = expression(f"{listed(book, 'printed-in')}$")
    standard = expression(listed(book, "standard-code"))
    for mark in _titles(document):
        if periodical.match(document.folded, mark.end):
            continue
        if printed_in.search(document.folded, max(0, mark.start - _PRINTED), mark.start):
            continue
        coded = standard.match(document.folded, mark.end)
        rule = rule_for(_STANDARD if coded else document.folded[mark.start + 1 : mark.end - 1], book)
        if rule and rule.type:
            yield Found(mark.start, mark.end, rule.type, rule.id)


def _titles(document: Document) -> Iterator[Mark]:
    for mark in document.marks:
        if mark.kind == "title":
            yield mark
            continue
        for inner in marks.find(document.folded[mark.start + 1 : mark.end - 1]):
            if inner.kind == "title":
                yield Mark(mark.start + 1 + inner.start, mark.start + 1 + inner.end, "title")


def rule_for(title: str, book: Rulebook) -> TitleRule | None:
    """Return the rule that knows the ending of `title`, marks left out, brackets and years at its end disregarded.

    Where it knows none, what stands before a subtitle tells: `《企业会计准则第22号——金融工具》`.
    """
    endings, default = _endings(book)
    title = title.strip()
    while (shorter := _TRAILING.sub("", title)) != title and shorter:
        title = shorter
    for part in (title, _SUBTITLE.sub("", title)):
        for length in range(min(6, len(part)), 0, -1):
            if rule := endings.get(part[-length:]):
                return rule
    return default


@cache
def _endings(book: Rulebook) -> tuple[dict[str, TitleRule], TitleRule | None]:
    rules = book.rules("programs", TitleRule, "titles.toml")
    endings = {ending: rule for rule in reversed(rules) for ending in rule.endings.split()}
    return endings, next((rule for rule in rules if not rule.endings), rules[-1] if rules else None)
