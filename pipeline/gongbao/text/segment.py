"""Words of a text with their classes: of all cuts by a lexicon the cheapest."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from typing import TypeVar

from gongbao.rulebook import Rulebook
from gongbao.rulebook.made import made
from gongbao.text.gazetteer import lengths_by_pair

V = TypeVar("V")

_FOLDER, _FILE = "text", "lexicon.txt"
_COLUMNS = ("claims", "organizations")
_ABSENT = "-"

Entries = dict[str, tuple[int, str]]
"""Words with their cost and class."""

Lengths = dict[str, tuple[int, ...]]
"""How long the words are that begin with two characters."""

_Packed = tuple[str, list[V], bytes]


class UnigramSegmenter:
    """Cuts by `words`; a character that none of them covers costs `unknown` and is of the class `other`."""

    def __init__(self, words: Entries, longer: Lengths, unknown: int, other: str):
        self._words = words
        self._unknown = unknown, other
        self._longer = longer

    def known(self, word: str) -> str | None:
        """Return the class of `word`, `None` where it is none that is known."""
        found = self._words.get(word)
        return None if found is None else found[1]

    def cut(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the words from `start` to `end` of `text` as start, end (exclusive) and class."""
        found, longer, unknown, size = self._words.get, self._longer.get, self._unknown, end - start
        cost = [0] + [unknown[0] * (size + 1)] * size
        best = [0] * (size + 1)
        for first in range(size):
            here, at = cost[first], start + first
            last = first + 1
            total = here + found(text[at], unknown)[0]
            if total < cost[last]:
                cost[last], best[last] = total, first
            for length in longer(text[at : at + 2], ()):
                last = first + length
                if last > size:
                    break
                word = found(text[at : at + length])
                if word is not None and here + word[0] < cost[last]:
                    cost[last], best[last] = here + word[0], first
        return self._back(best, text, start, size)

    def _back(self, best: list[int], text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        cut = []
        while end:
            first, last = start + best[end], start + end
            cut.append((first, last, self._words.get(text[first:last], self._unknown)[1]))
            end = best[end]
        cut.reverse()
        return cut


def kept(book: Rulebook, name: str, make: Callable[[], Entries]) -> tuple[Entries, Lengths]:
    """Return the words that `make` makes of `book` and of nothing else, and how long they are.

    Those of the built-in rules are kept between processes under `name`.
    """
    if not book.shipped:
        words = make()
        return words, lengths_by_pair(words)
    # Whoever asks for what a book read finds the list there, whether its words are made or found.
    book.lines(_FOLDER, _FILE)
    packed, longer = made(name, book.digest, lambda: _both(make()))
    return _unpacked(packed), _unpacked(longer)


def _both(words: Entries) -> tuple[_Packed[tuple[int, str]], _Packed[tuple[int, ...]]]:
    return _packed(words), _packed(lengths_by_pair(words))


def _packed(of: Mapping[str, V]) -> _Packed[V]:
    """Return the keys, none with a line break, the few values and which of them each key has: quick to read."""
    numbers = {value: number for number, value in enumerate(dict.fromkeys(of.values()))}
    return "\n".join(of), list(numbers), array("I", map(numbers.__getitem__, of.values())).tobytes()


def _unpacked(packed: _Packed[V]) -> dict[str, V]:
    keys, values, numbers = packed
    return dict(zip(keys.split("\n"), map(values.__getitem__, array("I", numbers)), strict=False))


def read_words(book: Rulebook, layer: str, kind: Callable[[str], str] = str) -> Entries:
    """Return the words of the lexicon of `book` that are words for `layer`, `claims` or `organizations`.

    A line of the lexicon is the class of its words for each of these layers, `-` where they are none, their cost and
    the words; `kind` gives what a class is called. Raises `RuleError` for a line that is none.
    """
    column = _COLUMNS.index(layer)
    words: Entries = {}
    for line in book.lines(_FOLDER, _FILE):
        try:
            *classes, cost, members = line.text.split(maxsplit=len(_COLUMNS) + 1)
            if classes[column] != _ABSENT:
                words.update(dict.fromkeys(members.split(), (int(cost), kind(classes[column]))))
        except (ValueError, KeyError, IndexError) as error:
            raise line.error(
                "expected a class for claims and for names, a whole number as cost, and words"
            ) from error
    return words
