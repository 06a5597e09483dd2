"""The formats by their files' endings, and whether a file is what its ending says."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content
from gongbao.read.decode import decode

Reader = Callable[[bytes, str], Content]
"""Takes the bytes of a file and the path to name in errors; raises `InputError`."""

READERS = {
    ".txt": "",
    ".md": "gongbao.read.markdown",
    ".markdown": "gongbao.read.markdown",
    ".html": "gongbao.read.html",
    ".htm": "gongbao.read.html",
    ".shtml": "gongbao.read.html",
    ".xhtml": "gongbao.read.html",
    ".docx": "gongbao.read.docx",
    ".pdf": "gongbao.read.pdf",
    ".xlsx": "gongbao.read.xlsx",
}
"""Formats of one report a file, and the module that has a `Reader` called `read` for it, loaded when first used."""

_EXTRAS = {
    "gongbao.read.html": "html",
    "gongbao.read.docx": "word",
    "gongbao.read.pdf": "pdf",
    "gongbao.read.xlsx": "excel",
}

CONTAINERS = (".csv", ".jsonl", ".zip")
"""Formats of many reports a file."""

SUFFIXES = frozenset((*READERS, *CONTAINERS))

_MAGIC = {
    b"%PDF": ("a PDF document", (".pdf",)),
    b"PK\x03\x04": ("a ZIP archive or an Office document", (".docx", ".xlsx", ".zip")),
    b"\xd0\xcf\x11\xe0": ("an old or encrypted Office document (save it anew as .docx or .xlsx)", ()),
    b"\x1f\x8b": ("a gzip archive", ()),
    b"{\\rtf": ("a rich-text document (save it as .docx)", ()),
    b"\x89PNG": ("an image", ()),
    b"\xff\xd8\xff": ("an image", ()),
}
_NEEDED = {".pdf": b"%PDF", ".docx": b"PK", ".xlsx": b"PK", ".zip": b"PK"}
_PDF_START = 1024


def content_of(data: bytes, path: str) -> Content:
    """Return what the file `path`, whose bytes are `data`, holds, by its ending; any other one is read as text.

    Raises `InputError` if it is of another format than its ending says, damaged, too large or empty.
    """
    suffix = PurePath(path).suffix.lower()
    limits.check_bytes(len(data), path)
    if suffix in CONTAINERS:
        raise errors.many_reports(path)
    check_kind(data, path)
    home = READERS.get(suffix, "")
    reader: Reader = _reader(home, path) if home else _read_text
    content = reader(data, path).sound()
    limits.check_text(content.text, path)
    return content


def check_kind(start: bytes, path: str) -> None:
    """Raise `InputError` if the first bytes of a file are not those of the format that its ending names."""
    suffix = PurePath(path).suffix.lower()
    for magic, (what, suffixes) in _MAGIC.items():
        if start.startswith(magic) and suffix not in suffixes:
            raise errors.other_format(path, suffix, what)
    needed = _NEEDED.get(suffix)
    if needed and needed not in start[: _PDF_START if suffix == ".pdf" else len(needed)]:
        raise errors.other_format(path, suffix, "something else" if start.strip() else "nothing")


def _reader(home: str, path: str) -> Reader:
    try:
        return import_module(home).read
    except ModuleNotFoundError as error:
        raise errors.missing_extra(path, _EXTRAS[home]) from error


def _read_text(data: bytes, path: str) -> Content:
    return Content(decode(data, path))
