"""Recognizers-Text's models of numbers and ordinals against `gongbao.numerals`.

Where conventions differ:
- A vague number (几, 数百) has no value with us; the peer does not recognize it. It is left out.
- 打 is a unit with us, and multiplies the number by twelve with the peer: 五十打 is 600.
- A number before a sign of per cent or 折 is a percentage with the peer and no number; with us it is both.
- An ordinal is a numeral behind 第 with us; the peer's has 第 in its span.
- The peer's values are rounded to 15 digits; ours are exact.
"""

from __future__ import annotations

from fractions import Fraction

from gongbao import numerals
from tools.peers.cases import Case

Found = tuple[int, int, Fraction]

_DOZEN = "打"
_PERCENT_SIGNS = ("%", "％", "‰", "折")


def takes(case: Case) -> bool:
    """Return whether this module judges `case`."""
    return case.model in ("NumberModel", "OrdinalModel")


def score(case: Case) -> bool:
    """Return whether what is found in the case's text is what it expects."""
    found = _ordinals(case.text) if case.model == "OrdinalModel" else _numbers(case.text)
    return same(found, expected(case))


def expected(case: Case) -> list[Found]:
    """Return start, end and value of what the peer expects; what has no value is left out."""
    return [
        (item["start"], item["end"], value(item["resolution"]["value"]))
        for item in case.expected
        if item["resolution"].get("value") is not None
    ]


def value(written: str) -> Fraction:
    """Return a number as the peer writes it."""
    return Fraction(written.rstrip("%"))


def same(found: list[Found], wanted: list[Found]) -> bool:
    """Return whether spans are equal, and values to nine digits."""
    return len(found) == len(wanted) and all(
        ours[:2] == theirs[:2] and close(ours[2], theirs[2])
        for ours, theirs in zip(found, wanted, strict=True)
    )


def close(ours: Fraction | None, theirs: Fraction | None) -> bool:
    """Return whether two numbers are equal to nine digits, or both missing."""
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= abs(theirs) / 10**9


def _numbers(text: str) -> list[Found]:
    found = []
    for numeral in numerals.find(text):
        if numeral.value is None or text.startswith(_PERCENT_SIGNS, numeral.end):
            continue
        dozen = text.startswith(_DOZEN, numeral.end)
        found.append((numeral.start, numeral.end + dozen, Fraction(numeral.value) * (12 if dozen else 1)))
    return found


def _ordinals(text: str) -> list[Found]:
    return [
        (numeral.start - 1, numeral.end, Fraction(numeral.value))
        for numeral in numerals.find(text)
        if numeral.value is not None and text[numeral.start - 1 : numeral.start] == "第"
    ]
