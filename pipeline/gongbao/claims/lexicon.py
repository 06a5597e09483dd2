"""Words of clauses with their classes: the cheapest cut by a lexicon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from gongbao.rulebook.data import Line
from gongbao.scanning import lengths_by_pair

_UNKNOWN = 110
"""Cost of a character that no word covers: more than that of the rarest word in the lexicon."""

_LISTED = 60
"""Cost of a word that the rules list and the lexicon lacks: less than that of any two words."""


class Lexicon:
    """Words with their cost and the letter of their class."""

    def __init__(self, words: Mapping[str, tuple[int, str]], unknown: str):
        self._words = words
        self._unknown = unknown
        self._longer = lengths_by_pair(words)

    def cut(self, text: str) -> list[tuple[int, int, str]]:
        """Return the words of `text` as start, end (exclusive) and letter: of all cuts the cheapest.

        A character of no word is a word of its own.
        """
        words, longer, size = self._words, self._longer, len(text)
        unknown = _UNKNOWN, self._unknown
        cost = [0] + [_UNKNOWN * (size + 1)] * size
        best: list[tuple[int, str]] = [(0, "")] * (size + 1)
        for start in range(size):
            own, letter = words.get(text[start], unknown)
            here = cost[start]
            end = start + 1
            if here + own < cost[end]:
                cost[end] = here + own
                best[end] = (start, letter)
            for length in longer.get(text[start : start + 2], ()):
                end = start + length
                found = words.get(text[start:end])
                if found is not None and end <= size and here + found[0] < cost[end]:
                    cost[end] = here + found[0]
                    best[end] = (start, found[1])
        return _back(best, size)


def _back(best: list[tuple[int, str]], end: int) -> list[tuple[int, int, str]]:
    cut = []
    while end:
        start, letter = best[end]
        cut.append((start, end, letter))
        end = start
    cut.reverse()
    return cut


def read_lexicon(lines: Iterable[Line], letter: Callable[[str], str], listed: Mapping[str, str]) -> Lexicon:
    """Read the lexicon in `lines`, in which `listed` words have the letters given instead of their own.

    A line is a part of speech, a cost and words. `letter` gives the letter of a part of speech. Raises
    `RuleError` for a line that is none.
    """
    words: dict[str, tuple[int, str]] = {}
    for line in lines:
        try:
            part, cost, *members = line.text.split()
            words.update(dict.fromkeys(members, (int(cost), letter(part))))
        except (ValueError, KeyError) as error:
            raise line.error("expected a part of speech, a whole number as cost, and words") from error
    for word, own in listed.items():
        words[word] = (words.get(word, (_LISTED, ""))[0], own)
    return Lexicon(words, letter("noun"))
