"""Both bounds of a range, and the magnitude that its numbers, or those of a list, share."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gongbao.numerals.finder import Candidate
from gongbao.numerals.reader import CharacterValues
from gongbao.quantities.decimals import decimal

Bounds = tuple[Decimal, Decimal]

_SMALLEST = 100
"""The smallest magnitude that is shared: 三十 to 五十 is written whole."""
_OF_DIGITS = 10**4
"""Magnitudes from which on a number in digits shares them; smaller ones are shared by single Chinese digits."""


def ordered(first: Fraction, second: Fraction) -> Bounds:
    """Return two bounds in decimals, the smaller first."""
    low, high = sorted((first, second))
    return decimal(low), decimal(high)


class Magnitudes:
    """Tells what magnitude numbers share, by the `characters` that they are written with."""

    def __init__(self, characters: CharacterValues):
        sizes = {**characters.place, **characters.magnitude, **characters.letter}
        self._sizes = {character: size for character, size in sizes.items() if size >= _SMALLEST}
        self._letters = tuple(characters.letter)
        self._more = "".join(characters.more) + " "

    def bounds(
        self, lower: Candidate, upper: Candidate, text: str, factor: Fraction, *, turned: bool = False
    ) -> Bounds | None:
        """Return the bounds of a range, `None` if they are none; 七千到九千亿 is both times 亿.

        The larger may stand first only where both are below zero, or with `turned`.
        """
        if lower.value is None or upper.value is None:
            return None
        low = Fraction(lower.value) * self.shared(lower, upper, text) * factor
        high = Fraction(upper.value) * factor
        return ordered(low, high) if low <= high or factor < 0 or turned else None

    def shared(self, number: Candidate, last: Candidate, text: str) -> int:
        """Return by what `number` is to be multiplied since `last`, the bound or the item of a list behind it, has it.

        That of 七千到九千亿 is 亿, that of 5—6万 is 万; 5000到1万 shares none, nor does what has one of its own.
        """
        own, other = (text[one.start : one.end].strip() for one in (number, last))
        size, rest = self._magnitude(other)
        if size == 1 or number.value is None or last.value is None or self._magnitude(own)[0] >= size:
            return 1
        if not rest or number.value > Fraction(last.value) / size:
            return 1
        if size < _OF_DIGITS and not other.endswith(self._letters) and (len(own) > 1 or own.isascii()):
            return 1
        return size

    def _magnitude(self, written: str) -> tuple[int, str]:
        """Return the magnitude that a number ends in, 1 for none, and what stands before it."""
        size = 1
        while written and written[-1] in self._sizes:
            if size > 1 and self._sizes[written[-1]] < _OF_DIGITS:
                break
            size *= self._sizes[written[-1]]
            written = written[:-1].rstrip(self._more)
        return size, written
