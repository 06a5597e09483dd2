"""The rules of the layer `numerals`: what their files may say."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from gongbao.rulebook import Rule, Rulebook

LAYER = "numerals"

Role = Literal["digit", "formal", "tens", "place", "magnitude", "letter", "more"]
Reading = Literal[
    "integer",
    "fraction",
    "power",
    "letter",
    "spoken",
    "adjacent",
    "vague",
    "lost",
    "half",
    "magnitude",
    "digits",
]


class Character(Rule):
    """Characters of one value and role, the first of which is the modern simplified one."""

    makes_facts: ClassVar[bool] = False
    characters: str
    role: Role
    value: int


class NumeralForm(Rule):
    """A way to write numerals, or with `part` a named part of others.

    `pattern` is a verbose regular expression with parts and classes of characters in braces; `reader` says how
    a match is read. A `loose` form is a number only for layers that know what follows it. `begins` are the
    characters, besides those of numerals, that it may begin with.
    """

    pattern: str
    part: str = Field(default="", pattern=r"^[a-z]*$")
    reader: Reading = "integer"
    loose: bool = False
    begins: str = ""


class NoNumerals(Rule):
    """Words that hold numerals and are none: a `file` with words parted by white space, or a `pattern`."""

    makes_facts: ClassVar[bool] = False
    file: str = ""
    pattern: str = ""

    @model_validator(mode="after")
    def _one_source(self) -> NoNumerals:
        if bool(self.file) == bool(self.pattern):
            raise ValueError("expected either file or pattern")
        return self


def characters(book: Rulebook) -> tuple[Character, ...]:
    """Return the characters that numerals are written with."""
    return book.rules(LAYER, Character, "characters*.toml")


def forms(book: Rulebook) -> tuple[NumeralForm, ...]:
    """Return the ways to write numerals and their parts, in order of trying."""
    return book.rules(LAYER, NumeralForm, "forms*.toml")


def words(book: Rulebook) -> tuple[NoNumerals, ...]:
    """Return the lists of words that are no numerals."""
    return book.rules(LAYER, NoNumerals, "words*.toml")


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer that have examples to run."""
    return (*characters(book), *(form for form in forms(book) if not form.part), *words(book))
