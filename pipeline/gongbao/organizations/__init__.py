"""Named organizations: by structure, by name, and by their short forms in context."""

from __future__ import annotations

from collections.abc import Iterator

from gongbao.analysis import Analysis
from gongbao.organizations.defining import defined
from gongbao.organizations.finding import Finder, Found
from gongbao.organizations.models import Organization
from gongbao.organizations.naming import Namer
from gongbao.rulebook.candidate import Candidate

__all__ = ["Organization", "candidates", "find"]


def find(analysis: Analysis) -> tuple[Organization, ...]:
    """Return the organizations of an analysed text, in order, none overlapping; offsets count `analysis.text`."""
    namer, finder = Namer(analysis), Finder.of(analysis.book)
    found = finder.find(analysis.plain)
    if own := list(defined(analysis.plain, found, namer.named)):
        found = finder.find(analysis.plain, own)
    if analysis.recognizer is not None:
        found = _with_free(found, list(analysis.recognizer.find(analysis.plain, analysis.book)))
    found = _outside_programs(found, analysis)
    return tuple(namer.named(item) for item in found)


def candidates(analysis: Analysis) -> Iterator[Candidate]:
    """Yield every span that a rule takes for an organization, before the better of those that overlap is chosen."""
    namer, finder = Namer(analysis), Finder.of(analysis.book)
    own = list(defined(analysis.plain, finder.find(analysis.plain), namer.named))
    for found in finder.tried(analysis.plain, own):
        yield Candidate(found.start, found.end, found.rule)


def _outside_programs(found: list[Found], analysis: Analysis) -> list[Found]:
    """Return what does not lie in a title or a program's name; a body named by the whole of a title stays."""
    titles = [(mark.start, mark.end) for mark in analysis.names if mark.kind == "title"]
    closed = sorted([*titles, *((program.start, program.end) for program in analysis.program_spans)])
    kept, at, reach = [], 0, 0
    for item in found:
        while at < len(closed) and closed[at][0] <= item.start:
            if closed[at] != (item.start - 1, item.end + 1):
                reach = max(reach, closed[at][1])
            at += 1
        if item.end > reach:
            kept.append(item)
    return kept


def _with_free(found: list[Found], others: list[Found]) -> list[Found]:
    """Return `found` and those of `others` that touch none of them, in order; both come in order."""
    kept, at = list(found), 0
    for other in others:
        while at < len(found) and found[at].end <= other.start:
            at += 1
        if at == len(found) or found[at].start >= other.end:
            kept.append(other)
    return sorted(kept)
