"""A body inside the name of another: the whole of a section or branch, and what it makes of the type."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Protocol

from gongbao.organizations.lexicon import Word
from gongbao.organizations.modifiers import Modifiers
from gongbao.organizations.rules import Head


class Body(Protocol):
    """An organization found before: where it starts, and its type."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def type(self) -> str:
        """One of the guideline's types."""


def begun_at(modifiers: Modifiers, start: int) -> Modifiers:
    """Return what belongs to a name from `start` on."""
    if start <= modifiers.start:
        return modifiers
    kept = tuple(word._replace(start=max(word.start, start)) for word in modifiers.words if word.end > start)
    return modifiers._replace(start=start, words=kept)


def with_body(modifiers: Modifiers, by_end: Mapping[int, Body]) -> Modifiers:
    """Return the words before a branch with the firm that ends right before them: 某公司镇海炼化分公司."""
    if not (modifiers.words and modifiers.start in by_end):
        return modifiers
    body = Word(by_end[modifiers.start].start, modifiers.start, "body")
    return modifiers._replace(start=body.start, words=(body, *modifiers.words))


def type_of(rule: Head, modifiers: Modifiers, by_end: Mapping[int, Body]) -> str:
    """Return the type of a body: that of the whole for a section of one, else the rule's."""
    first = modifiers.words[0] if modifiers.words else None
    if first is not None and first.kind == "body" and rule.of_whole:
        return by_end[first.end].type
    if rule.type == "company" and (
        _begins_with_a_bank(modifiers, by_end) or (rule.of_whole and _insures(modifiers, by_end))
    ):
        return "finance"
    return rule.type


def _insures(modifiers: Modifiers, by_end: Mapping[int, Body]) -> bool:
    """Return whether a branch bears the name of a bank, broker or insurer: 中国人寿财险某地支公司."""
    ends = (by_end.get(word.end) for word in modifiers.words)
    return any(one and one.start == modifiers.start and one.type == "finance" for one in ends)


def _begins_with_a_bank(modifiers: Modifiers, by_end: Mapping[int, Body]) -> bool:
    """Return whether a firm bears the name of a bank or broker before a place in brackets: 中国银行（香港）有限公司."""
    for word, bracket in pairwise(modifiers.words):
        if bracket.kind == "bracket":
            body = by_end.get(word.end)
            return body is not None and body.start == modifiers.start and body.type == "finance"
    return False
