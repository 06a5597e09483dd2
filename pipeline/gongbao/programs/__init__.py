"""Named programs: documents, undertakings, events, brands and honours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gongbao.analysis import Analysis
from gongbao.programs import examples, fixed, open_names, organizers, quoted, standing, titles
from gongbao.programs.models import Found, Program
from gongbao.programs.naming import name_of
from gongbao.rulebook.candidate import Candidate

__all__ = ["Found", "Program", "candidates", "find", "find_spans"]

_SPEECH = 24
"""A quotation of this many characters or more is somebody's words and read like running text."""


def find(analysis: Analysis) -> tuple[Program, ...]:
    """Return the programs of an analysed text, in order, none overlapping; offsets count `analysis.text`."""
    spans = analysis.program_spans
    names = [name_of(analysis, found) for found in spans]
    full = standing.full_names(analysis, spans, names)
    bodies = organizers.find(analysis, spans)
    return tuple(
        Program(found.start, found.end, name, full_name, found.type, organizer, found.rule)
        for found, name, full_name, organizer in zip(spans, names, full, bodies, strict=True)
    )


def find_spans(analysis: Analysis) -> tuple[Found, ...]:
    """Return the spans and types of the programs, in order, none overlapping, from characters and marks alone."""
    marked = _marked(analysis)
    return _longest([*marked, *_outside_marks(_free(analysis, marked), analysis)])


def candidates(analysis: Analysis) -> Iterator[Candidate]:
    """Yield every span that a rule takes for a program, before the longest of those that overlap is chosen."""
    marked = _marked(analysis)
    for found in [*marked, *_free(analysis, marked)]:
        yield Candidate(found.start, found.end, found.rule)


def _marked(analysis: Analysis) -> list[Found]:
    """Return titles and quoted names; marks with nothing but marks between them name nothing."""
    found = [*titles.find(analysis), *quoted.find(analysis)]
    return [program for program in found if any(map(str.isalnum, analysis.text[program.start : program.end]))]


def _free(analysis: Analysis, marked: list[Found]) -> Iterator[Found]:
    """Yield the names without marks, those first that win where two are equally long."""
    known = list(fixed.find(analysis))
    yield from known
    yield from open_names.find(analysis, [*marked, *known])
    yield from examples.find(analysis)


def _outside_marks(found: Iterable[Found], analysis: Analysis) -> list[Found]:
    """Return what does not cross or lie in a title or a short quotation; quoted speech may name programs."""
    closed = [mark for mark in analysis.names if mark.kind == "title" or mark.end - mark.start < _SPEECH]
    kept, at = [], 0
    for program in sorted(found, key=lambda program: program.start):
        while at < len(closed) and closed[at].end <= program.start:
            at += 1
        if at == len(closed) or closed[at].start >= program.end:
            kept.append(program)
    return kept


def _longest(found: list[Found]) -> tuple[Found, ...]:
    """Return what stands when the longer of two that overlap wins, the earlier found at a tie."""
    kept: list[Found] = []
    taken: set[int] = set()
    for program in sorted(found, key=lambda program: program.start - program.end):
        if not taken.intersection(range(program.start, program.end)):
            taken.update(range(program.start, program.end))
            kept.append(program)
    return tuple(sorted(kept))
