"""Tables out: one file a table, whole or not at all."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from gongbao.errors import InputError
from gongbao.tables import Tables

_FORMULA = re.compile(r"^(?=[=+\-@\t\r])")


def _csv(frame: pd.DataFrame, path: Path) -> None:
    # Excel takes a CSV for UTF-8 only with a byte-order mark, and runs a cell that starts like a formula.
    safe = frame.copy()
    for name in safe.select_dtypes("string").columns:
        safe[name] = safe[name].str.replace(_FORMULA, "'", regex=True)
    safe.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n", date_format="%Y-%m-%d")


def _parquet(frame: pd.DataFrame, path: Path) -> None:
    frame.to_parquet(path, engine="pyarrow", index=False)


def _jsonl(frame: pd.DataFrame, path: Path) -> None:
    days = {name: frame[name].dt.strftime("%Y-%m-%d") for name in frame.select_dtypes("datetime").columns}
    frame.assign(**days).to_json(path, orient="records", lines=True, force_ascii=False)


WRITERS: dict[str, Callable[[pd.DataFrame, Path], None]] = {
    "csv": _csv,
    "parquet": _parquet,
    "jsonl": _jsonl,
}
"""How to write one table, by format; a format's name is its files' ending."""


def write(tables: Tables, folder: Path | str, formats: Iterable[str] = ("csv",)) -> list[Path]:
    """Write each table to `folder` in each of `formats` (keys of `WRITERS`) and return the files.

    The folder is made where it is missing. A file appears under its name only when it is whole; an older one
    is replaced. Raises `InputError` where the folder cannot be written to, `KeyError` for an unknown format.
    """
    folder = Path(folder)
    writers = {name: WRITERS[name] for name in formats}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [
            _write_whole(frame, folder / f"{table}.{name}", writer)
            for table, frame in tables.items()
            for name, writer in writers.items()
        ]
    except OSError as error:
        raise InputError(f"{folder}: cannot be written to ({error.strerror or error})") from error


def _write_whole(frame: pd.DataFrame, path: Path, writer: Callable[[pd.DataFrame, Path], None]) -> Path:
    with tempfile.TemporaryDirectory(prefix=".gongbao-", dir=path.parent) as folder:
        draft = Path(folder) / path.name
        writer(frame, draft)
        draft.replace(path)
    return path
