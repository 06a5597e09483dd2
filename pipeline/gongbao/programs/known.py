"""Programs known by their fixed names or by their shape, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from gongbao.places.rules import gazetteer
from gongbao.programs.lexicon import by_word
from gongbao.programs.models import Found
from gongbao.programs.rules import Known, Shape, listed, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation, any_of, compiled
from gongbao.text import Document
from gongbao.text.scan import Scan

_PLACE = "{place}"
_PART = re.compile(r"\{(?P<name>[a-z][a-z-]+)\}")

_IN_EDITIONS = frozenset({"event", "honour"})
_HOST_SIZES = (6, 5, 4, 3, 2)
_YEAR = re.compile(r"(?:19|20)\d\d$")


def find(document: Document, book: Rulebook) -> Iterator[Found]:
    """Yield the known names and shapes of `document`; they may overlap each other."""
    names, shapes, scan = _compiled(book)
    years = expression(listed(book, "tail"))
    named, *shaped = scan.find(document.folded)
    for match in named:
        rule = names[match["name"]]
        end = match.end()
        if any_of(rule.not_before).match(document.folded, end):
            continue
        if rule.suffix and (more := any_of(word_list(book, rule.suffix).words).match(document.folded, end)):
            end = more.end()
        if rule.type not in _IN_EDITIONS and (tail := years.match(document.folded, end)):
            end = tail.end()
        before = rule.type in _IN_EDITIONS or match["state"]
        start = match.start(0 if before else "name")
        if rule.type in _IN_EDITIONS:
            start = _with_host(document.folded, start, book)
        yield Found(start, end, rule.type, rule.id)
    for (shape, pattern), matches in zip(shapes, shaped, strict=True):
        group = "name" if "(?P<name>" in shape.pattern else 0
        for match in _near(matches, pattern, shape.reach, document.folded) if shape.near else matches:
            yield Found(*match.span(group), shape.type, shape.id)


def _with_host(text: str, start: int, book: Rulebook) -> int:
    """Return where a name begins with its host and year, if it has them: 2026米兰冬奥会, 2023中国最具幸福感城市."""
    for size in _HOST_SIZES:
        host = text[max(0, start - size) : start]
        if host in _hosts(book):
            start -= len(host)
            break
    year = _YEAR.search(text, max(0, start - 4), start)
    return year.start() if year else start


@cache
def _hosts(book: Rulebook) -> frozenset[str]:
    return frozenset(gazetteer(book).by_name) | frozenset(word_list(book, "host").words.split())


def _near(
    hints: Iterable[re.Match[str]], pattern: re.Pattern[str], reach: int, text: str
) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` within `reach` of one of `hints`."""
    done = 0
    for hint in hints:
        start, end = max(done, hint.start() - reach), hint.end() + reach
        for match in pattern.finditer(text, start, end):
            done = match.end()
            yield match


def _filled(pattern: str, place: str, book: Rulebook) -> str:
    """Return `pattern` with what its named parts stand for: any division, or a list of words."""
    named = _PART.sub(lambda part: _PLACE if part[0] == _PLACE else listed(book, part["name"]), pattern)
    return named.replace(_PLACE, place)


@cache
def _compiled(book: Rulebook) -> tuple[dict[str, Known], list[tuple[Shape, re.Pattern[str]]], Scan]:
    """Return the known names, the shapes, and what looks for the names and for each shape, or what it lies near to."""
    names = by_word(book.rules("programs", Known, "known.toml"), "names")
    place = f"(?:{gazetteer(book).source})"
    shapes = [
        (rule, compiled(rule, "pattern", _filled(rule.pattern, place, book)))
        for rule in book.rules("programs", Shape, "patterns.toml")
    ]
    before = f"(?:{listed(book, 'edition')}|(?P<state>{listed(book, 'state')}))?"
    named = expression(f"{before}(?P<name>{alternation(names)})")
    sought = [compiled(rule, "near", rule.near) if rule.near else pattern for rule, pattern in shapes]
    return names, shapes, Scan([named, *sought])
