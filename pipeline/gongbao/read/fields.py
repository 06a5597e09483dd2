"""Which column, key or `<meta>` name holds which metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar

from gongbao import rulebook
from gongbao.read.words import in_force, once_a_book
from gongbao.rulebook import Rule, Rulebook
from gongbao.rulebook.patterns import alternation

_FILES = ("cells.toml", "fields.toml", "pages.toml", "titles.toml")


class FieldRule(Rule):
    """The names of one field, the likeliest first."""

    makes_facts: ClassVar[bool] = False

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields that a user gives; an empty one is guessed among the usual names.

    Usual are those of the rules in force, or of the folder `rules` laid over the built-in ones.
    """

    text: str = ""
    title: str = ""
    date: str = ""
    publisher: str = ""
    place: str = ""
    id: str = ""
    rules: str = ""

    @classmethod
    def usual(cls, book: Rulebook) -> Fields:
        """Return the usual names of `book`."""
        return cls(rules=str(book.overlay or ""))

    def find(self, names: Iterable[str]) -> dict[str, str]:
        """Return, by field, the one of `names` that holds it; no entry for a field that none does."""
        given = {field: name for field, name in asdict(self).items() if name and field != "rules"}
        present = list(names)
        folded = {name.strip().lower(): name for name in reversed(present)}
        found = {field: name for field, name in given.items() if name in present}
        book = rulebook.overlaid(Path(self.rules)) if self.rules else in_force()
        for field, usual in _usual(book).items():
            if (
                field not in given
                and (name := next((folded[n] for n in usual if n in folded), None)) is not None
            ):
                found[field] = name
        return found


def rules(book: Rulebook) -> tuple[FieldRule, ...]:
    """Return all rules of the layer; a user's has the id of the built-in one of its field."""
    return tuple(rule for name in _FILES for rule in book.rules("read", FieldRule, name))


@once_a_book
def page_names(part: str) -> dict[str, int]:
    """Return what a `part` of web pages is called, an article's element, furniture or sites, each with its rank."""
    found = in_force().rules("read", FieldRule, "pages.toml")
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
    found = in_force().rules("read", FieldRule, file)
    return alternation(name for rule in found if rule.id.endswith(f".{part}") for name in rule.names)


@once_a_book
def program_title() -> re.Pattern[str]:
    """Return the expression of what programs call a document that nobody has named."""
    return re.compile(rf"(?i){title_words('program')}")


def _usual(book: Rulebook) -> dict[str, list[str]]:
    found = book.rules("read", FieldRule, "fields.toml")
    return {rule.id.rpartition(".")[2]: [name.lower() for name in rule.names] for rule in found}


def pick(values: Mapping[str, str]) -> dict[str, str]:
    """Return, by field, the values of those of the usual names that are there and not empty."""
    there = {name: value for name, value in values.items() if value}
    return {field: there[name] for field, name in Fields().find(there).items()}
