"""Named organizations: by structure, by name, and by their short forms in context."""

from __future__ import annotations

from gongbao.analysis import Analysis
from gongbao.organizations.finding import Finder, Found
from gongbao.organizations.models import Organization
from gongbao.organizations.naming import Namer

__all__ = ["Organization", "find"]


def find(analysis: Analysis) -> tuple[Organization, ...]:
    """Return the organizations of an analysed text, in order, none overlapping; offsets count `analysis.text`."""
    namer = Namer(analysis)
    found = _outside_programs(Finder.of(analysis.book).find(analysis.text), analysis)
    return tuple(namer.named(item) for item in found)


def _outside_programs(found: list[Found], analysis: Analysis) -> list[Found]:
    """Return what does not lie in a title or a program's name; a title that is all of a body's name stays."""
    closed = [mark for mark in analysis.names if mark.kind == "title"]
    spans = sorted([(mark.start, mark.end) for mark in closed] + [(p.start, p.end) for p in analysis.programs])
    kept = []
    for item in found:
        inside = any(
            start <= item.start
            and item.end <= end
            and not (analysis.text[start] == "《" and (item.start, item.end) == (start + 1, end - 1))
            for start, end in spans
        )
        if not inside:
            kept.append(item)
    return kept
