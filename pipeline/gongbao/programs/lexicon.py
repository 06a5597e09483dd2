"""Word patterns that know where they may stand: the last verb before a name, the head behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from gongbao.text.gazetteer import Finder

T = TypeVar("T")


class Lexicon(Generic[T]):
    """Words with what each means; finds them at every position, so that `工作机制` does not hide `机制`."""

    def __init__(self, entries: Mapping[str, T]):
        self.entries = dict(entries)
        self._finder = Finder(self.entries, every=True)

    def each(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, T]]:
        """Yield start, end and meaning of the longest word at every position, within `start` to `end`."""
        # In order of end, so that of those at one position the longest comes last.
        longest = {first: (last, number) for number, first, last in self._finder.find(text[start:end])}
        for first in sorted(longest):
            last, number = longest[first]
            yield start + first, start + last, self._finder.meanings[number]

    def last(self, text: str, start: int, end: int) -> tuple[int, int, T] | None:
        """Return the word that ends last, the longest of those, or `None`."""
        found = self._finder.find(text[start:end])
        if not found:
            return None
        ends = found[-1][2]
        first, number = min((first, number) for number, first, last in found if last == ends)
        return start + first, start + ends, self._finder.meanings[number]


def by_word(rules: Iterable[T], words: str) -> dict[str, T]:
    """Return the rules by each of the words in their field `words`; an earlier rule keeps its words."""
    entries: dict[str, T] = {}
    for rule in rules:
        for word in getattr(rule, words).split():
            entries.setdefault(word, rule)
    return entries
