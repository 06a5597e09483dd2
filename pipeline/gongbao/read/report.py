"""One report, from a file or from a text in hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongbao import errors
from gongbao.read.decode import decode
from gongbao.report import PartialDate, Report

_DATE_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[-_.年]?(?P<month>0[1-9]|1[0-2])(?:[-_.月]?(?P<day>0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)


def read(path: Path, doc_id: str | None = None) -> Report:
    """Return the report in the file `path`; its id is `doc_id`, or the file's name without ending.

    The text is the file's as decoded, without a byte-order mark, line ends untouched: offsets count its code
    points. Its date is the one that stands in the file's name, if any. Raises `InputError` naming the file if
    it is missing, empty, or no text.
    """
    data = _bytes_of(path)
    text = decode(data, path)
    if not text.strip():
        raise errors.empty_file(path)
    return Report(
        doc_id=path.stem if doc_id is None else doc_id,
        text=text,
        path=path.as_posix(),
        sha256=hashlib.sha256(data).hexdigest(),
        date=date_in_name(path.stem),
    )


def sha256_of(path: Path) -> str:
    """Return the hash of the bytes of a file. Raises `InputError` if it cannot be read."""
    with _reading(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bytes_of(path: Path) -> bytes:
    with _reading(path):
        return path.read_bytes()


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise errors.missing_path(path) from error
    except OSError as error:
        raise errors.unreadable(path, error.strerror or str(error)) from error


def from_text(text: str, doc_id: str = "text") -> Report:
    """Return the report whose source is `text`."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(doc_id=doc_id, text=text, sha256=digest)


def date_in_name(name: str) -> PartialDate | None:
    """Return the date in a file's name, such as `national-2022` or `2025-11-07-trade`, the first if several."""
    for found in _DATE_IN_NAME.finditer(name):
        parts = [part for part in found.groups() if part]
        try:
            return PartialDate.parse("-".join(parts))
        except ValueError:
            continue
    return None
