"""All that is wrong in a gold file, not only the first of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from gongbao.errors import GongbaoError
from gongbao.gold.find import find_text
from gongbao.gold.guideline import EDGES, FIELDS, NUMBERS, OPTIONAL, REMARK
from gongbao.gold.models import TABLES
from gongbao.read import read
from gongbao.report import Report
from gongbao.text.chars import squeeze


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a gold file: the table and the number of the mark in it, empty and 0 for all of it."""

    path: Path
    table: str
    number: int
    what: str

    def __str__(self) -> str:
        where = f" {self.table}[{self.number}]" if self.table else ""
        return f"{self.path}:{where} {self.what}"


def validate(path: Path, reports: Path | None = None) -> list[Problem]:
    """Return the problems of the gold in `path`.

    These are: overlaps, spans with stray white space or punctuation, words that do not stand there, fields and
    values outside the guideline, and a text that has changed since (by its SHA-256).
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        if not isinstance(data, dict):
            return [Problem(path, "", 0, "expected an object with tables of marks")]
        report = read(find_text(path, reports))
    except (OSError, ValueError, GongbaoError) as error:
        return [Problem(path, "", 0, str(error).removeprefix(f"{path}: "))]
    return list(_problems(path, data, report))


def _problems(path: Path, data: dict[str, Any], report: Report) -> Iterator[Problem]:
    if data.get("sha256") and data["sha256"] != report.sha256:
        yield Problem(path, "", 0, f"{report.path} has changed since it was annotated (SHA-256 differs)")
    for name in sorted(data.keys() - {*TABLES, "doc", "sha256", "draft"}):
        yield Problem(
            path, "", 0, f"unknown key {name!r}; expected {', '.join(TABLES)}, doc, sha256 or draft"
        )
    for table in TABLES:
        rows = data.get(table, [])
        if not isinstance(rows, list):
            yield Problem(path, table, 0, "expected a list of marks")
            continue
        for number, row in enumerate(rows):
            yield from (Problem(path, table, number, what) for what in _wrong(table, row, report.text))
        yield from (Problem(path, table, number, what) for number, what in _overlaps(rows))


def _wrong(table: str, row: Any, text: str) -> Iterator[str]:
    if not _has_place(row):
        yield "expected whole numbers start and end, and text"
        return
    start, end, inside = row["start"], row["end"], row["text"]
    if not 0 <= start < end <= len(text):
        yield f"{inside!r}: {start}–{end} lies outside the text of {len(text)} characters"
        return
    source = text[start:end]
    if squeeze(source) != squeeze(inside):
        yield f"{inside!r} does not stand at {start}–{end}, but {source!r}"
    if source.strip(EDGES) != source:
        yield f"{source!r} starts or ends with white space or punctuation"
    yield from (f"{inside!r}: {what}" for what in _wrong_fields(table, row))


def _has_place(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and type(row.get("start")) is int
        and type(row.get("end")) is int
        and isinstance(row.get("text"), str)
    )


def _wrong_fields(table: str, row: dict[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        if name in ("start", "end", "text", REMARK, *OPTIONAL):
            continue
        if name not in FIELDS[table]:
            yield f"field {name!r} is not in the guideline; there are {', '.join(FIELDS[table])}"
        elif table == "claims" and name in NUMBERS:
            if value not in (None, "") and (isinstance(value, bool) or not isinstance(value, int | float)):
                yield f"{name} {value!r} is no number"
        elif (known := FIELDS[table][name]) and value not in (None, "", *known):
            yield f"{name} {value!r} is not one of {', '.join(known)}"


def _overlaps(rows: list[Any]) -> Iterator[tuple[int, str]]:
    placed = sorted((row["start"], row["end"], number) for number, row in enumerate(rows) if _has_place(row))
    for (_, end, left), (start, _, number) in pairwise(placed):
        if start < end:
            yield number, f"{rows[number]['text']!r} at {start} overlaps {rows[left]['text']!r}"
