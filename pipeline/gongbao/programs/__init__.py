"""Named programs: documents, undertakings, events, brands and honours."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from gongbao.organizations.models import Organization
from gongbao.programs import (
    defined,
    examples,
    granted,
    items,
    known,
    organizers,
    quoted,
    repeats,
    short_titles,
    title_line,
    titles,
    unquoted,
)
from gongbao.programs.models import Found, Program
from gongbao.programs.naming import name_of
from gongbao.rulebook import Rulebook, default
from gongbao.rulebook.candidate import Candidate
from gongbao.text import Document
from gongbao.text.marks import Mark

__all__ = ["Found", "Program", "candidates", "find", "find_spans"]

_HELD = 8
"""Quotations in one name that are looked at."""

_SPEECH = 24
"""A quotation of this many characters or more is somebody's words and read like running text."""


def find(
    document: Document,
    spans: Sequence[Found] | None = None,
    organizations: Sequence[Organization] = (),
    *,
    book: Rulebook | None = None,
) -> tuple[Program, ...]:
    """Return the programs of `document`, in order, none overlapping; offsets count `document.text`.

    `spans` are what `find_spans` finds, where that is known; an organizer is one of `organizations`. `book`
    holds the rules, the built-in ones unless given.
    """
    book = book or default()
    spans = find_spans(document, book=book) if spans is None else spans
    words = [name_of(document, found) for found in spans]
    names, stand_for = defined.full_names(document, spans, words, book)
    full = short_titles.full_names(document, spans, stand_for, book)
    makers = organizers.find(document.plain, spans, organizations, book)
    return tuple(
        Program(found.start, found.end, name, full_name, found.type, organizer, found.rule)
        for found, name, full_name, organizer in zip(spans, names, full, makers, strict=True)
    )


def find_spans(document: Document, *, book: Rulebook | None = None) -> tuple[Found, ...]:
    """Return the spans and types of the programs, in order, none overlapping, from characters and marks alone."""
    book = book or default()
    marked = _marked(document, book)
    found = _longest([*marked, *_beside_marks(_free(document, book, marked), document, marked)])
    again = _beside_marks(repeats.find(document, found), document, marked)
    return _longest([*found, *defined.find(document, found, book), *again])


def candidates(document: Document, book: Rulebook) -> Iterator[Candidate]:
    """Yield every span that a rule takes for a program, before the longest of those that overlap is chosen."""
    marked = _marked(document, book)
    for found in [*marked, *_free(document, book, marked)]:
        yield Candidate(found.start, found.end, found.rule)


def _marked(document: Document, book: Rulebook) -> list[Found]:
    """Return titles and quoted names; marks with nothing but marks between them name nothing."""
    found = [*titles.find(document, book), *quoted.find(document, book)]
    return [program for program in found if any(map(str.isalnum, document.text[program.start : program.end]))]


def _free(document: Document, book: Rulebook, marked: list[Found]) -> Iterator[Found]:
    """Yield the names without marks, those first that win where two are equally long."""
    yield from title_line.find(document, book)
    named = list(known.find(document, book))
    yield from named
    yield from granted.find(document, book)
    yield from unquoted.find(document, book, [*marked, *named])
    yield from items.find(document, book)
    yield from examples.find(document, book)


def _beside_marks(found: Iterable[Found], document: Document, marked: Sequence[Found]) -> list[Found]:
    """Return what does not cross a title or a short quotation, nor lies in one that is a name itself (`marked`).

    Quoted speech may name programs, and a name may hold a whole quotation, as in brackets that give its owner's
    short name.
    """
    marks = [mark for mark in document.marks if mark.kind == "title" or mark.end - mark.start < _SPEECH]
    names = {program.start for program in marked}
    kept, at = [], 0
    for program in sorted(found, key=lambda program: program.start):
        while at < len(marks) and marks[at].end <= program.start:
            at += 1
        if all(_fits(program, mark, names) for mark in marks[at : at + _HELD]):
            kept.append(program)
    return kept


def _fits(program: Found, mark: Mark, names: Container[int]) -> bool:
    """Tell whether `mark` lies outside of `program`, or inside it or around it with something between."""
    if mark.start >= program.end or (program.start < mark.start and mark.end < program.end):
        return True
    inside = mark.start < program.start and program.end < mark.end
    whole = (program.start, program.end) == (mark.start + 1, mark.end - 1)
    return inside and not whole and mark.kind == "quote" and mark.start not in names


def _longest(found: list[Found]) -> tuple[Found, ...]:
    """Return what stands when the longer of two that overlap wins, the earlier found at a tie."""
    kept: list[Found] = []
    taken: set[int] = set()
    for program in sorted(found, key=lambda program: program.start - program.end):
        if not taken.intersection(range(program.start, program.end)):
            taken.update(range(program.start, program.end))
            kept.append(program)
    return tuple(sorted(kept))
