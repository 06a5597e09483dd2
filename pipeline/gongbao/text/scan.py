"""Where expressions match in a text: many of them in one pass over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from gongbao.rulebook.patterns import hints, landmarks
from gongbao.text.gazetteer import Finder

_HELD = 20_000
"""Places that are held before those are let go that no later word can stand behind."""


class _Trial(NamedTuple):
    """An expression to be tried `least` to `most` characters before a word, and what it must begin behind.

    The empty string among these stands for the beginning of the text; `None` where it may begin anywhere.
    """

    number: int
    least: int
    most: int
    behind: frozenset[str] | None


class Scan:
    """Looks for `patterns` all over texts, trying each only around a word that its matches hold.

    Those of which no such words are known are tried behind the characters behind which they must begin, or search
    the text one by one.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]):
        self._patterns = patterns
        tried: dict[str, list[_Trial]] = {}
        self._searching: list[tuple[int, frozenset[str] | None]] = []
        for number, pattern in enumerate(patterns):
            behind = _behind(pattern)
            marks = landmarks(pattern)
            for word, least, most in marks:
                tried.setdefault(word, []).append(_Trial(number, least, most, behind))
            if not marks:
                self._searching.append((number, behind))
        self._landmarks = Finder(tried, every=True)
        self._reach = max(
            (len(word) + trial.most for word, found in tried.items() for trial in found), default=0
        )

    def find(self, text: str) -> list[list[re.Match[str]]]:
        """Return for each of the patterns its matches in `text`, those of `finditer`."""
        found: list[list[re.Match[str]]] = [[] for _ in self._patterns]
        for number, behind in self._searching:
            found[number].extend(_searched(self._patterns[number], behind, text))
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
            for number, least, most, behind in meanings[word]:
                first, last = max(at - most, 0), at - least
                if behind is None:
                    places.update([(start, number) for start in range(first, last + 1)])
                elif not first or not behind.isdisjoint(text[first - 1 : last]):
                    starts = (start for start in range(first, last + 1) if text[start - 1 : start] in behind)
                    places.update([(start, number) for start in starts])
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


def _behind(pattern: re.Pattern[str]) -> frozenset[str] | None:
    found = hints(pattern).behind
    return frozenset((*found.chars, *([""] if found.opens else ()))) if found else None


def _searched(pattern: re.Pattern[str], behind: frozenset[str] | None, text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` in `text`, tried only `behind` certain characters where these are known."""
    if behind is None:
        yield from pattern.finditer(text)
        return
    places = re.finditer(f"[{re.escape(''.join(sorted(behind)))}]", text)
    done = 0
    for start in chain((0,) if "" in behind else (), (place.end() for place in places)):
        if start >= done and (match := pattern.match(text, start)):
            yield match
            done = match.end()
