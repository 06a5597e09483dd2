"""Gold files out."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from gongbao.errors import GoldError
from gongbao.gold.find import find_text
from gongbao.gold.formats.models import Annotated, Origin
from gongbao.gold.load import load
from gongbao.gold.models import TABLES, Mark
from gongbao.read import read
from gongbao.text.chars import squeeze


def annotated_of(path: Path, reports: Path | None = None) -> Annotated:
    """Return the gold in `path` with its text; raises `GoldError` where they do not fit."""
    source = find_text(path, reports)
    report = read(source)
    gold = load(path, report)
    origin = Origin.of(source.read_bytes(), report.text)
    return Annotated(gold.name, report.text, gold.marks, origin=origin, draft=gold.draft)


def write_gold(document: Annotated, folder: Path, *, sha256: str = "", replace: bool = False) -> Path:
    """Write NAME.gold.json to `folder`, with NAME.txt unless `sha256` (of the text's file elsewhere) is given.

    Raises `GoldError` where there is such a file already and `replace` is not set.
    """
    target, text = folder / f"{document.name}.gold.json", folder / f"{document.name}.txt"
    if target.exists() and not replace:
        raise GoldError(f"{target} is there already; take --force to write over it")
    if not sha256:
        data = document.origin.bytes_of(document.text)
        sha256 = hashlib.sha256(data).hexdigest()
        if text.exists() and not replace and text.read_bytes() != data:
            raise GoldError(f"{text} is there already and is another text; take --force to write over it")
        folder.mkdir(parents=True, exist_ok=True)
        text.write_bytes(data)
    folder.mkdir(parents=True, exist_ok=True)
    content = {"doc": document.name, "sha256": sha256, **({"draft": True} if document.draft else {})}
    tables = {table: [_row(mark) for mark in document.marks.get(table, ())] for table in TABLES}
    target.write_text(
        json.dumps({**content, **tables}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return target


def _row(mark: Mark) -> dict[str, object]:
    number = {n: int(v) if isinstance(v, float) and v.is_integer() else v for n, v in mark.fields.items()}
    return {"start": mark.start, "end": mark.end, "text": squeeze(mark.text), **number}
