"""Characters: width folding that keeps every offset, and the classes that layers share."""

from __future__ import annotations

import re

_FULL_WIDTH_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

FOLD = {**_FULL_WIDTH_ASCII, 0x3000: 0x20, 0xA0: 0x20}
"""One character to one: full-width ASCII to ASCII, ideographic and no-break space to space."""

_NARROW = {chr(wide): chr(narrow) for wide, narrow in FOLD.items()}
_WIDE = re.compile(f"[{re.escape(''.join(_NARROW))}]")


def fold(text: str) -> str:
    """Return `text` with full-width forms made half-width, character for character.

    `７３４９．５％` becomes `7349.5%`. The result has the length of `text`, so offsets carry over. Note that
    the full-width comma, colon, semicolon and brackets become ASCII too.
    """
    # str.translate looks every character up; few characters are wide, and fewer kinds of them.
    for char in set(_WIDE.findall(text)):
        text = text.replace(char, _NARROW[char])
    return text


def squeeze(text: str) -> str:
    """Return `text` without any white space, as spans are compared and written."""
    return "".join(text.split())
