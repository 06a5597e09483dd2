"""Hedges before a length of time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gongbao.dates import rules
from gongbao.rulebook import Rulebook, patterns

Compiled = tuple[tuple[rules.Hedge, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Hedge:
    """What stands before a length: how many characters belong to its span, and what they say of it."""

    width: int
    mod: str


def compiled(book: Rulebook, filled: Callable[[rules.Hedge], str]) -> Compiled:
    """Return the hedges of `book` in order of trying, each with its pattern, its parts `filled` in."""
    return tuple(
        (rule, patterns.compiled(rule, "pattern", f"{filled(rule)}$", re.X)) for rule in rules.hedges(book)
    )


def before(lead: str, hedges: Compiled) -> Hedge | None:
    """Return the hedge that `lead`, the characters before a length, ends with; `None` for none."""
    for rule, pattern in hedges:
        if found := pattern.search(lead):
            return Hedge(len(found[0]) if rule.kept else 0, rule.mod)
    return None
