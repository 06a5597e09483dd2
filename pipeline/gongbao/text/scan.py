"""Where expressions match in a text: many of them in one pass over it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from gongbao.rulebook.hints import Chars
from gongbao.rulebook.patterns import hints, landmarks, later
from gongbao.text.gazetteer import Finder

_HELD = 20_000
"""Places that are held before those are let go that no later word can stand behind."""


class _Opening(dict[str, bool]):
    """For a character whether matches may begin with it."""

    def __init__(self, chars: Chars):
        self._chars = chars

    def __missing__(self, char: str) -> bool:
        found = self[char] = char in self._chars.members or self._chars.holds_kind(char)
        return found


class _Trial(NamedTuple):
    """An expression to be tried `least` to `most` characters before a word, and what it must begin behind and with.

    The empty string among `behind` stands for the beginning of the text; either is `None` where it tells nothing.
    """

    number: int
    least: int
    most: int
    behind: frozenset[str] | None
    opening: _Opening | None


class _Search(NamedTuple):
    """An expression that is tried where `sought` ends, and with `opens` at the beginning; all over without `sought`."""

    number: int
    pattern: re.Pattern[str]
    sought: re.Pattern[str] | None
    opens: bool

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield those of `finditer`."""
        if self.sought is None:
            yield from self.pattern.finditer(text)
            return
        done = 0
        for start in chain((0,) if self.opens else (), (place.end() for place in self.sought.finditer(text))):
            if start >= done and (match := self.pattern.match(text, start)):
                yield match
                done = match.end()


class Scan:
    """Looks for `patterns` all over texts, trying each only around a word that its matches hold.

    Those of which no such words are known are tried behind the characters behind which they must begin, or search
    the text one by one.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]):
        self._patterns = patterns
        tried: dict[str, list[_Trial]] = {}
        self._searches: list[_Search] = []
        for number, pattern in enumerate(patterns):
            behind, opening = hints(pattern).behind, _opening(pattern)
            before = frozenset((*behind.chars, *([""] if behind.opens else ()))) if behind else None
            known = before, _Opening(opening) if opening else None
            marks = landmarks(pattern)
            for word, least, most in marks:
                tried.setdefault(word, []).append(_Trial(number, least, most, *known))
            if not marks:
                sought = _sought(behind.chars, opening) if behind else None
                self._searches.append(_Search(number, pattern, sought, behind is not None and behind.opens))
        self._landmarks = Finder(tried, every=True)
        self._reach = max(
            (len(word) + trial.most for word, found in tried.items() for trial in found), default=0
        )

    def find(self, text: str) -> list[list[re.Match[str]]]:
        """Return for each of the patterns its matches in `text`, those of `finditer`."""
        found: list[list[re.Match[str]]] = [[] for _ in self._patterns]
        for search in self._searches:
            found[search.number].extend(search.matches(text))
        done, count = [0] * len(found), len(found)
        for place in self._places(text):
            start, number = divmod(place, count)
            if start >= done[number] and (match := self._patterns[number].match(text, start)):
                found[number].append(match)
                done[number] = match.end()
        return found

    def _places(self, text: str) -> Iterator[int]:
        """Yield where a match may begin, in order, times the patterns, with the number of its pattern added.

        Pairs of these two would take twice as long to make and to sort.
        """
        meanings, count = self._landmarks.meanings, len(self._patterns)
        places: set[int] = set()
        most_held = _HELD
        for word, at, end in self._landmarks.find(text):
            for number, least, most, behind, opening in meanings[word]:
                first, last = at - most if at > most else 0, at - least
                if behind is None:
                    starts: Iterable[int] = range(first, last + 1)
                elif first and behind.isdisjoint(text[first - 1 : last]):
                    continue
                else:
                    starts = [start for start in range(first, last + 1) if text[start - 1 : start] in behind]
                if opening is not None:
                    starts = [start for start in starts if opening[text[start]]]
                for start in starts:
                    places.add(start * count + number)
            if len(places) > most_held:
                # A later word ends no earlier, and lets nothing begin further before its end.
                known = (end - self._reach) * count
                yield from sorted(place for place in places if place < known)
                places = {place for place in places if place >= known}
                most_held = max(_HELD, 2 * len(places))
        yield from sorted(places)

    def each(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the matches in `text` of one pattern after the other, with its number."""
        for number, matches in enumerate(self.find(text)):
            for match in matches:
                yield number, match


def _opening(pattern: re.Pattern[str]) -> Chars | None:
    """Return what matches begin with, `None` where that tells little."""
    first = hints(pattern).first
    return None if first is None or first.ranges else first


def _sought(behind: str, opening: Chars | None) -> re.Pattern[str]:
    """Return an expression for one of the characters `behind`, where one of `opening` follows."""
    return later(f"[{re.escape(behind)}]" + (f"(?=[{opening.source}])" if opening else ""))
