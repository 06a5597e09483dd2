"""Gold files in, checked against themselves and against the text they annotate."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from gongbao.errors import GoldError
from gongbao.gold.models import TABLES, Gold, Mark
from gongbao.report import Report
from gongbao.text.chars import squeeze


def load(path: Path | str, report: Report | None = None) -> Gold:
    """Return the gold annotation in the JSON file `path`, checked against `report` where that is given.

    Raises `GoldError`, naming file, table and offset, where the file is no annotation, spans of one table
    overlap, or the text is another one than was annotated (by its SHA-256, and span by span).
    """
    path = Path(path)
    data = _json(path)
    marks = {table: _marks(path, table, data.get(table, [])) for table in TABLES}
    gold = Gold(gold_name(path), path, str(data.get("sha256", "")), marks, data.get("draft") is True)
    if report is not None:
        _check_text(gold, report)
    return gold


def gold_name(path: Path) -> str:
    """Return the name that a gold file shares with its text: `tongliao` for `tongliao.gold.json`."""
    return path.name.removesuffix(".json").removesuffix(".gold")


def _json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise GoldError(f"{path}: not a JSON file ({error})") from error
    if not isinstance(data, dict) or not any(table in data for table in TABLES):
        raise GoldError(f"{path}: not a gold annotation: none of {', '.join(TABLES)} is there")
    return data


def _marks(path: Path, table: str, rows: Any) -> tuple[Mark, ...]:
    if not isinstance(rows, list):
        raise GoldError(f"{path}: {table}: expected a list of spans")
    marks = sorted((_mark(path, table, i, row) for i, row in enumerate(rows)), key=lambda m: m.start)
    for left, right in pairwise(marks):
        if right.start < left.end:
            raise GoldError(f"{path}: {table}: {left.text!r} at {left.start} and {right.text!r} overlap")
    return tuple(marks)


def _mark(path: Path, table: str, index: int, row: Any) -> Mark:
    where = f"{path}: {table}[{index}]"
    if not isinstance(row, dict):
        raise GoldError(f"{where}: expected an object with start, end and text")
    start, end, text = row.get("start"), row.get("end"), row.get("text")
    if type(start) is not int or type(end) is not int or not isinstance(text, str):
        raise GoldError(f"{where}: start and end must be whole numbers, text a string")
    if not 0 <= start < end or text != text.strip():
        raise GoldError(f"{where}: {text!r} [{start}:{end}] is empty or has white space at an end")
    fields = {name: value for name, value in row.items() if name not in ("start", "end", "text")}
    for name, value in fields.items():
        if isinstance(value, bool) or not isinstance(value, str | int | float | None):
            raise GoldError(f"{where}: {name} must be a string or a number")
    return Mark(start, end, text, fields)


def _check_text(gold: Gold, report: Report) -> None:
    for table, marks in gold.marks.items():
        for mark in marks:
            found = report.text[mark.start : mark.end]
            if squeeze(found) != squeeze(mark.text):
                raise GoldError(
                    f"{gold.path}: {table}: {mark.text!r} at {mark.start}, but {report.path} has {found!r}"
                )
    if gold.sha256 and report.sha256 and gold.sha256 != report.sha256:
        raise GoldError(f"{gold.path}: {report.path} has changed since it was annotated (SHA-256 differs)")
