"""A gold to correct: what the pipeline finds, written down as an annotation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from gongbao.gold.extracted import marks_of
from gongbao.gold.files import write_gold
from gongbao.gold.formats.models import Annotated
from gongbao.gold.guideline import FIELDS
from gongbao.gold.models import TABLES, Mark
from gongbao.report import Report
from gongbao.tables import Tables

_UNSAFE = re.compile(r"[/#]+")


class _Extracts(Protocol):
    def tables(self, reports: Iterable[Report]) -> Tables: ...


def start(report: Report, extractor: _Extracts, folder: Path, *, replace: bool = False) -> Path:
    """Write NAME.gold.json for `report` to `folder`: every row with the fields of the guideline.

    Where the report was no text file by itself (a page, a row of a table), NAME.txt is written beside it.
    """
    tables = extractor.tables([report])
    marks = {
        table: tuple(_annotation(table, mark) for mark in marks_of(getattr(tables, table)))
        for table in TABLES
    }
    document = Annotated(_name_of(report), report.text, marks, draft=True)
    is_text = Path(report.path).name == f"{document.name}.txt"
    return write_gold(document, folder, sha256=report.sha256 if is_text else "", replace=replace)


def gold_path(report: Report, folder: Path) -> Path:
    """Return the file that `start` writes for `report`."""
    return folder / f"{_name_of(report)}.gold.json"


def _name_of(report: Report) -> str:
    return _UNSAFE.sub("-", report.doc_id)


def _annotation(table: str, mark: Mark) -> Mark:
    fields = {name: mark.fields.get(name) for name in FIELDS[table]}
    kept = {name: value for name, value in fields.items() if value is not None}
    if table == "claims":
        kept.setdefault("unit", "")
        kept.setdefault("measured", "")
    return Mark(mark.start, mark.end, mark.text, kept)
