"""The numerals' rules, compiled: one expression for all forms, one for the words that are no numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gongbao.numerals import rules
from gongbao.numerals.reader import CharacterValues, Reader
from gongbao.rulebook import Rulebook, patterns
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation
from gongbao.text.scan import Scan

_NAME = re.compile(r"\{([a-z]+)\}")
_CLASSES = ("digit", "formal", "tens", "place", "magnitude", "letter", "more")


@dataclass(frozen=True, slots=True)
class NumeralGrammar:
    """`forms` has one named group a form, whose rule and reading stand in `by_group`.

    `begins` is any character that a numeral can begin with: only there `forms` need be tried. `words` finds what is no
    numeral: listed words, and those of certain shapes. `characters` are those that numerals are written with.
    """

    begins: re.Pattern[str]
    forms: re.Pattern[str]
    by_group: dict[str, rules.NumeralForm]
    words: Scan
    characters: CharacterValues
    reader: Reader


@cache
def grammar(book: Rulebook) -> NumeralGrammar:
    """Compile the rules of `book`; raises `RuleError` for a part that a pattern names and nobody defines."""
    named = {role: _characters(book, role) for role in _CLASSES}
    by_group: dict[str, rules.NumeralForm] = {}
    sources = []
    for form in rules.forms(book):
        source = _fill(form, named)
        if form.part:
            patterns.compiled(form, "pattern", source, re.X)
            named[form.part] = f"(?:{source})"
        else:
            group = f"g{len(by_group)}"
            by_group[group] = form
            patterns.compiled(form, "pattern", source, re.X)
            sources.append(f"(?P<{group}>{source})")
    characters = _character_values(book)
    return NumeralGrammar(
        _begins(book),
        _any(sources, re.X),
        by_group,
        Scan(_words(book)),
        characters,
        Reader(characters),
    )


def _any(sources: list[str], flags: int = 0) -> re.Pattern[str]:
    return expression("|".join(sources), flags) if sources else patterns.NOTHING


def _begins(book: Rulebook) -> re.Pattern[str]:
    numeral = "".join(rule.characters for rule in rules.characters(book) if rule.role != "letter")
    others = "".join(form.begins for form in rules.forms(book))
    return expression(f"[0-9.{re.escape(numeral + others)}]")


def _characters(book: Rulebook, role: str) -> str:
    listed = "".join(rule.characters for rule in rules.characters(book) if rule.role == role)
    return f"[{listed}]" if listed else patterns.NOTHING.pattern


def _fill(form: rules.NumeralForm, named: dict[str, str]) -> str:
    def part(found: re.Match[str]) -> str:
        if found[1] not in named:
            known = ", ".join(sorted(named))
            raise form.error("pattern", f"no part or class is called {found[0]}; there are {known}")
        return named[found[1]]

    return _NAME.sub(part, form.pattern)


def _words(book: Rulebook) -> tuple[re.Pattern[str], re.Pattern[str]]:
    listed: list[str] = []
    expressions: list[str] = []
    for rule in rules.words(book):
        if rule.file:
            listed += book.words(rules.LAYER, rule.file)
        else:
            expressions.append(patterns.compiled(rule, "pattern", rule.pattern).pattern)
    undone = {row["ends"]: row["not_before"] for row in book.table(rules.LAYER, "undo.tsv")}
    not_before = {word: undone.get(word[1:], "") for word in listed if len(word) == 2}
    return expression(alternation(listed, not_before)), _any(expressions)


def _character_values(book: Rulebook) -> CharacterValues:
    standard: dict[str, str] = {}
    values: dict[str, dict[str, int]] = {role: {} for role in _CLASSES}
    for rule in rules.characters(book):
        for character in rule.characters:
            standard[character] = rule.characters[0]
            values[rule.role][character] = rule.value
    return CharacterValues(standard, **values)
