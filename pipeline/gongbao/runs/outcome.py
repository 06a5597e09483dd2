"""What came of one document."""

from __future__ import annotations

import datetime
import json
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from gongbao import errors
from gongbao.extraction import Extractor
from gongbao.read import Item
from gongbao.tables import DocumentRows

_BATCH = 1000
"""Rows that are written at a time."""

_DAYS = {"claims": ("period_start", "period_end"), "dates": ("start_date", "end_date")}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows of a document, packed, or the error for which there are none; and its text, where it is kept."""

    item: Item
    rows: bytes = b""
    error: str = ""
    text: str | None = None
    seconds: float = 0.0


def extract(load: Callable[[], Extractor], item: Item, keep_text: bool) -> Outcome:
    """Return what comes of `item` in the extractor that `load` returns.

    No failure on one report gets out of here; an error in the rules or the model does, since it would be that
    of every report.
    """
    extractor = load()
    began = time.perf_counter()
    try:
        report = item.report(extractor.book)
        rows = pack(extractor.rows(report))
    except errors.InputError as error:
        return failed(item, error, time.perf_counter() - began)
    except (errors.GongbaoError, MemoryError):
        raise
    except Exception as error:
        return failed(item, errors.unexpected(item.path, error), time.perf_counter() - began)
    text = report.text if keep_text else None
    return Outcome(_slim(item), rows, text=text, seconds=time.perf_counter() - began)


def failed(item: Item, error: errors.InputError, seconds: float = 0.0) -> Outcome:
    """Return the outcome of an item that cannot be read or failed."""
    return Outcome(_slim(item), error=str(error), seconds=seconds)


def pack(rows: DocumentRows) -> bytes:
    """Return the rows as bytes that any process and a later version can read."""
    packer = zlib.compressobj(1)
    return b"".join(
        [
            *(packer.compress(piece.encode("utf-8", "surrogatepass")) for piece in _written(rows)),
            packer.flush(),
        ]
    )


def _written(rows: DocumentRows) -> Iterator[str]:
    """Yield the rows as JSON, some at a time: as one text, those of a large table would take as much memory again."""
    start = "{"
    for field in fields(rows):
        yield f'{start}"{field.name}":'
        value = getattr(rows, field.name)
        if isinstance(value, list):
            for at in range(0, len(value), _BATCH):
                yield ("," if at else "[") + _json(value[at : at + _BATCH])[1:-1]
            yield "]" if value else "[]"
        else:
            yield _json(value)
        start = ","
    yield "}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_day)


def unpack(data: bytes) -> DocumentRows:
    """Return the rows that `pack` was given."""
    tables = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    for table, columns in _DAYS.items():
        for row in tables[table]:
            for column in columns:
                if row[column] is not None:
                    row[column] = datetime.date.fromisoformat(row[column])
    return DocumentRows(**tables)


def _slim(item: Item) -> Item:
    """Return the item without its content, which need not travel back."""
    return Item(item.doc_id, item.path, item.sha256, errors.InputError(""))


def _day(value: Any) -> str:
    return value.isoformat()[:10]
