"""One text and everything that the layers have found in it, each layer run once, when first asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gongbao import rulebook
from gongbao.clean.models import Part
from gongbao.report import PartialDate
from gongbao.text import chars

if TYPE_CHECKING:
    from gongbao.claims.models import Claim
    from gongbao.dates.models import TimeExpression
    from gongbao.organizations.models import Organization
    from gongbao.organizations.recognizer import Recognizer
    from gongbao.programs.models import Found, Program
    from gongbao.quantities.models import Quantity
    from gongbao.segmenter import Segmenter
    from gongbao.text.marks import Mark

_SENTENCE_END = re.compile(r"[。！？!?]+[”’」』）)]*|\n+")
_CLAUSE_END = re.compile(r"[，,；;、]")
_RUN = re.compile(r"[^\W_]+|[^\w\s]|_")

_LONGEST_SENTENCE = 1000
"""Characters from which on what has no stop is not one sentence: tables and lists run on for megabytes."""


class Word(NamedTuple):
    """A word: start and end (exclusive) in the text, and its characters."""

    start: int
    end: int
    text: str


class Analysis:
    """The cleaned text of one report, with its layers.

    Layers depend in one direction: marked names, dates and quantities are found on characters; words are cut
    between them, only where a later layer asks; organizations, programs and claims build on all of these.
    Offsets count code points of `text`. `date` is the report's own date, against which relative dates are
    resolved; `place` what the caller says the report is about; `recognizer` adds organizations to those of
    the rules. `plain` is the text in simplified characters, and `folded` that made narrow too: what layers match on.
    """

    def __init__(
        self,
        text: str,
        *,
        parts: tuple[Part, ...] = (),
        date: PartialDate | None = None,
        title: str = "",
        place: str = "",
        book: rulebook.Rulebook | None = None,
        segmenter: Segmenter | None = None,
        recognizer: Recognizer | None = None,
    ):
        self.text = text
        self.plain = chars.simplified(text)
        self.folded = chars.narrow(self.plain)
        self.parts = parts or (Part("paragraph", 0, len(text)),)
        self.date = date
        self.title = title
        self.place = place
        self.book = book or rulebook.default()
        self.recognizer = recognizer
        self._segmenter = segmenter
        self._sentences: dict[int, tuple[int, int]] = {}
        self._cut: dict[int, list[Word]] = {}

    @cached_property
    def names(self) -> tuple[Mark, ...]:
        """Titles in 《》 and quotations, outermost marks only, in order."""
        from gongbao.text.marks import find

        return find(self.text)

    @cached_property
    def dates(self) -> tuple[TimeExpression, ...]:
        """Time expressions, in order, none overlapping another or a quantity."""
        return self._timed_and_counted[0]

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Quantity expressions, in order, none overlapping another or a date."""
        return self._timed_and_counted[1]

    @cached_property
    def _timed_and_counted(self) -> tuple[tuple[TimeExpression, ...], tuple[Quantity, ...]]:
        from gongbao import dates, quantities

        times = dates.find(self.text, self.date, book=self.book)
        counts = quantities.find(self.text, book=self.book)
        return longest_first(times, counts)

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Mentions of organizations, in order, none overlapping."""
        from gongbao.organizations import find

        return find(self)

    @cached_property
    def program_spans(self) -> tuple[Found, ...]:
        """Spans and types of the programs, found without the organizations, so that these may read them."""
        from gongbao.programs import find_spans

        return find_spans(self)

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """Mentions of programs, in order, none overlapping."""
        from gongbao.programs import find

        return find(self)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Numeric claims, in order, none overlapping."""
        from gongbao.claims import find

        return find(self)

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

    def sentence(self, at: int) -> tuple[int, int]:
        """Return start and end of the sentence that holds the character `at`, white space trimmed."""
        index = bisect_right(self._sentence_starts, at) - 1
        found = self._sentences.get(index)
        if found is None:
            start, end = [*self._sentence_starts[index : index + 2], len(self.text)][:2]
            raw = self.text[start:end]
            found = start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip())
            self._sentences[index] = found
        return found

    @cached_property
    def _units(self) -> tuple[list[int], list[tuple[int, int, bool]]]:
        """What is cut into words on its own: start, end, and whether it is one word already."""
        units: list[tuple[int, int, bool]] = []
        last = 0
        locked: list[TimeExpression | Quantity] = sorted(
            [*self.dates, *self.quantities], key=lambda span: span.start
        )
        for span in locked:
            units += _runs(self.text, last, span.start)
            units.append((span.start, span.end, True))
            last = span.end
        units += _runs(self.text, last, len(self.text))
        return [unit[0] for unit in units], units

    def words(self, start: int, end: int) -> list[Word]:
        """Return the words that lie in or overlap `start` to `end`, in order.

        Dates and quantities are one word each, a punctuation mark is one word, white space none; what lies
        between is cut by the segmenter, always in the same stretches, so that the words of a place do not
        depend on what was asked before.
        """
        starts, units = self._units
        words: list[Word] = []
        for index in range(max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)):
            words += self._words_of(index, units[index])
        return [word for word in words if word.end > start and word.start < end]

    def _words_of(self, index: int, unit: tuple[int, int, bool]) -> list[Word]:
        if index not in self._cut:
            start, end, whole = unit
            pieces: Sequence[str] = [self.plain[start:end]]
            if not whole and end - start > 1:
                pieces = self._segment(self.plain[start:end])
            words = []
            for piece in pieces:
                words.append(Word(start, start + len(piece), piece))
                start += len(piece)
            self._cut[index] = words
        return self._cut[index]

    def _segment(self, text: str) -> list[str]:
        if self._segmenter is None:
            from gongbao import segmenter

            self._segmenter = segmenter.default()
        return self._segmenter.cut(text)


def longest_first(
    times: Sequence[TimeExpression], counts: Sequence[Quantity]
) -> tuple[tuple[TimeExpression, ...], tuple[Quantity, ...]]:
    """Return the dates and quantities that stand when the longer of two that overlap wins, a date at a tie."""
    ranked = [*((t.start - t.end, 0, t) for t in times), *((q.start - q.end, 1, q) for q in counts)]
    ranked.sort(key=lambda item: (item[2].start, item[2].end))
    kept: list[tuple[int, int, TimeExpression | Quantity]] = []
    for item in ranked:
        while kept and kept[-1][2].end > item[2].start and item[:2] < kept[-1][:2]:
            kept.pop()
        if not kept or kept[-1][2].end <= item[2].start:
            kept.append(item)
    return tuple(i[2] for i in kept if i[1] == 0), tuple(i[2] for i in kept if i[1] == 1)  # type: ignore[misc]


def _runs(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    return [(run.start(), run.end(), run.end() - run.start() == 1) for run in _RUN.finditer(text, start, end)]
