"""One report, from a file or from a text in hand."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content, without_surrogates
from gongbao.read.files import shown
from gongbao.read.formats import content_of
from gongbao.report import PartialDate, Report
from gongbao.rulebook import Rulebook

_DATE_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_.年]?(?P<month>0[1-9]|1[0-2])(?:[-_.月]?(?P<day>0[1-9]|[12]\d|3[01]))?(?!\d)"
)


def read(path: Path, doc_id: str | None = None, book: Rulebook | None = None) -> Report:
    """Return the report in the file `path`; its id is `doc_id`, or the file's name without ending.

    The file's ending says its format; any other than those of `gongbao.read.formats` is read as text. The text
    is the file's as decoded, without a byte-order mark, line ends untouched: offsets count its code points.
    Its date is the one that the file's metadata say, or its name. `book` holds the rules for reading, the built-in
    ones unless given. Raises `InputError` naming the file if it is missing, empty, damaged, too large, no text, or
    holds many reports.
    """
    data = bytes_of(path)
    at = shown(path)
    return from_bytes(data, PurePosixPath(at).stem if doc_id is None else doc_id, at, book)


def from_bytes(data: bytes, doc_id: str, path: str, book: Rulebook | None = None) -> Report:
    """Return the report in `data`, the bytes of a file that was or would be called `path`."""
    return of_content(content_of(data, path, book), doc_id, path, hashlib.sha256(data).hexdigest())


def of_content(content: Content, doc_id: str, path: str, sha256: str) -> Report:
    """Return the report that a file's `content` is."""
    return Report(
        doc_id=doc_id,
        text=content.text,
        path=path,
        sha256=sha256,
        title=content.title,
        publisher=content.publisher,
        date=content.date or date_in_name(PurePosixPath(path).stem),
        place=content.place,
    )


def sha256_of(path: Path) -> str:
    """Return the hash of the bytes of a file. Raises `InputError` if it cannot be read, or is too large for one."""
    with reading(path):
        _check_file(path)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a report's file. Raises `InputError` if it cannot be read, or is too large for one."""
    with reading(path):
        _check_file(path)
        with path.open("rb") as file:
            data = file.read(limits.MOST_BYTES + 1)
    limits.check_bytes(len(data), shown(path))
    return data


def _check_file(path: Path) -> None:
    check_regular(path)
    limits.check_bytes(path.stat().st_size, shown(path))


def check_regular(path: Path) -> None:
    """Raise `InputError` for what is no regular file: a pipe or device may never end."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise errors.is_folder(shown(path))
    if not stat.S_ISREG(mode):
        raise errors.no_regular_file(shown(path))


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Word what the system says of a file that cannot be read."""
    try:
        yield
    except FileNotFoundError as error:
        raise errors.missing_path(shown(path)) from error
    except OSError as error:
        raise errors.unreadable(shown(path), error.strerror or str(error)) from error


def from_text(text: str, doc_id: str = "text") -> Report:
    """Return the report whose source is `text`, each lone surrogate in it read as a replacement character."""
    text = without_surrogates(text)
    return Report(doc_id=doc_id, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


def date_in_name(name: str) -> PartialDate | None:
    """Return the date in a file's name, such as `2025-11-07-trade` or `cpi-202511`, the first if several.

    A year alone is none: it is as often the year reported on as that of the report.
    """
    for found in _DATE_IN_NAME.finditer(name):
        parts = [part for part in found.groups() if part]
        try:
            return PartialDate.parse("-".join(parts))
        except ValueError:
            continue
    return None
