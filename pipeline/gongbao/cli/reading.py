"""A run's tables for a command: of one that was cut short, what it has done, with a word about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gongbao.cli.voice import warn
from gongbao.counted import counted
from gongbao.errors import missing_path, no_decisions

if TYPE_CHECKING:
    import pandas as pd

    from gongbao.tables import Tables

REVIEW = "review.jsonl"
"""What the page keeps decisions in, in the run's folder."""


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


def decisions_of(run: Path, named: Path | None = None) -> Path:
    """Return the file of decisions of the run in a folder, or `named`. Raises `InputError` where there is none."""
    if not run.exists():
        raise missing_path(run)
    path = named or run / REVIEW
    if not path.exists():
        raise missing_path(path) if named else no_decisions(path, run)
    return path


def _tell(folder: Path, documents: int | None) -> None:
    if documents is not None:
        warn(
            f"{folder}: the run was cut short; this is what is done of it, {counted(documents, 'documents')}"
        )
