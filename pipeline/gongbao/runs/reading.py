"""The tables of a run's folder, be the run at its end or cut short."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gongbao import errors
from gongbao.runs.names import MANIFEST, STATE, STATE_FILE

if TYPE_CHECKING:
    import pandas as pd

    from gongbao.results import Tables


_STATUS = re.compile(r'^{\s*"status": "(\w+)"')
_HEAD = 100
_AT_ITS_END = ("", "done")


class Kept(NamedTuple):
    """The tables of a run; `documents` is how many are done of one that was cut short, None of one at its end."""

    tables: Tables
    documents: int | None = None


def status_of(folder: Path) -> str:
    """Return what the manifest in `folder` says of its run: `running`, `interrupted`, `done`; empty without one."""
    try:
        with (folder / MANIFEST).open(encoding="utf-8") as file:
            found = _STATUS.match(file.read(_HEAD))
    except (OSError, ValueError):
        return ""
    return found[1] if found else ""


def read_run(folder: Path | str) -> Kept:
    """Return the tables of the run in `folder`; of one that was cut short those of the documents that are done.

    Where a run is at work in the folder, they are those that the last one wrote. Raises `InputError` where there
    are none, `MissingFileError` where there is no such folder.
    """
    from gongbao.results import Tables
    from gongbao.tables import load_tables

    folder = _found(folder)
    return _of_part(folder) or Kept(Tables.of(load_tables(folder)))


def read_run_table(folder: Path | str, name: str) -> tuple[pd.DataFrame, int | None]:
    """Return one table as `read_run` would, and how many documents are done of a run that was cut short."""
    from gongbao.tables import load_table

    folder = _found(folder)
    part = _of_part(folder)
    return (getattr(part.tables, name), part.documents) if part else (load_table(folder, name), None)


def _found(folder: Path | str) -> Path:
    folder = Path(folder)
    if not folder.exists():
        raise errors.missing_path(folder)
    return folder


def _of_part(folder: Path) -> Kept | None:
    if status_of(folder) in _AT_ITS_END:
        return None
    from gongbao.results import Tables
    from gongbao.runs.outcome import unpack
    from gongbao.runs.store import Store
    from gongbao.tables import build

    has_tables = any(folder.glob("documents.*"))
    try:
        rows = Store.standing(folder / STATE / STATE_FILE)
    except errors.GongbaoError:
        if has_tables:
            return None
        raise
    is_begun = status_of(folder) and not has_tables
    return Kept(Tables.of(build(map(unpack, rows))), len(rows)) if rows or is_begun else None
