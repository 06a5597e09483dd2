"""Where clauses, sentences and paragraphs of a document begin and end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from gongbao.text import Document, Part

_CLAUSE_END = re.compile(r"[,;:。!?\n]")
_SEGMENT_END = re.compile(r"[;。!?\n]")
_SPEECH = re.compile(r"[“「][^”」\n]*[”」]")
_PAUSE = re.compile(r"[,;。!?]")
_BRACKET = re.compile(r"[()\n]")


class Discourse:
    """The text of a document, made narrow and simplified, with its clauses, segments, sentences and brackets."""

    def __init__(self, document: Document):
        self.document = document
        self.text = document.folded
        self._clause_ends = [found.start() for found in _CLAUSE_END.finditer(self.text)]
        self._segment_ends = [found.start() for found in _SEGMENT_END.finditer(self.text)]
        self._part_starts = [part.start for part in document.parts]

    def clause(self, at: int) -> tuple[int, int]:
        """Return start and end of the clause around `at`: what stands between commas, stops and colons."""
        return _between(self._clause_ends, at, len(self.text))

    def segment(self, at: int) -> tuple[int, int]:
        """Return start and end of what stands between semicolons and stops around `at`."""
        return _between(self._segment_ends, at, len(self.text))

    def sentence(self, at: int) -> tuple[int, int]:
        """Return start and end of the sentence around `at`."""
        return self.document.sentence(at)

    def part(self, at: int) -> Part:
        """Return the part that holds `at`."""
        return self.document.parts[max(bisect_right(self._part_starts, at) - 1, 0)]

    def paragraph_with(self, at: int) -> tuple[int, int]:
        """Return start and end of the paragraph that holds `at`, or of the first behind it; (-1, -1) without one."""
        parts = (part for part in self.document.parts if part.kind == "paragraph" and part.end > at)
        return next(((part.start, part.end) for part in parts), (-1, -1))

    def opens_paragraph(self, at: int) -> bool:
        """Tell whether `at` is in the first clause of a paragraph."""
        part = self.part(at)
        return part.kind == "paragraph" and at <= self.clause(part.start)[1]

    def is_in_first_clause(self, at: int) -> bool:
        """Tell whether `at` is in the first clause of its sentence."""
        return at <= self.clause(self.sentence(at)[0])[1]

    def fills_first_clause(self, start: int, end: int) -> bool:
        """Tell whether a span ends with the first clause of its sentence: 到2027年，…；…."""
        return self.is_in_first_clause(start) and self.clause(start)[1] == end

    def before(self, at: int, reach: int) -> str:
        """Return up to `reach` characters before `at`."""
        return self.text[max(at - reach, 0) : at]

    def bracket(self, at: int) -> tuple[int, int] | None:
        """Return start and end of the brackets around `at`, which a line break closes; `None` outside any."""
        index = bisect_right(self._brackets[0], at) - 1
        if index < 0:
            return None
        start, end = self._brackets[0][index], self._brackets[1][index]
        return (start, end) if at < end else None

    def quotation(self, at: int) -> tuple[int, int] | None:
        """Return start and end of the speech in quotation marks around `at`; `None` outside any."""
        index = bisect_right(self._speech[0], at) - 1
        if index < 0:
            return None
        start, end = self._speech[0][index], self._speech[1][index]
        return (start, end) if start < at < end else None

    @cached_property
    def _speech(self) -> tuple[list[int], list[int]]:
        found = [m.span() for m in _SPEECH.finditer(self.text) if _PAUSE.search(self.text, *m.span())]
        return [start for start, _ in found], [end for _, end in found]

    @cached_property
    def _brackets(self) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        ends: list[int] = []
        opened = -1
        for found in _BRACKET.finditer(self.text):
            if found[0] == "(":
                opened = found.start()
            elif opened >= 0:
                starts.append(opened)
                ends.append(found.end())
                opened = -1
        return starts, ends


def _between(ends: list[int], at: int, length: int) -> tuple[int, int]:
    index = bisect_left(ends, at)
    start = ends[index - 1] + 1 if index else 0
    return start, ends[index] if index < len(ends) else length
