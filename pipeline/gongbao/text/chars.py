"""Characters: folding of width and script that keeps every offset, and the classes that layers share."""

from __future__ import annotations

import re
from functools import cache

from gongbao.rulebook import data
from gongbao.rulebook.book import shipped_folder

_FULL_WIDTH_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

FOLD = {**_FULL_WIDTH_ASCII, 0x3000: 0x20, 0xA0: 0x20}
"""One character to one: full-width ASCII to ASCII, ideographic and no-break space to space."""

_NARROW = {chr(wide): chr(narrow) for wide, narrow in FOLD.items()}
_WIDE = re.compile(f"[{re.escape(''.join(_NARROW))}]")


def fold(text: str) -> str:
    """Return `text` as layers match it: narrow and in simplified characters, character for character.

    `增長７．５％` becomes `增长7.5%`. The result has the length of `text`, so offsets carry over.
    """
    return narrow(simplified(text))


def narrow(text: str) -> str:
    """Return `text` with full-width forms made half-width, character for character.

    `７３４９．５％` becomes `7349.5%`. Note that the full-width comma, colon, semicolon and brackets become
    ASCII too.
    """
    # str.translate looks every character up; few characters are wide, and fewer kinds of them.
    for char in set(_WIDE.findall(text)):
        text = text.replace(char, _NARROW[char])
    return text


def simplified(text: str) -> str:
    """Return `text` with traditional characters made simplified, character for character.

    `政府統計處` becomes `政府统计处`; a text without any is returned itself.
    """
    traditional, table = _script()
    return text.translate(table) if traditional.search(text) else text


@cache
def traditional_forms() -> dict[str, str]:
    """Return the usual traditional form of each simplified character that has one.

    They are dependable in names of provinces only: elsewhere 岳 may be 嶽, or 岳 itself.
    """
    rows = data.table(data.read_lines(shipped_folder() / "text" / "traditional.tsv"), ())
    return {row["simplified"]: row["traditional"][0] for row in rows}


@cache
def _script() -> tuple[re.Pattern[str], dict[int, str]]:
    table = {}
    # Read apart from any book: characters are folded alike whatever rules a user lays over the built-in ones.
    for row in data.table(data.read_lines(shipped_folder() / "text" / "traditional.tsv"), ()):
        table.update(dict.fromkeys(map(ord, row["traditional"]), row["simplified"]))
    return re.compile(f"[{''.join(map(chr, table))}]"), table


def squeeze(text: str) -> str:
    """Return `text` without any white space, as spans are compared and written."""
    return "".join(text.split())
