"""Sections that a text names without the body that they belong to: 海关总署新闻发言人、统计分析司司长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from gongbao.organizations.finding import Found
from gongbao.organizations.models import Organization
from gongbao.organizations.rules import heads, shapes, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation

_REACH = 24
_SHORTEST = 5
_OWN = 2
_HEAD = 100
"""Characters at the beginning of a text, within which it names the body that it is about."""
_STOP = re.compile("[。！？；\n]")
_RULE = "organizations.again"


class Sections:
    """Finds sections again where a text repeats them, and names them by their body; one a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        of_parent = [rule.id for rule in heads(book) if rule.of_parent]
        pairs = (entry.partition("=") for entry in word_list(book, "own-body"))
        self._own = {word: type_ for word, _, type_ in pairs}
        self._parts = word_list(book, "own-section")
        self._rules = {*of_parent, *(rule.id for rule in shapes(book) if rule.of_parent)}

    @staticmethod
    @cache
    def of(book: Rulebook) -> Sections:
        """Return the sections of `book`."""
        return Sections(book)

    def again(self, text: str, found: Sequence[Found]) -> Iterator[Found]:
        """Yield the further mentions of sections that are too long to be another's."""
        types = {
            text[one.start : one.end]: one.type
            for one in found
            if one.rule in self._rules and one.end - one.start >= _SHORTEST
        }
        taken = {(one.start, one.end) for one in found}
        for match in re.finditer(alternation(types), text) if types else ():
            if match.span() not in taken:
                yield Found(*match.span(), types[match[0]], _RULE)

    def named(self, mentions: Sequence[Organization], text: str) -> list[Organization]:
        """Return the mentions, sections with the name of the body before them in the sentence, or the text's own."""
        own = {word: self._first(mentions, type_) for word, type_ in self._own.items()}
        result: list[Organization] = []
        names: dict[str, str] = {}
        for one in mentions:
            written = text[one.start : one.end]
            if one.rule in self._rules and result and self._is_whole(result[-1], one, text):
                names.setdefault(written, result[-1].name + one.name)
            if one.rule in self._rules or one.rule == _RULE:
                one = replace(one, name=names.get(written, one.name))
            elif written[_OWN:] in self._parts and (body := own.get(written[:_OWN])):
                one = replace(one, name=body + written[_OWN:])
            result.append(one)
        return result

    def _first(self, mentions: Sequence[Organization], type_: str) -> str:
        """Return the name of the first body of a type, empty where a text does not begin with one."""
        first = next((one for one in mentions if one.type == type_), None)
        return first.name if first is not None and first.start < _HEAD else ""

    def _is_whole(self, before: Organization, section: Organization, text: str) -> bool:
        """Return whether a section belongs to the body named before it: near by, in the same sentence."""
        near = section.start - before.end <= _REACH and not _STOP.search(text, before.end, section.start)
        return near and before.rule not in self._rules
