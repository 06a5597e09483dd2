"""Text in which each numeral is one name, so that the forms of quantities need not know how numbers are written."""

from __future__ import annotations

from gongbao.numerals.finder import Candidate

NUMBER, MAGNITUDE, VAGUE, LOST = "\ue000", "\ue001", "\ue002", "\ue004"
"""The private characters that begin a numeral of each sort in masked text."""

REST = "\ue003"
"""The private character that stands for each further character of a numeral."""

NAMES = {
    "n": NUMBER + REST + "*+",
    "m": MAGNITUDE + REST + "*+",
    "v": VAGUE + REST + "*+",
    "x": LOST + REST + "*+",
    "s": " {0,4}",
}
"""How patterns call the numerals of masked text, always whole, and stray spaces."""

SHORT_NAMES = {name: pattern.replace(f"{REST}*+", "") for name, pattern in NAMES.items()}
"""The same of text in which each numeral is one character."""

_FIRST = {"vague": VAGUE, "lost": LOST}


def mask(folded: str, numerals: list[Candidate]) -> str:
    """Return `folded`, as long as it is, with private characters in place of each numeral."""
    pieces, last = [], 0
    for numeral in numerals:
        first = _FIRST.get(numeral.reading, MAGNITUDE if numeral.loose else NUMBER)
        pieces += [folded[last : numeral.start], first, REST * (numeral.end - numeral.start - 1)]
        last = numeral.end
    return "".join([*pieces, folded[last:]])


class Shortened:
    """Masked text in which each numeral is one character, so that what stands near one is near by characters, too."""

    def __init__(self, masked: str, numerals: list[Candidate]):
        self.text = masked.replace(REST, "")
        self._places: dict[int, int] = {}
        rest = last = 0
        for numeral in numerals:
            # Counted: the text itself may hold the character.
            rest += masked.count(REST, last, numeral.start)
            last = numeral.start
            self._places[last] = last - rest

    def place(self, start: int) -> int:
        """Return where in `text` the numeral stands that begins at `start` of the masked text."""
        return self._places[start]
