"""A text with its parts, sentences and marks, and what is known of the report that it is the text of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from gongbao.report import PartialDate
from gongbao.text import chars, marks
from gongbao.text.marks import Mark
from gongbao.text.parts import Part

_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)]*|\n+")
_CLAUSE_END = re.compile(r"[，,；;、]")

_LONGEST_SENTENCE = 1000
"""Characters from which on what has no stop is not one sentence: tables and lists run on for megabytes."""


class Document:
    """The text of one report, before any layer has read it; offsets count code points of `text`.

    `parts` are its parts, one paragraph unless given. `date` is the report's own date, against which relative
    dates are resolved, `title` its title, `place` what it is about; empty or `None` where not known. `plain` is
    the text in simplified characters, and `folded` that made narrow too: what layers match on.
    """

    def __init__(
        self,
        text: str,
        *,
        parts: tuple[Part, ...] = (),
        date: PartialDate | None = None,
        title: str = "",
        place: str = "",
    ):
        self.text = text
        self.plain = chars.simplified(text)
        self.folded = chars.narrow(self.plain)
        self.parts = parts or (Part("paragraph", 0, len(text)),)
        self.date = date
        self.title = title
        self.place = place
        self._sentences: dict[int, tuple[int, int]] = {}

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Titles in 《》 and quotations, outermost marks only, in order."""
        return marks.find(self.text)

    def sentence(self, at: int) -> tuple[int, int]:
        """Return start and end (exclusive) of the sentence that holds the character `at`, white space trimmed."""
        index = bisect_right(self._sentence_starts, at) - 1
        found = self._sentences.get(index)
        if found is None:
            start, end = [*self._sentence_starts[index : index + 2], len(self.text)][:2]
            raw = self.text[start:end]
            found = start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
            self._sentences[index] = found
        return found

    @cached_property
    def _sentence_starts(self) -> list[int]:
        starts = {part.start for part in self.parts} | {part.end for part in self.parts} | {0}
        starts.update(end.end() for end in _SENTENCE_END.finditer(self.text))
        ordered = sorted(start for start in starts if start < len(self.text) or start == 0)
        return [cut for start, end in pairwise([*ordered, len(self.text)]) for cut in self._cuts(start, end)]

    def _cuts(self, start: int, end: int) -> Iterator[int]:
        """Yield the starts of the sentences from `start` to `end`: one, unless it is too long to be one."""
        yield start
        while end - start > _LONGEST_SENTENCE:
            cut = _CLAUSE_END.search(self.text, start + _LONGEST_SENTENCE // 2, start + _LONGEST_SENTENCE)
            start = cut.end() if cut else start + _LONGEST_SENTENCE
            yield start
