"""Short names in brackets right behind a program's name: `《…协定》（RCEP）`, `（以下简称《办法》）`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gongbao.programs.models import Found
from gongbao.programs.rules import Definition, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation, compiled
from gongbao.text import Document

_OPENS = "(（"


def find(document: Document, programs: Sequence[Found], book: Rulebook) -> Iterator[Found]:
    """Yield the short names behind `programs`, each of the type of what it stands for."""
    text = document.folded
    for program in programs:
        if text[program.end : program.end + 1] not in _OPENS or program.end == len(text):
            continue
        for rule, pattern in _rules(book):
            match = pattern.match(text, program.end)
            if match and program.type not in rule.not_of.split():
                yield Found(*match.span("short"), program.type, rule.id)
                break


def full_names(
    document: Document, programs: Sequence[Found], names: Sequence[str], book: Rulebook
) -> tuple[list[str], list[str]]:
    """Return `names`, those of `programs`, with the full one where a short one is defined, and what each stands for.

    A short name behind its definition keeps its words and stands for the full one.
    """
    text = document.folded
    leads = _leads(book)
    full: dict[str, str] = {}
    named: list[str] = []
    stands_for: list[str] = []
    for index, (program, name) in enumerate(zip(programs, names, strict=True)):
        defines = index > 0 and leads.fullmatch(text, programs[index - 1].end, program.start) is not None
        if defines:
            full[name] = stands_for[-1]
        named.append(full[name] if defines else name)
        stands_for.append(full.get(name, name))
    return named, stands_for


@cache
def _rules(book: Rulebook) -> list[tuple[Definition, re.Pattern[str]]]:
    leads = _leads(book).pattern
    rules = book.rules("programs", Definition, "defined.toml")
    return [(rule, compiled(rule, "pattern", f"{leads}{rule.pattern}")) for rule in rules]


@cache
def _leads(book: Rulebook) -> re.Pattern[str]:
    """Return the pattern for what stands between a name and its short form: a bracket, and 以下简称 and the like."""
    words = alternation(word_list(book, "short-for").words.split())
    return expression(rf"[(（](?:{words})?[:：]?")
