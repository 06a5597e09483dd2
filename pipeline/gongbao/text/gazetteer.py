"""Where words of a large list stand in a text: all of them by one automaton, whatever their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

T = TypeVar("T")

_STRETCH = 500_000
"""Characters that are searched at once, up to the end of their line."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class Hit(NamedTuple, Generic[T]):
    """A word found: start and end (exclusive), and what it means."""

    start: int
    end: int
    meaning: T


def lengths_by_pair(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return for the first two characters of words how long these are, words of one character apart."""
    # A bit a length: sets for fifty thousand pairs take eight times as long.
    bits: dict[str, int] = {}
    for word in words:
        if len(word) > 1:
            pair = word[:2]
            bits[pair] = bits.get(pair, 0) | 1 << len(word)
    sizes = {of: tuple(n for n in range(of.bit_length()) if of >> n & 1) for of in set(bits.values())}
    return {pair: sizes[of] for pair, of in bits.items()}


class Finder(Generic[T]):
    """Finds words in texts; the automaton is made when first asked.

    With `every` all words are found, also those inside or across others; else from left to right the longest at
    each place, none overlapping. The empty word is found nowhere. `meanings` are those of the words by number.
    """

    def __init__(self, entries: Mapping[str, T], *, every: bool):
        self._words = [word for word in entries if word and not _SURROGATE.search(word)]
        self.meanings = [entries[word] for word in self._words]
        self._every = every

    @cached_property
    def _automaton(self) -> AhoCorasick:
        kind = MatchKind.Standard if self._every else MatchKind.LeftmostLongest
        return AhoCorasick(self._words, kind, False, Implementation.ContiguousNFA)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return number, start and end (exclusive) of the words in `text`, in order of end."""
        if not self._words:
            return []
        if len(text) <= _STRETCH or self._crosses_lines:
            return self._found(text)
        # To search a text takes many times its memory.
        stretches = ((first, self._found(text[first:last])) for first, last in _stretches(text))
        return [
            (number, first + start, first + end) for first, found in stretches for number, start, end in found
        ]

    def _found(self, text: str) -> list[tuple[int, int, int]]:
        try:
            return self._automaton.find_matches_as_indexes(text, overlapping=self._every)
        except UnicodeEncodeError:
            # Half of a character of 16-bit text, which no word holds; one character still takes its place.
            return self._found(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))

    @cached_property
    def _crosses_lines(self) -> bool:
        return any("\n" in word for word in self._words)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of stretches of lines, each about as long as is searched at once."""
    first = 0
    while first < len(text):
        last = text.find("\n", first + _STRETCH) + 1 or len(text)
        yield first, last
        first = last


class Endings(Generic[T]):
    """Words found by where they end."""

    def __init__(self, entries: Mapping[str, T]):
        self._finder = Finder(entries, every=True)

    def each(self, text: str) -> Iterator[list[Hit[T]]]:
        """Yield, for every position at which words end, the hits there, the longest first."""
        meanings = self._finder.meanings
        hits: list[Hit[T]] = []
        for number, start, end in self._finder.find(text):
            if hits and hits[-1].end != end:
                yield sorted(hits, key=_start)
                hits = []
            hits.append(Hit(start, end, meanings[number]))
        if hits:
            yield sorted(hits, key=_start)


class Beginnings(Generic[T]):
    """Words found by where they begin: the longest word at a position."""

    def __init__(self, entries: Mapping[str, T]):
        self._finder = Finder(entries, every=False)

    def each(self, text: str) -> Iterator[Hit[T]]:
        """Yield the hits in `text` in order of their start, none overlapping."""
        meanings = self._finder.meanings
        for number, start, end in self._finder.find(text):
            yield Hit(start, end, meanings[number])


def _start(hit: Hit[T]) -> int:
    return hit.start
