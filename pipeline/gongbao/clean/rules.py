"""The rules of cleaning: what the parts of a report look like, and where they say who published it and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gongbao.rulebook import Rule, Rulebook, patterns
from gongbao.text.sieve import Sieve

LAYER = "clean"


class PartRule(Rule):
    """A line that is a part of `kind` by its form alone.

    `pattern` is a regular expression on the width-folded line; a group `title`, `publisher` or `date` in it
    says what the report's metadata are. With `behind`, that may follow, and then the line ends. `head_only` lines count
    only above the first paragraph, those `by_title` only below the headline, above what may be one, or above
    a day. Examples are lines.
    """

    kind: Literal["caption", "chrome", "byline", "dateline", "heading", "headline", "paragraph"]
    pattern: str
    behind: str = ""
    head_only: bool = False
    by_title: bool = False

    @property
    def whole(self) -> str:
        """The expression of the line, with what may stand behind."""
        return f"{self.pattern}(?:{self.behind})?$" if self.behind else self.pattern


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part rule with its pattern compiled."""

    rule: PartRule
    pattern: re.Pattern[str]


def rules(book: Rulebook) -> tuple[PartRule, ...]:
    """Return all rules of the layer."""
    return book.rules(LAYER, PartRule)


@cache
def compiled(book: Rulebook) -> tuple[CompiledPart, ...]:
    """Return the rules of `book` in order, compiled once."""
    return tuple(CompiledPart(rule, patterns.compiled(rule, "pattern", rule.whole)) for rule in rules(book))


@cache
def sieve(book: Rulebook) -> Sieve[CompiledPart]:
    """Return what tells of a line which rules its beginning allows."""
    parts = compiled(book)
    return Sieve(parts, [part.pattern if patterns.hints(part.pattern).opens else None for part in parts])
