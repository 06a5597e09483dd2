"""A run's tables for a command: of one that was cut short, what it has done, with a word about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gongbao.cli.voice import warn

if TYPE_CHECKING:
    import pandas as pd

    from gongbao.tables import Tables


def tables_of(folder: Path) -> Tables:
    """Return the tables of the run in `folder`, as `gongbao.runs.read_run` does; say so where it was cut short."""
    from gongbao.runs import read_run

    kept = read_run(folder)
    _tell(folder, kept.documents)
    return kept.tables


def table_of(folder: Path, name: str) -> pd.DataFrame:
    """Return one table of the run in `folder`; say so where it was cut short."""
    from gongbao.runs import read_run_table

    frame, documents = read_run_table(folder, name)
    _tell(folder, documents)
    return frame


def _tell(folder: Path, documents: int | None) -> None:
    if documents is not None:
        warn(f"{folder}: the run was cut short; this is what its {documents} documents say that are done")
