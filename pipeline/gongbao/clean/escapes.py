"""Characters that are not text: escapes left over from a page, tags, and invisible marks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from gongbao.clean.mapped import Edit
from gongbao.rulebook.expressions import expression

_INVISIBLE = (
    r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
)
_FIRST = expression(rf"[{_INVISIBLE}\ud800-\udfff&\\<]")
"""The characters that noise begins with: few texts have any."""

_NOISE = expression(
    rf"(?P<invisible>[{_INVISIBLE}]+)"
    r"|(?P<surrogate>[\ud800-\udfff])"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)"
    r"|(?P<code>\\u[0-9a-fA-F]{4})"
    r"|(?P<tag><\\?/?(?P<name>p|br|div|span|strong|b|i|em|a|td|tr|table|li|ul|font)\b[^<>\n]{0,200}>)",
    re.IGNORECASE,
)
_BREAKING = frozenset({"p", "br", "div", "td", "tr", "table", "li", "ul"})


def edits(text: str) -> Iterator[Edit]:
    """Yield what turns escapes into the characters that they stand for and takes invisible marks out."""
    if not _FIRST.search(text):
        return
    for found in _NOISE.finditer(text):
        start, end = found.span()
        if found["invisible"]:
            yield Edit(start, end, "")
        elif found["surrogate"]:
            yield Edit(start, end, "\N{REPLACEMENT CHARACTER}")
        elif found["entity"]:
            meant = html.unescape(found["entity"])
            if len(meant) == 1:
                yield Edit(start, end, " " if meant.isspace() else meant)
        elif found["code"]:
            code = int(found["code"][2:], 16)
            if not 0xD800 <= code <= 0xDFFF:
                yield Edit(start, end, chr(code))
        else:
            yield Edit(start, end, "\n" if found["name"].lower() in _BREAKING else "")
