"""Label Studio's JSON: tasks with annotations (or predictions), and the short JSON-MIN.

A mark is a region of type `labels`; each of its other fields a `textarea` or `number` of the same region, named
by the field. Offsets are code points; where the text in a region says that they are UTF-16 code units, as a
browser counts, they are turned.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gongbao.errors import GoldError
from gongbao.gold.formats.labels import KIND, Labels, annotated, label_of
from gongbao.gold.formats.models import Annotated
from gongbao.gold.models import Mark, Value
from gongbao.text.chars import squeeze

_LABELS = ("labels", "hypertextlabels", "paragraphlabels")


def write(documents: Iterable[Annotated], path: Path) -> None:
    """Write `documents` as one list of tasks, each annotated once."""
    tasks = [_task(document) for document in documents]
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(path: Path, labels: Labels) -> Iterator[Annotated]:
    """Yield the tasks of a file; raises `GoldError` naming the task that is none."""
    try:
        tasks = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise GoldError(f"{path}: not JSON ({error})") from error
    for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], start=1):
        try:
            yield _document(task, f"{path.stem}-{number}", labels)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            raise GoldError(f"{path}: task {number}: not Label Studio's format ({error!r})") from error


def _task(document: Annotated) -> dict[str, Any]:
    result = [r for table, marks in document.marks.items() for mark in marks for r in _results(table, mark)]
    data = {"text": document.text, "name": document.name}
    return {"data": data, "annotations": [{"result": result, "was_cancelled": False}]}


def _results(table: str, mark: Mark) -> Iterator[dict[str, Any]]:
    region = {"id": f"{table}-{mark.start}-{mark.end}", "to_name": "text"}
    span = {"start": mark.start, "end": mark.end}
    value = {**span, "text": mark.text, "labels": [label_of(table, mark.fields)]}
    yield {**region, "from_name": "label", "type": "labels", "value": value}
    for name, field in mark.fields.items():
        if name == KIND[table] or field is None:
            continue
        if isinstance(field, str):
            yield {**region, "from_name": name, "type": "textarea", "value": {**span, "text": [field]}}
        else:
            yield {**region, "from_name": name, "type": "number", "value": {**span, "number": field}}


def _document(task: dict[str, Any], name: str, labels: Labels) -> Annotated:
    data = task.get("data", task)
    text = data["text"]
    results = _chosen(task)
    fields: dict[str, dict[str, Value]] = {}
    for result in results:
        if result.get("type") in ("textarea", "number", "choices"):
            fields.setdefault(result.get("id", ""), {})[result["from_name"]] = _field(result["value"])
    spans = []
    for result in results:
        if result.get("type") in _LABELS:
            value = result["value"]
            start, end = _extent(text, int(value["start"]), int(value["end"]), value.get("text"))
            own = fields.get(result.get("id", ""), {})
            spans += [(start, end, label, own) for label in value[result["type"]]]
    relations = sum(result.get("type") == "relation" for result in results)
    notes = [f"{relations} relations were left out"] if relations else []
    return annotated(str(data.get("name") or name), text, spans, labels, notes)


def _chosen(task: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the results of the first annotation that stands, else of the first prediction, else of JSON-MIN."""
    if "data" not in task:
        regions = task.get("label") or []
        return [{"type": "labels", "id": str(i), "value": value} for i, value in enumerate(regions)]
    standing = [one for one in task.get("annotations") or [] if not one.get("was_cancelled")]
    for one in [*standing, *(task.get("predictions") or [])]:
        return one["result"]
    return []


def _field(value: dict[str, Any]) -> Value:
    if "number" in value:
        return value["number"]
    found = value.get("text", value.get("choices", ""))
    return found if isinstance(found, str) else "".join(found)


def _extent(text: str, start: int, end: int, inside: str | None) -> tuple[int, int]:
    if inside is None or squeeze(text[start:end]) == squeeze(inside):
        return start, end
    units = text.encode("utf-16-le")
    first = len(units[: 2 * start].decode("utf-16-le", "ignore"))
    last = len(units[: 2 * end].decode("utf-16-le", "ignore"))
    if squeeze(text[first:last]) == squeeze(inside):
        return first, last
    raise ValueError(f"{inside!r} does not stand at {start}–{end}")
