"""Small numbers as dates write them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from gongbao.numerals.grammar import grammar as numeral_grammar
from gongbao.rulebook import Rulebook

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○OoО0", 0)


class Numbers:
    """Reads Arabic and Chinese numbers, counted (`二十五`) or read out digit by digit (`二〇二五`)."""

    def __init__(self, book: Rulebook):
        self._reader = numeral_grammar(book).reader
        self.read = lru_cache(4096)(self._read)

    def _read(self, text: str) -> Decimal | None:
        """Return the value of `text`, or `None` where it is no number."""
        plain = "".join(text.split()).replace(",", "")
        if plain.isdecimal():
            return Decimal(plain)
        if len(plain) > 1 and _DIGITS.keys() >= set(plain):
            return Decimal("".join(str(_DIGITS[c]) for c in plain))
        value = next(iter(self._reader.read(plain, "integer")), None)
        return value if isinstance(value, Decimal) else None

    def whole(self, text: str | None) -> int | None:
        """Return the whole number that `text` writes, `None` for none; 元 is the first."""
        if not text:
            return None
        if text == "元":
            return 1
        value = self.read(text)
        return None if value is None else int(value)
