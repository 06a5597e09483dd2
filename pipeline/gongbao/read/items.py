"""Documents to be read: what a run lists, compares with what it has done, and hands to its workers."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from gongbao import errors
from gongbao.read import archive, formats, records
from gongbao.read.content import Content
from gongbao.read.fields import Fields
from gongbao.read.files import WHY_SKIPPED, Inputs, shown
from gongbao.read.report import bytes_of, check_regular, from_bytes, of_content, read, reading, sha256_of
from gongbao.read.signs import OFFICE, kind_of
from gongbao.report import Report
from gongbao.rulebook import Rulebook

_AS_TABLE = "read as a table, since no column is known to hold texts"
_STREAMED = (".csv", ".tsv", ".jsonl", ".ndjson")
_XML_OF_WORKBOOK = 4
"""How many bytes of text a byte of a workbook's file stands for, at most."""


@dataclass(frozen=True, slots=True)
class Item:
    """One document: its id, the path that is shown for it, the hash of what it is made from, and its content.

    The content is a file to read, bytes out of an archive, or a row of a table; or the error for which there
    is none.
    """

    doc_id: str
    path: str
    sha256: str
    content: Path | bytes | Content | errors.InputError
    note: str = ""
    """How it was read, where that is not what one would expect."""

    def report(self, book: Rulebook | None = None) -> Report:
        """Return the report, read by the rules of `book`. Raises `InputError` if it cannot be read."""
        if isinstance(self.content, errors.InputError):
            raise self.content
        if isinstance(self.content, Content):
            return of_content(self.content, self.doc_id, self.path, self.sha256)
        if isinstance(self.content, bytes):
            return from_bytes(self.content, self.doc_id, self.path, book)
        return read(self.content, self.doc_id, book)


Guard = Callable[..., Any]
"""Calls a function that a file could bring down: `guard(path, size, function, *arguments)` returns its result."""


def unguarded(path: str, size: int, function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function in this process."""
    return function(*arguments)


def items(
    inputs: Iterable[tuple[Path, str]], fields: Fields | None = None, guard: Guard = unguarded
) -> Iterator[Item]:
    """Yield the documents in the files of `inputs`, pairs of file and id as from `find_inputs`, in order.

    A row of a file of reports has the id that it names, or the file's with `#` and its number; a
    member of an archive that of the archive, with `/` and its name. `fields` names the columns; `guard` opens
    workbooks and the like, to see whether their rows are reports.
    """
    fields = fields or Fields()
    for path, doc_id in inputs:
        try:
            yield from _of_file(path, doc_id, fields, guard)
        except errors.InputError as error:
            yield Item(doc_id, shown(path), "", error)


def passed_over(inputs: Inputs) -> Iterator[Item]:
    """Yield an item for each thing that was passed over, so that it is counted and named."""
    for path, error in inputs.passed_over:
        yield Item("", shown(path), "", error)


def _of_file(path: Path, doc_id: str, fields: Fields, guard: Guard) -> Iterator[Item]:
    name = shown(path)
    suffix = path.suffix.lower()
    with reading(path):
        check_regular(path)
    if suffix == ".zip":
        with reading(path), path.open("rb") as file:
            yield from _members(file, name, doc_id, fields, guard)
        return
    if suffix in _STREAMED:
        with reading(path), path.open("rb") as file:
            rows = _rows(file, suffix, name, doc_id, fields)
            if rows is not None:
                yield from rows
                return
        with reading(path), path.open("rb") as file:
            yield from _damaged(file, suffix, name, doc_id)
    elif suffix in formats.ROWS and (rows := _sheet(bytes_of(path), name, doc_id, fields, guard)) is not None:
        yield from rows
        return
    yield Item(doc_id, name, sha256_of(path), path, _AS_TABLE if suffix in formats.ROWS else "")


def _members(file: BinaryIO, path: str, doc_id: str, fields: Fields, guard: Guard) -> Iterator[Item]:
    packed = archive.opened(file, path)
    members = []
    for name, member in archive.members(packed, path):
        if _suffix(name) in formats.SUFFIXES or kind_of(archive.beginning(packed, member)):
            members.append((name, member))
        else:
            at = f"{path}/{name}"
            yield Item("", at, "", errors.no_report(at, WHY_SKIPPED))
    if not members:
        raise errors.no_text(path, "it holds no file of a supported format")
    stems = Counter(_stem(name) for name, _ in members)
    for name, member in members:
        at = f"{path}/{name}"
        member_id = f"{doc_id}/{_stem(name) if stems[_stem(name)] == 1 else name}"
        try:
            data = archive.unpack(packed, member, at)
            yield from _of_member(data, _suffix(name), at, member_id, fields, guard)
        except errors.InputError as error:
            yield Item(member_id, at, "", error)


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _stem(name: str) -> str:
    return name.removesuffix(PurePosixPath(name).suffix)


def _of_member(
    data: bytes, suffix: str, path: str, doc_id: str, fields: Fields, guard: Guard
) -> Iterator[Item]:
    if suffix == ".zip":
        raise errors.bomb(path, "an archive in an archive")
    if suffix in _STREAMED:
        rows = _rows(io.BytesIO(data), suffix, path, doc_id, fields)
    else:
        rows = _sheet(data, path, doc_id, fields, guard) if suffix in formats.ROWS else None
    if rows is not None:
        yield from rows
    else:
        yield from _damaged(io.BytesIO(data), suffix, path, doc_id)
        note = _AS_TABLE if suffix in formats.ROWS else ""
        yield Item(doc_id, path, hashlib.sha256(data).hexdigest(), data, note)


def _rows(file: BinaryIO, suffix: str, path: str, doc_id: str, fields: Fields) -> Iterator[Item] | None:
    """Return the reports of the rows of a file that is read line by line; `None` if it is one table."""
    formats.check_kind(file.read(8), path)
    file.seek(0)
    read_records = records.of_csv if suffix in (".csv", ".tsv") else records.of_jsonl
    found = read_records(file, path, fields)
    return None if found is None else (_item(record, path, doc_id) for record in found)


def _damaged(file: BinaryIO, suffix: str, path: str, doc_id: str) -> Iterator[Item]:
    """Yield an error for each damaged line of a CSV or TSV file that is one table, which is read without them."""
    if suffix in (".csv", ".tsv"):
        yield from (_item(record, path, doc_id) for record in records.damaged(file, path))


def _sheet(data: bytes, path: str, doc_id: str, fields: Fields, guard: Guard) -> Iterator[Item] | None:
    formats.check_kind(data[:8], path)
    if _suffix(path) in OFFICE and kind_of(data) not in (".xls", ".xlsx"):
        return None
    found = guard(path, _XML_OF_WORKBOOK * len(data), _records, data, path, fields)
    return None if found is None else (_item(record, path, doc_id) for record in found)


def _records(data: bytes, path: str, fields: Fields) -> list[records.Record] | None:
    found = records.of_bytes(data, path, fields)
    return None if found is None else list(found)


def _item(record: records.Record, path: str, doc_id: str) -> Item:
    digest = ""
    if isinstance(record.content, Content):
        digest = hashlib.sha256(repr(astuple(record.content)).encode()).hexdigest()
    return Item(record.id or f"{doc_id}#{record.number}", f"{path}#{record.number}", digest, record.content)
