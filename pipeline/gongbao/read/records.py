"""CSV, JSON Lines and Excel files of reports: one a row, the text in one column, metadata in others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content, parse_date, without_surrogates
from gongbao.read.fields import Fields
from gongbao.read.lines import csv_rows, problem_of, text_lines

Values = dict[str, str]
_SAMPLE = 100_000
_SEPARATORS = ",\t;"


@dataclass(frozen=True, slots=True)
class Record:
    """A report of a file of many: its number from 1, its id if it has one, and its content or the error."""

    number: int
    id: str
    content: Content | errors.InputError


def of_csv(file: BinaryIO, path: str, fields: Fields) -> Iterator[Record]:
    """Yield the reports of a CSV file, whose first line names the columns. Raises `InputError` for the file.

    A line that is damaged, as by a quotation mark that is never closed, is an error of its own.
    """
    separator = max(_SEPARATORS, key=file.read(_SAMPLE).split(b"\n")[0].decode("latin-1").count)
    file.seek(0)
    rows = csv_rows(text_lines(file, path), separator)
    _, header = next(rows, (0, []))
    columns = _found(fields, [] if isinstance(header, str) else header, path)
    names = [] if isinstance(header, str) else header
    for number, (line, row) in enumerate(rows, 1):
        if isinstance(row, str):
            yield Record(number, "", errors.bad_record(path, number, f"line {line}: {row}"))
        else:
            yield _record(number, dict(zip(names, row, strict=False)), columns, path)


def of_jsonl(file: BinaryIO, path: str, fields: Fields) -> Iterator[Record]:
    """Yield the reports of a JSON Lines file, one object a line; a line that is none is an error of its own."""
    for number, line in enumerate(text_lines(file, path), 1):
        if problem := problem_of(line):
            yield Record(number, "", errors.bad_record(path, number, problem))
        elif line.strip():
            yield _json_record(number, line, fields, path)


def of_xlsx(data: bytes, path: str, fields: Fields) -> Iterator[Record] | None:
    """Return the reports of a workbook's first sheet; None if no column of its holds texts."""
    from gongbao.read import xlsx

    rows = (row for _, row in xlsx.rows(data, path) if row is not None)
    header = next(rows, [])
    columns = fields.find(header)
    if "text" not in columns:
        if fields.text:
            raise errors.no_field(path, "text", fields.text, header)
        return None
    return (
        _record(number, dict(zip(header, row, strict=False)), columns, path)
        for number, row in enumerate(rows, 1)
        if any(row)
    )


def _found(fields: Fields, names: Iterable[str], path: str) -> Values:
    names = list(names)
    columns = fields.find(names)
    for field in ("text", *columns):
        wanted = getattr(fields, field)
        if field not in columns or (wanted and wanted not in names):
            raise errors.no_field(path, field, wanted, names)
    return columns


def _json_record(number: int, line: str, fields: Fields, path: str) -> Record:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError, MemoryError) as error:
        return Record(number, "", errors.bad_record(path, number, f"not JSON ({error})"))
    if not isinstance(value, dict):
        return Record(number, "", errors.bad_record(path, number, "not a JSON object"))
    values = {
        key: item if isinstance(item, str) else "" if item is None else str(item)
        for key, item in value.items()
    }
    try:
        columns = _found(fields, values, path)
    except errors.InputError as error:
        return Record(number, "", error)
    return _record(number, values, columns, path)


def _record(number: int, values: Values, columns: Values, path: str) -> Record:
    found = {
        field: without_surrogates(values.get(name, "")).strip()
        for field, name in columns.items()
        if field != "text"
    }
    content = Content(
        values.get(columns["text"], ""),
        title=found.get("title", ""),
        publisher=found.get("publisher", ""),
        date=parse_date(found.get("date", "")),
        place=found.get("place", ""),
    ).sound()
    name = found.get("id", "")
    try:
        limits.check_text(content.text, f"{path}: record {number}")
    except errors.InputError as error:
        return Record(number, name, error)
    return Record(number, name, content)
