"""What a user gives to the library, told apart: texts, and files that hold reports."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gongbao.errors import looks_like_file
from gongbao.read import from_text, items, list_inputs
from gongbao.read.fields import Fields
from gongbao.read.formats import SUFFIXES
from gongbao.report import PartialDate, Report
from gongbao.rulebook import Rulebook

_LONGEST_NAME = 255
_NOT_IN_NAMES = re.compile(r"[\n\0，。；：！？《》“”]")
_PLACE = re.compile(r"(?:~|\.{1,2})?/|[A-Za-z]:[\\/]|\\\\")
_OTHER_SUFFIXES = frozenset(
    (".doc", ".xls", ".ppt", ".pptx", ".rtf", ".wps", ".et", ".json", ".xml", ".tsv", ".parquet")
)
_EXPECTED = "gongbao.extract takes a text, a Path, or several of either"

_ARGUMENTS: Mapping[str, tuple[tuple[type, ...], str]] = {
    "place": ((str,), "a name such as 通辽市"),
    "date": ((str, int, datetime.date, PartialDate), "a datetime.date, a year, or text such as 2025-11"),
    "rules": ((str, Path), "a folder of rules"),
    "ner": ((str,), "the name of a spaCy package"),
    "segmenter": ((str, Path), "a model's folder or name"),
}


def sources_of(source: Any, files: bool) -> list[str | Path]:
    """Return the sources in `source`: a text, a path, or several; a string that names a file is a path.

    Where no `files` are allowed a string is always a text. Raises `TypeError` for anything else, and
    `MissingFileError` for a string that looks like the name of a file that is not there.
    """
    if isinstance(source, str | Path):
        return [_source(source, files)]
    is_table = isinstance(source, Mapping) or hasattr(source, "columns")
    if isinstance(source, bytes | bytearray) or is_table or not isinstance(source, Iterable):
        raise TypeError(f"{_EXPECTED}, not {_named(source)}")
    found = []
    for number, one in enumerate(source, 1):
        if not isinstance(one, str | Path):
            raise TypeError(f"{_EXPECTED}; number {number} is {_named(one)}")
        found.append(_source(one, files))
    return found


def check_arguments(**arguments: Any) -> None:
    """Raise `TypeError` where one of the arguments of `gongbao.extract` is of another type than it takes."""
    for name, value in arguments.items():
        types, expected = _ARGUMENTS[name]
        if not isinstance(value, types):
            raise TypeError(f"{name}: {expected} is asked for, not {type(value).__name__}")


def _named(value: Any) -> str:
    name = type(value).__name__
    if isinstance(value, bytes | bytearray):
        return f"{name}: decode them first, or give the file's Path"
    if name == "DataFrame":
        return f"a {name}: give its column of texts"
    return name


def _source(source: str | Path, files: bool) -> str | Path:
    if isinstance(source, Path):
        if not files:
            raise TypeError("a text is asked for, not a path")
        return source
    if not files or _NOT_IN_NAMES.search(source) or len(source.encode("utf-8", "replace")) > _LONGEST_NAME:
        return source
    path = Path(source)
    if path.is_file():
        return path
    if path.suffix.lower() in SUFFIXES | _OTHER_SUFFIXES or _PLACE.match(source):
        if path.is_dir():
            return path
        raise looks_like_file(source)
    return source


def reports_of(sources: Iterable[str | Path], book: Rulebook | None = None) -> Iterator[Report]:
    """Yield the reports of `sources` in their order: texts, and those in files and folders.

    Several texts are called `text-1`, `text-2`. Files are read by the rules of `book`. Raises `InputError`
    for the first that cannot be read.
    """
    sources = list(sources)
    texts = [source for source in sources if isinstance(source, str)]
    inputs = list_inputs([source for source in sources if isinstance(source, Path)])
    for path, error in inputs.passed_over:
        if path in sources:
            raise error
    ids = {path.resolve(): doc_id for path, doc_id in inputs.files}
    fields = Fields.usual(book) if book else Fields()
    number = 0
    for source in sources:
        if isinstance(source, str):
            number += 1
            yield from_text(source, "text" if len(texts) == 1 else f"text-{number}")
            continue
        for path, _ in list_inputs([source]).files:
            if doc_id := ids.pop(path.resolve(), ""):
                yield from (item.report(book) for item in items([(path, doc_id)], fields))


def as_date(date: str | int | datetime.date | PartialDate) -> PartialDate | None:
    """Return a date as given, `2025` (text or number), `2025-11`, `2025-11-25` or a `datetime.date`; None where empty.

    Raises `ValueError` for anything else.
    """
    if isinstance(date, PartialDate):
        return date
    if not date:
        return None
    if isinstance(date, datetime.date):
        return PartialDate(date.year, date.month, date.day)
    try:
        return PartialDate.parse(str(date))
    except ValueError as error:
        raise ValueError(f"{date!r} is no date; give 2025, 2025-11 or 2025-11-25") from error
