"""About how many documents there are in files, to tell how far a run has come; nothing is read for good."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from gongbao.read.formats import SUFFIXES


def count(files: Iterable[Path]) -> int:
    """Return about how many documents `files` hold: a workbook, or a file that cannot be read, counts as one."""
    return sum(_in_file(path) for path in files)


def _in_file(path: Path) -> int:
    counter = _COUNTERS.get(path.suffix.lower())
    if counter is None:
        return 1
    try:
        return max(1, counter(path))
    except (OSError, ValueError, csv.Error, zipfile.BadZipFile):
        return 1


def _rows(path: Path) -> int:
    # Quotes, commas and line ends are the same bytes in every encoding that such files come in.
    with path.open(encoding="latin-1", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())


def _members(path: Path) -> int:
    with zipfile.ZipFile(path) as packed:
        return sum(PurePosixPath(name).suffix.lower() in SUFFIXES for name in packed.namelist())


_COUNTERS: dict[str, Callable[[Path], int]] = {".csv": _rows, ".jsonl": _lines, ".zip": _members}
