"""The rules of the layer `entities`: what the names of one thing may differ in."""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from gongbao.rulebook import Rule, Rulebook
from gongbao.rulebook.patterns import compiled


class Variant(Rule):
    """A part of names that makes no difference: `pattern` is replaced by what it `becomes`, for some `kinds`.

    `same` and `apart` are the examples: pairs of names that share a key, and pairs that do not.
    """

    makes_facts: ClassVar[bool] = False

    kinds: tuple[Literal["organization", "program"], ...]
    pattern: str
    becomes: str = ""
    same: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...] = ()


class CompiledVariant(NamedTuple):
    """A variant with its pattern compiled."""

    pattern: re.Pattern[str]
    becomes: str


def rules(book: Rulebook) -> tuple[Variant, ...]:
    """Return all rules of the layer, in the order in which they are applied."""
    return book.rules("entities", Variant)


@cache
def variants(book: Rulebook, kind: str) -> tuple[CompiledVariant, ...]:
    """Return the variants for names of `kind`, compiled once."""
    return tuple(
        CompiledVariant(compiled(rule, "pattern", rule.pattern), rule.becomes)
        for rule in rules(book)
        if kind in rule.kinds
    )
