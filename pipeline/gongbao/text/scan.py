"""Where expressions match in a text: many of them in one pass over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from gongbao.rulebook.patterns import beginnings
from gongbao.text.gazetteer import Finder


class Scan:
    """Looks for `patterns` all over texts, trying each only where a word stands with which its matches begin.

    Those of which no beginnings are known search the text one by one.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]):
        self._patterns = patterns
        tried: dict[str, list[int]] = {}
        self._searching = []
        for number, pattern in enumerate(patterns):
            words = beginnings(pattern)
            for word in words:
                tried.setdefault(word, []).append(number)
            if not words:
                self._searching.append(number)
        self._beginnings = Finder(tried, every=True)

    def find(self, text: str) -> list[list[re.Match[str]]]:
        """Return for each of the patterns its matches in `text`, those of `finditer`."""
        found: list[list[re.Match[str]]] = [[] for _ in self._patterns]
        for number in self._searching:
            found[number].extend(self._patterns[number].finditer(text))
        done = [0] * len(found)
        meanings = self._beginnings.meanings
        for word, start, _ in sorted(self._beginnings.find(text), key=itemgetter(1)):
            for number in meanings[word]:
                if start >= done[number] and (match := self._patterns[number].match(text, start)):
                    found[number].append(match)
                    done[number] = match.end()
        return found

    def each(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the matches in `text` of one pattern after the other, with its number."""
        for number, matches in enumerate(self.find(text)):
            for match in matches:
                yield number, match
