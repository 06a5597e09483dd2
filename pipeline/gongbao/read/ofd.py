"""OFD, the Chinese standard for fixed documents (GB/T 33190): the texts of its pages by their place."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from gongbao import errors
from gongbao.read import archive, limits
from gongbao.read.content import Content
from gongbao.read.libraries import reading_as
from gongbao.read.markup import texts
from gongbao.read.rules import printed

_PAGE = re.compile(r"(?:^|/)Pages/Page_(?P<number>\d+)/Content\.xml$", re.IGNORECASE)
_SAME_LINE = 0.5
"""Share of a text's height by which the texts of a line may differ in height."""


def read(data: bytes, path: str) -> Content:
    """Return the text of a document, a line of its pages a line, without their numbers."""
    with reading_as(path, "OFD document"):
        packed = zipfile.ZipFile(io.BytesIO(data))
        archive.check(packed, path, tags=limits.MOST_TAGS)
        pages = sorted(
            (int(found["number"]), name) for name in packed.namelist() if (found := _PAGE.search(name))
        )
        if len(pages) > limits.MOST_PAGES:
            raise errors.too_large(path, f"{len(pages):,} pages", f"{limits.MOST_PAGES:,}")
        lines = [line for _, name in pages for line in _lines(packed.read(name), path)]
    if not lines:
        raise errors.no_text(path, "a scan has to go through text recognition first")
    return Content("\n".join(lines))


def _lines(page: bytes, path: str) -> Iterator[str]:
    """Yield the lines of a page from the top, but for its number at either edge."""
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for top, left, size, text in sorted(_texts(page, path)):
        if rows and top - rows[-1][0] < _SAME_LINE * size:
            rows[-1][1].append((left, text))
        else:
            rows.append((top, [(left, text)]))
    for index, (_, found) in enumerate(rows):
        line = "".join(text for _, text in sorted(found)).strip()
        at_edge = index in (0, len(rows) - 1)
        if line and not (at_edge and printed("page number").match(line)):
            yield line


def _texts(page: bytes, path: str) -> Iterator[tuple[float, float, float, str]]:
    """Yield the texts of a page with the height of their line, their left edge and size, in millimetres."""
    left = top = size = 0.0
    for event, element in texts(page, path):
        name = element.tag.rpartition("}")[2]
        if event == "start" and name == "TextObject":
            box = [float(part) for part in (element.get("Boundary") or "0 0 0 0").split()]
            left, top, size = box[0], box[1], float(element.get("Size") or 5)
        elif event == "end" and name == "TextCode":
            x, y = float(element.get("X") or 0), float(element.get("Y") or 0)
            yield top + y, left + x, size, "".join(element.text or "")
