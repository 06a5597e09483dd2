"""Files of rows: of reports, one a row, the text in one column, metadata in others; or of one table of numbers."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import PurePath
from typing import Any, BinaryIO

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content, parse_date, without_surrogates
from gongbao.read.decode import decode
from gongbao.read.fields import Fields
from gongbao.read.libraries import load, reading_as
from gongbao.read.lines import csv_rows, problem_of, text_lines
from gongbao.read.numeric import is_table
from gongbao.read.tables import plain_rows

Values = dict[str, str]
_SAMPLE = 100_000
_SEPARATORS = ",\t;"
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Record:
    """A report of a file of many: its number from 1, its id if it has one, and its content or the error."""

    number: int
    id: str
    content: Content | errors.InputError


def read(data: bytes, path: str) -> Content:
    """Return the one table of numbers that a file of rows is. Raises `InputError` if its rows are reports."""
    suffix = PurePath(path).suffix.lower()
    if suffix in (".csv", ".tsv"):
        rows = iter([row for _, row in _csv(io.BytesIO(data), path) if isinstance(row, list)])
        names = next(rows, [])
    else:
        names, rows = _told_rows(data, path, suffix)
    if "text" in Fields().find(names):
        raise errors.many_reports(path)
    sample = list(islice(rows, _BATCH))
    if not is_table(names, sample):
        raise errors.no_field(path, "text", "", names)
    return Content("\n".join(plain_rows(chain([names], sample, rows), path)))


def of_csv(file: BinaryIO, path: str, fields: Fields) -> Iterator[Record] | None:
    """Return the reports of a CSV or TSV file, whose first line names the columns; `None` if it is one table.

    A line that is damaged, as by a quotation mark that is never closed, is an error of its own. Raises
    `InputError` if no column holds texts and there are no numbers either.
    """
    rows = _csv(file, path)
    _, header = next(rows, (0, []))
    names = [] if isinstance(header, str) else header
    if "text" not in fields.find(names) and not fields.text:
        sample = [row for _, row in islice(rows, _BATCH) if isinstance(row, list)]
        if is_table(names, sample):
            return None
    columns = _found(fields, names, path)
    return _csv_records(rows, names, columns, path)


def damaged(file: BinaryIO, path: str) -> Iterator[Record]:
    """Yield an error for each line of a CSV or TSV file that is damaged."""
    for number, (line, row) in enumerate(_csv(file, path)):
        if isinstance(row, str):
            yield Record(number, "", errors.bad_record(path, number, f"line {line}: {row}"))


def _csv_records(
    rows: Iterator[tuple[int, list[str] | str]], names: list[str], columns: Values, path: str
) -> Iterator[Record]:
    for number, (line, row) in enumerate(rows, 1):
        if isinstance(row, str):
            yield Record(number, "", errors.bad_record(path, number, f"line {line}: {row}"))
        else:
            yield _record(number, dict(zip(names, row, strict=False)), columns, path)


def _csv(file: BinaryIO, path: str) -> Iterator[tuple[int, list[str] | str]]:
    separator = "\t"
    if not path.lower().endswith(".tsv"):
        separator = max(_SEPARATORS, key=file.read(_SAMPLE).split(b"\n")[0].decode("latin-1").count)
        file.seek(0)
    return csv_rows(text_lines(file, path), separator)


def of_jsonl(file: BinaryIO, path: str, fields: Fields) -> Iterator[Record]:
    """Yield the reports of a JSON Lines file, one object a line; a line that is none is an error of its own."""
    for number, line in enumerate(text_lines(file, path), 1):
        if problem := problem_of(line):
            yield Record(number, "", errors.bad_record(path, number, problem))
        elif line.strip():
            yield _json_record(number, line, fields, path)


def of_bytes(data: bytes, path: str, fields: Fields) -> Iterator[Record] | None:
    """Return the reports of a workbook's first sheet, a Parquet file or a JSON array; `None` if it is one table.

    Raises `InputError` for a file that is neither.
    """
    suffix = PurePath(path).suffix.lower()
    names, rows = _told_rows(data, path, suffix)
    columns = fields.find(names)
    if "text" not in columns:
        if fields.text:
            raise errors.no_field(path, "text", fields.text, names)
        if suffix in (".json", ".parquet"):
            sample = list(islice(rows, _BATCH))
            if not is_table(names, sample):
                raise errors.no_report(path, "no field is known to hold texts; name it by --text-field")
        return None
    return (
        _record(number, dict(zip(names, row, strict=False)), columns, path)
        for number, row in enumerate(rows, 1)
        if any(row)
    )


def _told_rows(data: bytes, path: str, suffix: str) -> tuple[list[str], Iterator[list[str]]]:
    """Return the names of the columns of a file, and its rows."""
    if suffix == ".json":
        return _json_rows(data, path)
    if suffix == ".parquet":
        return _parquet_rows(data, path)
    reader = load(
        "xlsx" if data.startswith(b"PK") else "xls", path, "excel" if data.startswith(b"PK") else "office"
    )
    rows = (row for _, row in reader.rows(data, path) if row is not None)
    return next(rows, []), rows


def _json_rows(data: bytes, path: str) -> tuple[list[str], Iterator[list[str]]]:
    with reading_as(path, "JSON file"):
        value = json.loads(decode(data, path))
    if isinstance(value, dict):
        # An answer of a service: the rows stand under one of its keys.
        inner = [
            item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)
        ]
        value = inner[0] if len(inner) == 1 else [value]
    objects = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    if not objects:
        raise errors.no_report(path, "it holds no array of objects")
    names = list(dict.fromkeys(key for item in objects[:_BATCH] for key in item))
    return names, ([_plain(item.get(name)) for name in names] for item in objects)


def _parquet_rows(data: bytes, path: str) -> tuple[list[str], Iterator[list[str]]]:
    parquet = load("parquet", path, "parquet")
    names, rows = parquet.rows(data, path)
    return names, ([_plain(value) for value in row] for row in rows)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


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
    values = {key: _plain(item) for key, item in value.items()}
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
