"""Cells that a spreadsheet would run as formulas, made harmless and back."""

from __future__ import annotations

import pandas as pd

_START = r"'*[=+\-@\t\r\n＝＋－＠]"


def defuse(column: pd.Series) -> pd.Series:
    """Return texts with a `'` before each that a spreadsheet may run, `=1+1` as `'=1+1`.

    A text that looks defused, `'=1+1`, gets one more, so that `restore` gives back every text as it was.
    """
    return column.str.replace(f"^(?={_START})", "'", regex=True)


def restore(column: pd.Series) -> pd.Series:
    """Return the texts that `defuse` was given."""
    return column.str.replace(f"^'(?={_START})", "", regex=True)
