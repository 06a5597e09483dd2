"""The name of a program: its words without the marks around them."""

from __future__ import annotations

from gongbao.analysis import Analysis
from gongbao.programs.models import Found


def name_of(analysis: Analysis, found: Found) -> str:
    """Return the words of `found` without its outermost marks and line breaks; nested marks and spaces stay."""
    words = analysis.text[found.start : found.end]
    if words[0] == "《" and words[-1] == "》":
        return "".join(words[1:-1].splitlines())
    marks = set()
    for mark in analysis.names:
        if found.start <= mark.start and mark.end <= found.end:
            marks.update((mark.start, mark.end - 1))
    kept = (char for at, char in enumerate(words, found.start) if at not in marks)
    return "".join("".join(kept).splitlines())
