"""Whole numbers below ten thousand as Chinese writes them, with the slips that people make."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = "零一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_NEXT = {"百": "十", "千": "百"}

_MENDED = (
    (re.compile("零(?=[十百])"), "零一"),
    (re.compile(f"千(?=[{_DIGITS}]?十)"), "千零"),
    (re.compile("(?<=百)(?=十)|(?<=零)(?=十)"), "一"),
)
"""What is left out, and what stands there in full: 千十 is 千零一十, 百十 is 百一十."""

_ONE = "[一二三四五六七八九]"
_TENS = f"{_ONE}十{_ONE}?"
_HUNDREDS = f"{_ONE}百(?:零{_ONE}|{_TENS})?"
_BELOW_HUNDRED = f"(?:{_ONE}?十{_ONE}?|{_ONE})"
_COUNTED = re.compile(f"零|{_ONE}千(?:零{_BELOW_HUNDRED}|{_HUNDREDS})?|{_HUNDREDS}|{_BELOW_HUNDRED}")
_SHORT = re.compile(f"(?:[{_DIGITS}]{{0,2}}(?P<last>[十百千]))+[{_DIGITS}]")


@lru_cache(4096)
def counted(text: str) -> int | None:
    """Return the number that `text` writes in standard characters, `None` if it writes none.

    Digits with places are counted (`三千零五`, `廿三`), the last place may be left out (`三百四` is 340); digits
    alone are read one by one.
    """
    text = text.replace("廿", "二十")
    for slip, full in _MENDED:
        text = slip.sub(full, text)
    if _COUNTED.fullmatch(text):
        return _sum(text)
    if text and _VALUES.keys() >= set(text):
        return int("".join(str(_VALUES[digit]) for digit in text))
    short = _SHORT.fullmatch(text)
    if short is None or len(text) < 3 or short["last"] not in _NEXT:
        return None
    return _sum(text + _NEXT[short["last"]])


def _sum(text: str) -> int:
    total, place = 0, 1
    for at in range(len(text) - 1, -1, -1):
        if (digit := _VALUES.get(text[at])) is not None:
            total += digit * place
        else:
            place = _PLACES[text[at]]
            total += place if at == 0 else 0
    return total
