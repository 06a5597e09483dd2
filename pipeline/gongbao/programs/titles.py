"""Titles in 《》: each a program of its own, but for newspapers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongbao.analysis import Analysis
from gongbao.programs.models import Found
from gongbao.programs.rules import TitleRule, any_of, word_list
from gongbao.rulebook import Rulebook
from gongbao.text import marks
from gongbao.text.marks import Mark

_TRAILING = re.compile(r"[（(〔\[][^（）()]{0,30}[)）〕\]]$|\d{4}年?$|[—\-－~～至]\d{4}年?$|\s+$|[!！?？…]+$")


def find(analysis: Analysis) -> Iterator[Found]:
    """Yield the titles of `analysis`, those in quotations too; papers and magazines, organizations, are left out."""
    periodical = any_of(word_list(analysis.book, "periodical").words)
    for mark in _titles(analysis):
        if periodical.match(analysis.folded, mark.end):
            continue
        rule = _rule_for(analysis.folded[mark.start + 1 : mark.end - 1], analysis.book)
        if rule.type:
            yield Found(mark.start, mark.end, rule.type, rule.id)


def _titles(analysis: Analysis) -> Iterator[Mark]:
    for mark in analysis.names:
        if mark.kind == "title":
            yield mark
            continue
        for inner in marks.find(analysis.folded[mark.start + 1 : mark.end - 1]):
            if inner.kind == "title":
                yield Mark(mark.start + 1 + inner.start, mark.start + 1 + inner.end, "title")


def _rule_for(title: str, book: Rulebook) -> TitleRule:
    endings, default = _endings(book)
    title = title.strip()
    while (shorter := _TRAILING.sub("", title)) != title and shorter:
        title = shorter
    for length in range(min(6, len(title)), 0, -1):
        if rule := endings.get(title[-length:]):
            return rule
    return default


@cache
def _endings(book: Rulebook) -> tuple[dict[str, TitleRule], TitleRule]:
    rules = book.rules("programs", TitleRule, "titles.toml")
    endings = {ending: rule for rule in reversed(rules) for ending in rule.endings.split()}
    return endings, next((rule for rule in rules if not rule.endings), rules[-1])
