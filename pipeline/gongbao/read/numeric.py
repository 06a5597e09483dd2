"""Whether rows are a table of numbers under heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"\s*[-−+(（]?\s*\d[\d,]*(?:\.\d+)?\s*[)）%％]?\s*")
_LONGEST_CELL = 100
_LEAST = 0.15
"""Share of the filled cells that are numbers, at least."""


def is_table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Return whether `rows` under the heads `names` are a table of numbers rather than texts, or nothing."""
    cells = [cell for row in rows for cell in row if cell.strip()]
    heads = [name for name in names if name.strip() and not _NUMBER.fullmatch(name)]
    if len(heads) < 2 or not cells or max(map(len, cells)) > _LONGEST_CELL:
        return False
    return sum(_NUMBER.fullmatch(cell) is not None for cell in cells) >= _LEAST * len(cells)
