"""Where expressions match in a text: many of them in one pass over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongbao.rulebook.patterns import landmarks
from gongbao.text.gazetteer import Finder

_HELD = 20_000
"""Places that are held before those are let go that no later word can stand behind."""


class Scan:
    """Looks for `patterns` all over texts, trying each only around a word that its matches hold.

    Those of which no such words are known search the text one by one.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]):
        self._patterns = patterns
        tried: dict[str, list[tuple[int, int, int]]] = {}
        self._searching = []
        for number, pattern in enumerate(patterns):
            marks = landmarks(pattern)
            for word, least, most in marks:
                tried.setdefault(word, []).append((number, least, most))
            if not marks:
                self._searching.append(number)
        self._landmarks = Finder(tried, every=True)
        self._reach = max(
            (len(word) + most for word, found in tried.items() for _, _, most in found), default=0
        )

    def find(self, text: str) -> list[list[re.Match[str]]]:
        """Return for each of the patterns its matches in `text`, those of `finditer`."""
        found: list[list[re.Match[str]]] = [[] for _ in self._patterns]
        for number in self._searching:
            found[number].extend(self._patterns[number].finditer(text))
        done = [0] * len(found)
        for start, number in self._places(text):
            if start >= done[number] and (match := self._patterns[number].match(text, start)):
                found[number].append(match)
                done[number] = match.end()
        return found

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where a match may begin, in order, with the number of its pattern."""
        meanings = self._landmarks.meanings
        places: set[tuple[int, int]] = set()
        most_held = _HELD
        for word, at, end in self._landmarks.find(text):
            for number, least, most in meanings[word]:
                places.update([(start, number) for start in range(max(at - most, 0), at - least + 1)])
            if len(places) > most_held:
                # A later word ends no earlier, and lets nothing begin further before its end.
                known = end - self._reach
                yield from sorted(place for place in places if place[0] < known)
                places = {place for place in places if place[0] >= known}
                most_held = max(_HELD, 2 * len(places))
        yield from sorted(places)

    def each(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the matches in `text` of one pattern after the other, with its number."""
        for number, matches in enumerate(self.find(text)):
            for match in matches:
                yield number, match
