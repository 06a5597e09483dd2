"""Cells that a spreadsheet would run as formulas, made harmless and back."""

from __future__ import annotations

import pandas as pd

_START = r"'*[=+\-@\t\r\n＝＋－＠]"


def defuse(column: pd.Series) -> pd.Series:
    """Return texts with a `'` before each that a spreadsheet may run, `=1+1` as `'=1+1`.

    A text that looks defused, `'=1+1`, gets one more, so that `restore` gives back every text as it was.
    """
    return _replaced(column, f"^(?={_START})", "'")


def restore(column: pd.Series) -> pd.Series:
    """Return the texts that `defuse` was given."""
    return _replaced(column, f"^'(?={_START})", "")


def _replaced(column: pd.Series, pattern: str, by: str) -> pd.Series:
    # Few columns have such cells, and to find that out is much cheaper than to replace none.
    if not column.str.match(_START).any():
        return column
    return column.str.replace(pattern, by, regex=True)
