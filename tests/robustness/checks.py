"""What must hold for the rows of any text at all."""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter

from gongbao.extraction import default_extractor
from gongbao.gold.models import TABLES
from gongbao.read import from_text
from gongbao.tables import DocumentRows
from gongbao.text.chars import squeeze


def check(source: str) -> DocumentRows:
    """Extract the rows of `source`, assert what holds for any text, and return them."""
    report = from_text(source)
    source = report.text
    found = default_extractor().rows(report)
    for name in TABLES:
        rows = [itemgetter("start", "end", "text")(row) for row in getattr(found, name)]
        for start, end, text in rows:
            assert squeeze(source[start:end]) == text, name
            assert text == text.strip("，。；：,;: \n"), name
        for left, right in pairwise(sorted(rows)):
            assert left[1] <= right[0], (name, left, right)
    return found
