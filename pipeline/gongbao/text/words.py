"""The words of a text, cut by the statistical segmenter between what is one word already."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongbao import segmenter as segmenters
from gongbao.segmenter import Segmenter
from gongbao.text import chars
from gongbao.text.spans import Span

_RUN = re.compile(r"[^\W_]+|[^\w\s]|_")


class Word(NamedTuple):
    """A word: start and end (exclusive) in the text, and its characters."""

    start: int
    end: int
    text: str


class WordCutter:
    """Cuts `text` into words, each stretch once, when first asked for.

    Each of `whole`, none overlapping, is one word, a punctuation mark is one word, white space none; what lies
    between is cut by `segmenter` (the shipped one unless given), always in the same stretches, so that the
    words of a place do not depend on what was asked before.
    """

    def __init__(self, text: str, whole: Iterable[Span] = (), segmenter: Segmenter | None = None):
        self._text = text
        self._plain = chars.simplified(text)
        self._segmenter = segmenter
        self._units = list(_units(text, whole))
        self._starts = [unit[0] for unit in self._units]
        self._cut: dict[int, list[Word]] = {}

    def words(self, start: int, end: int) -> list[Word]:
        """Return the words that lie in or overlap `start` to `end`, in order."""
        words: list[Word] = []
        for index in range(max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end)):
            words += self._words_of(index)
        return [word for word in words if word.end > start and word.start < end]

    def _words_of(self, index: int) -> list[Word]:
        if index not in self._cut:
            start, end, is_word = self._units[index]
            pieces: Sequence[str] = [self._plain[start:end]]
            if not is_word and end - start > 1:
                pieces = self._segment(self._plain[start:end])
            words = []
            for piece in pieces:
                words.append(Word(start, start + len(piece), self._text[start : start + len(piece)]))
                start += len(piece)
            self._cut[index] = words
        return self._cut[index]

    def _segment(self, text: str) -> list[str]:
        if self._segmenter is None:
            self._segmenter = segmenters.default()
        return self._segmenter.cut(text)


def _units(text: str, whole: Iterable[Span]) -> Iterable[tuple[int, int, bool]]:
    """Yield what is cut into words on its own: start, end, and whether it is one word already."""
    last = 0
    for span in sorted(whole, key=lambda span: span.start):
        yield from _runs(text, last, span.start)
        yield span.start, span.end, True
        last = span.end
    yield from _runs(text, last, len(text))


def _runs(text: str, start: int, end: int) -> Iterable[tuple[int, int, bool]]:
    return ((run.start(), run.end(), run.end() - run.start() == 1) for run in _RUN.finditer(text, start, end))
