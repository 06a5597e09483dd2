"""The rules of the layer `grids`: what heads say of their columns and rows, and by what a cell is a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Literal

from gongbao.rulebook import NamedPattern, Rule, Rulebook
from gongbao.rulebook.patterns import Named, compiled, named

LAYER = "grids"

Role = Literal["skip", "unit", "time", "place", "body"]


class Column(Rule):
    """A head, without its brackets, that says what the cells of its column are.

    `skip` are numbers that state nothing, `unit` the units of the rows, `time`, `place` and `body` what the numbers
    of a row hold for.
    """

    makes_facts: ClassVar[bool] = False
    role: Role
    words: tuple[str, ...] = ()
    """Heads, whole."""

    pattern: str = ""
    """What other heads bear."""

    sure: bool = False
    """Whether the cells are that, also where they do not look so."""

    def fits(self, head: str, pattern: re.Pattern[str] | None) -> bool:
        """Return whether `head` says so; `pattern` is its own, compiled."""
        return head in self.words or (pattern is not None and pattern.search(head) is not None)


class Nature(Rule):
    """A head by which its numbers are changes or shares, and the unit that they have where none is written.

    `direction` is that of numbers without a sign, `basis` what the changes are against.
    """

    pattern: str
    kind: Literal["change", "ratio"]
    basis: Literal["", "yoy", "mom", "qoq", "average", "cumulative", "other"] = ""
    direction: Literal["increase", "decrease"] = "increase"
    implied: str = ""
    """A unit, `%`; empty where the head does not say which."""


class Time(Rule):
    """A head that is a time by its relation to that of the table.

    The `same`, or a year `before`; its last day, its `end`; the day before its year, its `begin`; its last `month`;
    the year `so far`, up to its last day; the month or quarter `previous` to it; its whole `year`. What the group
    `lead` holds stands before a measure, of which it is no word.
    """

    pattern: str
    period: Literal["same", "before", "end", "begin", "month", "so far", "previous", "year"]


class Mood(Rule):
    """Words of a head or caption by which numbers are aimed at, predicted, or (`""`) reached."""

    pattern: str
    modality: Literal["target", "forecast", ""]


class Part(Rule):
    """Rows that are parts of the row above that is none."""

    makes_facts: ClassVar[bool] = False
    words: tuple[str, ...]


class GridPattern(NamedPattern):
    """An expression that the reading of grids asks for by `name`."""

    name: Literal[
        "unit line",
        "lead",
        "no value",
        "nation",
        "total",
        "own unit",
        "glued",
        "ditto",
        "half year",
        "firm",
        "stated unit",
        "caption",
        "no caption",
        "bare unit",
        "note",
        "moved",
        "plan",
        "plain head",
        "group",
        "age",
        "growth caption",
        "footnote",
        "time tail",
        "statement",
        "subject",
        "description",
        "price",
        "dated",
        "months",
        "against",
        "level with",
        "tied",
        "between units",
        "no label",
        "fiscal year",
        "absolute",
    ]


class Source(Rule):
    """A place from which a cell takes what it measures (`row`, `column`) or its unit; switched off, it is not asked."""

    source: Literal[
        "row",
        "column",
        "caption",
        "cell unit",
        "column unit",
        "row unit",
        "whole unit",
        "unit column",
        "unit line",
        "implied",
    ]


@dataclass(frozen=True, slots=True)
class GridRules:
    """All that the layer knows, compiled from one rulebook."""

    columns: tuple[tuple[Column, re.Pattern[str] | None], ...]
    natures: tuple[tuple[Nature, re.Pattern[str]], ...]
    times: tuple[tuple[Time, re.Pattern[str]], ...]
    moods: tuple[tuple[Mood, re.Pattern[str]], ...]
    words: Named
    sources: dict[str, str]
    classes: frozenset[str]

    def is_class(self, words: str) -> bool:
        """Return whether the head of a row is a class, which only its whole makes a measure."""
        return words in self.classes or self.words["age"].fullmatch(words) is not None

    def unit_line(self, line: str) -> re.Match[str] | None:
        """Return what `line` says of the units of the table below it, as the group `units`; `None` if nothing."""
        return self.words["unit line"].search(line) or self.words["stated unit"].match(line)


_FILES: tuple[tuple[type[Rule], str], ...] = (
    (Column, "columns.toml"),
    (Nature, "natures.toml"),
    (Time, "times.toml"),
    (Mood, "moods.toml"),
    (GridPattern, "words.toml"),
    (Part, "parts.toml"),
    (Source, "sources.toml"),
)


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer."""
    return tuple(rule for model, name in _FILES for rule in book.rules(LAYER, model, name))


@cache
def grid_rules(book: Rulebook) -> GridRules:
    """Return the rules of `book`, compiled once."""
    return GridRules(
        tuple(
            (rule, _pattern(rule, rule.pattern) if rule.pattern else None)
            for rule in book.rules(LAYER, Column, "columns.toml")
        ),
        tuple((rule, _pattern(rule, rule.pattern)) for rule in book.rules(LAYER, Nature, "natures.toml")),
        tuple((rule, _pattern(rule, rule.pattern)) for rule in book.rules(LAYER, Time, "times.toml")),
        tuple((rule, _pattern(rule, rule.pattern)) for rule in book.rules(LAYER, Mood, "moods.toml")),
        named(book.rules(LAYER, GridPattern, "words.toml")),
        {rule.source: rule.id for rule in book.rules(LAYER, Source, "sources.toml")},
        frozenset(word for rule in book.rules(LAYER, Part, "parts.toml") for word in rule.words),
    )


def _pattern(rule: Rule, source: str) -> re.Pattern[str]:
    return compiled(rule, "pattern", source)
