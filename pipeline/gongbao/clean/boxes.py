"""Tables of plain text whose cells lines of characters part: `│ 粮食 │ 136.5 │` below `├──────┼───────┤`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.clean.mapped import Edit

_LINE = re.compile(r"[^\n]+")
_DRAWN = re.compile(r"[\u2500-\u257f]")
_UPRIGHT = re.compile(r"[│┃║┆┇┊┋]")
_GRID = re.compile(r"[\s\u2500-\u257f+|=-]+")


def edits(text: str) -> Iterator[Edit]:
    """Yield what makes bars of the lines down between cells (`│`), and nothing of those across (`├──┤`, `+---+`)."""
    has_drawn, has_plain = _DRAWN.search(text), "+-" in text or "+=" in text
    for line in _LINE.finditer(text) if has_drawn or has_plain else ():
        start, end = line.span()
        if _GRID.fullmatch(line[0]) and (_DRAWN.search(line[0]) or line[0].strip().startswith(("+-", "+="))):
            yield Edit(start, min(end + 1, len(text)), "")
        elif has_drawn and len(_UPRIGHT.findall(line[0])) > 1:
            for bar in _UPRIGHT.finditer(line[0]):
                yield Edit(start + bar.start(), start + bar.end(), "|")
