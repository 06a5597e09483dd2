"""The formats by their files' endings, or by what the file holds, and whether a file is what its ending says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content
from gongbao.read.decode import decode
from gongbao.read.libraries import load
from gongbao.read.signs import OFFICE, kind_of, unread
from gongbao.read.words import reading_by
from gongbao.rulebook import Rulebook

Reader = Callable[[bytes, str], Content]
"""Takes the bytes of a file and the path to name in errors; raises `InputError`."""

READERS = {
    ".txt": "",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".mht": "mail",
    ".mhtml": "mail",
    ".eml": "mail",
    ".docx": "docx",
    ".doc": "doc",
    ".wps": "doc",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".ofd": "ofd",
    ".pptx": "pptx",
    ".epub": "epub",
    ".xml": "markup",
    ".xlsx": "xlsx",
    ".xls": "xls",
    ".et": "xls",
    ".csv": "records",
    ".tsv": "records",
    ".json": "records",
    ".parquet": "records",
}
"""Formats, and the module of this package that has a `Reader` called `read` for it, loaded when first used."""

_EXTRAS = {
    "html": "html",
    "mail": "html",
    "docx": "word",
    "pdf": "pdf",
    "xlsx": "excel",
    "doc": "office",
    "rtf": "office",
    "ofd": "office",
    "pptx": "office",
    "epub": "office",
    "markup": "office",
    "xls": "office",
    "records": "parquet",
}

ROWS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet", ".xlsx", ".xls", ".et")
"""Formats whose rows may be reports."""

CONTAINERS = (".jsonl", ".ndjson", ".zip")
"""Formats that are never one report."""

SUFFIXES = frozenset((*READERS, *CONTAINERS))

_MAGIC = {
    b"%PDF": ("a PDF document", (".pdf",)),
    b"PK\x03\x04": (
        "a ZIP archive or an Office document",
        (".docx", ".xlsx", ".pptx", ".ofd", ".epub", ".zip", *OFFICE),
    ),
    b"\xd0\xcf\x11\xe0": ("an old or encrypted Office document", OFFICE),
    b"\x1f\x8b": ("a gzip archive", ()),
    b"{\\rtf": ("a rich-text document", OFFICE),
    b"\x89PNG": ("an image", ()),
    b"\xff\xd8\xff": ("an image", ()),
}
_NEEDED = {
    ".pdf": b"%PDF",
    ".parquet": b"PAR1",
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".ofd", ".epub", ".zip"), b"PK"),
}
_PDF_START = 1024


def content_of(data: bytes, path: str, book: Rulebook | None = None) -> Content:
    """Return what the file `path`, whose bytes are `data`, holds, by its ending; any other one by its content.

    Titles, cells and parts of pages are told by the words of `book`, the built-in rules unless given. Raises
    `InputError` if it is of another format than its ending says, damaged, too large or empty.
    """
    suffix = PurePath(path).suffix.lower()
    limits.check_bytes(len(data), path)
    if suffix in CONTAINERS:
        raise errors.many_reports(path)
    check_kind(data, path)
    if suffix not in SUFFIXES or suffix in OFFICE:
        # Much that is named .doc or .xls is rich text, a web page, or of the later formats.
        suffix = kind_of(data) or suffix
        what, better = ("", "") if suffix in SUFFIXES else unread(data)
        if what:
            raise errors.unread_format(path, what, better)
    with reading_by(book):
        content = _reader(READERS.get(suffix, ""), path)(data, path).sound()
    limits.check_text(content.text, path)
    return content


def check_kind(start: bytes, path: str) -> None:
    """Raise `InputError` if the first bytes of a file are not those of the format that its ending names."""
    suffix = PurePath(path).suffix.lower()
    known = suffix in SUFFIXES
    for magic, (what, suffixes) in _MAGIC.items():
        if start.startswith(magic) and suffix not in suffixes and (known or not suffixes):
            raise errors.other_format(path, suffix, what)
    needed = _NEEDED.get(suffix)
    if needed and needed not in start[: _PDF_START if suffix == ".pdf" else len(needed)]:
        raise errors.other_format(path, suffix, "something else" if start.strip() else "nothing")


def _reader(name: str, path: str) -> Reader:
    return load(name, path, _EXTRAS.get(name, "all")).read if name else _read_text


def _read_text(data: bytes, path: str) -> Content:
    return Content(decode(data, path))
