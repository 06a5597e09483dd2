"""doccano's JSON Lines for sequence labelling, with and without relations.

A line is a text with `label: [[start, end, label], …]` (older: `labels`), or with
`entities: [{id, label, start_offset, end_offset}, …]`. doccano keeps other keys of a line as metadata and gives
them back: under `gongbao` we keep the document's name and the fields of its marks, by label's table and offsets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gongbao.counted import counted
from gongbao.errors import GoldError, reason
from gongbao.gold.formats.labels import Labels, annotated, label_of
from gongbao.gold.formats.models import Annotated, origin_in
from gongbao.gold.models import Value

Span = tuple[int, int, str, Mapping[str, Value]]


def write(documents: Iterable[Annotated], path: Path) -> None:
    """Write `documents`, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for document in documents:
            file.write(json.dumps(_line(document), ensure_ascii=False) + "\n")


def read(path: Path, labels: Labels) -> Iterator[Annotated]:
    """Yield the documents of a file; raises `GoldError` naming the line that is none."""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), start=1):
        if line.strip():
            try:
                yield _document(json.loads(line), f"{path.stem}-{number}", labels)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise GoldError(f"{path}: line {number}: not doccano's format ({reason(error)})") from error


def _line(document: Annotated) -> dict[str, Any]:
    spans = [(table, mark) for table, marks in document.marks.items() for mark in marks]
    return {
        "text": document.text,
        "label": [[mark.start, mark.end, label_of(table, mark.fields)] for table, mark in spans],
        "gongbao": document.carried(),
    }


def _document(data: dict[str, Any], name: str, labels: Labels) -> Annotated:
    ours = data.get("gongbao") or (data.get("meta") or {}).get("gongbao") or {}
    ours = json.loads(ours) if isinstance(ours, str) else ours
    spans = list(_spans(data, ours.get("fields", {}), labels))
    notes = [f"left out: {counted(len(data['relations']), 'relations')}"] if data.get("relations") else []
    return annotated(ours.get("name", name), data["text"], spans, labels, notes, origin_in(ours))


def _spans(data: dict[str, Any], fields: Mapping[str, Mapping[str, Value]], labels: Labels) -> Iterator[Span]:
    listed = data.get("label", data.get("labels")) or []
    entities = data.get("entities") or []
    found = [(start, end, label) for start, end, label in listed]
    found += [(entity["start_offset"], entity["end_offset"], entity["label"]) for entity in entities]
    for start, end, label in found:
        meaning = labels.read(label)
        key = f"{meaning[0] if meaning else ''}:{start}:{end}"
        yield start, end, label, fields.get(key, {})
