"""Words of clauses with their classes: the cheapest cut by a lexicon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from gongbao.rulebook.data import Line

_UNKNOWN = 110
"""Cost of a character that no word covers: more than that of the rarest word in the lexicon."""

_LISTED = 60
"""Cost of a word that the rules list and the lexicon lacks: less than that of any two words."""


class Lexicon:
    """Words with their cost and the letter of their class."""

    def __init__(self, words: Mapping[str, tuple[int, str]], unknown: str):
        self._words = words
        self._unknown = unknown
        self._longest = max(map(len, words), default=1)

    def cut(self, text: str) -> list[tuple[int, int, str]]:
        """Return the words of `text` as start, end (exclusive) and letter: of all cuts the cheapest.

        A character of no word is a word of its own.
        """
        words, size = self._words, len(text)
        cost = [0] + [_UNKNOWN * (size + 1)] * size
        best: list[tuple[int, str]] = [(0, "")] * (size + 1)
        for start in range(size):
            here = cost[start]
            if here + _UNKNOWN < cost[start + 1]:
                cost[start + 1] = here + _UNKNOWN
                best[start + 1] = (start, self._unknown)
            for end in range(start + 1, min(start + self._longest, size) + 1):
                found = words.get(text[start:end])
                if found is not None and here + found[0] < cost[end]:
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
