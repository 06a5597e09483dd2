"""The rules of the layer `read`: names of metadata, words of cells, titles and pages, and lines of printed pages."""

from __future__ import annotations

import re
from typing import ClassVar, Literal

from gongbao.read.words import in_force, once_a_book
from gongbao.rulebook import NamedPattern, Rule, Rulebook
from gongbao.rulebook.patterns import Named, alternation, named

LAYER = "read"

_NAMES = ("cells.toml", "fields.toml", "pages.toml", "titles.toml")
_LINES = "lines.toml"

LineName = Literal["page number", "units", "caption", "note", "again", "no title", "document number"]


class FieldRule(Rule):
    """The names of one field, the likeliest first."""

    makes_facts: ClassVar[bool] = False

    names: tuple[str, ...]


class LinePattern(NamedPattern):
    """An expression of lines of printed pages, asked for by `name`. Examples are lines."""

    name: LineName


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer; a user's has the id of the built-in one of its field."""
    named = (rule for name in _NAMES for rule in book.rules(LAYER, FieldRule, name))
    return (*named, *book.rules(LAYER, LinePattern, _LINES))


def field_names(book: Rulebook) -> dict[str, list[str]]:
    """Return, by field, the usual names of the column or key that holds it, in small letters."""
    found = book.rules(LAYER, FieldRule, "fields.toml")
    return {rule.id.rpartition(".")[2]: [name.lower() for name in rule.names] for rule in found}


@once_a_book
def page_names(part: str) -> dict[str, int]:
    """Return what a `part` of web pages is called, an article's element, furniture or sites, each with its rank."""
    found = in_force().rules(LAYER, FieldRule, "pages.toml")
    return {
        name: rank for rule in found if rule.id.endswith(f".{part}") for rank, name in enumerate(rule.names)
    }


def title_words(part: str) -> str:
    """Return an expression for any of the words that titles of a `part` hold: of programs, orders, sheets."""
    return _words("titles.toml", part)


def cell_words(part: str) -> str:
    """Return an expression for any of the words of cells that are a `part` of them: `void`."""
    return _words("cells.toml", part)


def _words(file: str, part: str) -> str:
    found = in_force().rules(LAYER, FieldRule, file)
    return alternation(name for rule in found if rule.id.endswith(f".{part}") for name in rule.names)


@once_a_book
def program_title() -> re.Pattern[str]:
    """Return the expression of what programs call a document that nobody has named."""
    return re.compile(rf"(?i){title_words('program')}")


@once_a_book
def _lines() -> Named:
    return named(in_force().rules(LAYER, LinePattern, _LINES))


def printed(name: LineName) -> re.Pattern[str]:
    """Return the expression of the printed lines called `name`."""
    return _lines()[name]
