"""What must hold for the tables of any text at all."""

from __future__ import annotations

from itertools import pairwise

import gongbao
from gongbao.chars import squeeze
from gongbao.gold.models import TABLES
from gongbao.tables import Tables

SECONDS_PER_100_KB = 2.0


def check(source: str) -> Tables:
    """Extract the tables of `source`, assert what holds for any text, and return them."""
    tables = gongbao.extract(source)
    for name in TABLES:
        rows = list(getattr(tables, name)[["start", "end", "text"]].itertuples(index=False))
        for start, end, text in rows:
            assert squeeze(source[start:end]) == text, name
            assert text == text.strip("，。；：,;: \n"), name
        for left, right in pairwise(sorted(rows)):
            assert left.end <= right.start, (name, left, right)
    assert len(tables.documents) == 1
    return tables
