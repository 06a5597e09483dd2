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

from gongbao import __version__
from gongbao.counted import counted
from gongbao.errors import GoldError, reason
from gongbao.gold.formats.labelling import config
from gongbao.gold.formats.labels import KIND, Labels, annotated, label_of
from gongbao.gold.formats.models import Annotated, in_order, origin_in
from gongbao.gold.guideline import FIELDS, NUMBERS
from gongbao.gold.models import TABLES, Mark, Value
from gongbao.text.chars import squeeze

_AS_TEXT = "-text"
_LABELS = ("labels", "hypertextlabels", "paragraphlabels")


def write(documents: Iterable[Annotated], path: Path) -> None:
    """Write `documents` as one list of tasks, and beside it the labelling config that they need.

    A document that somebody judged is annotated once; a draft has a prediction, to be taken or not.
    """
    tasks = [_task(document) for document in documents]
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    path.with_suffix(".config.xml").write_text(config(_labels(tasks), _fields(tasks)), encoding="utf-8")


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
            raise GoldError(f"{path}: task {number}: not Label Studio's format ({reason(error)})") from error


def _task(document: Annotated) -> dict[str, Any]:
    result = [r for table, marks in document.marks.items() for mark in marks for r in _results(table, mark)]
    data = {"text": document.text, "name": document.name, "gongbao": document.carried()}
    if document.draft:
        return {"data": data, "predictions": [{"model_version": f"gongbao {__version__}", "result": result}]}
    return {"data": data, "annotations": [{"result": result, "was_cancelled": False}]}


def _control(name: str) -> str:
    """Return the control of a field that is a text: a date's value may not share that of a claim's, a number."""
    return f"{name}{_AS_TEXT}" if name in NUMBERS else name


def _labels(tasks: Iterable[dict[str, Any]]) -> list[str]:
    """Return every label that a region may have: those of the guideline, and others that `tasks` use."""
    known = [
        label for table in TABLES for label in (*(f"{table}-{k}" for k in FIELDS[table][KIND[table]]), table)
    ]
    used = {label for result in _results_of(tasks) for label in result["value"].get("labels", ())}
    return [*known, *sorted(used - set(known))]


def _fields(tasks: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return every field with its type, as for `_labels`; Label Studio wants one control for each."""
    known = [
        (name, "number") if table == "claims" and name in NUMBERS else (_control(name), "textarea")
        for table in TABLES
        for name in FIELDS[table]
        if name != KIND[table]
    ]
    used = {(r["from_name"], r["type"]) for r in _results_of(tasks) if r["type"] != "labels"}
    by_name = {name: (name, kind) for name, kind in [*sorted(used), *known]}
    return list(by_name.values())


def _results_of(tasks: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for task in tasks:
        for one in task.get("annotations", task.get("predictions", ())):
            yield from one["result"]


def _results(table: str, mark: Mark) -> Iterator[dict[str, Any]]:
    region = {"id": f"{table}-{mark.start}-{mark.end}", "to_name": "text"}
    span = {"start": mark.start, "end": mark.end}
    value = {**span, "text": mark.text, "labels": [label_of(table, mark.fields)]}
    yield {**region, "from_name": "label", "type": "labels", "value": value}
    for name, field in mark.fields.items():
        if name == KIND[table] or field is None:
            continue
        if isinstance(field, str):
            yield {
                **region,
                "from_name": _control(name),
                "type": "textarea",
                "value": {**span, "text": [field]},
            }
        else:
            yield {**region, "from_name": name, "type": "number", "value": {**span, "number": field}}


def _document(task: dict[str, Any], name: str, labels: Labels) -> Annotated:
    data = task.get("data", task)
    text = data["text"]
    results = _chosen(task)
    ours = data.get("gongbao") or {}
    carried = ours.get("fields", {})
    fields: dict[str, dict[str, Value]] = {}
    for result in results:
        if result.get("type") in ("textarea", "number", "choices"):
            name = str(result["from_name"]).removesuffix(_AS_TEXT)
            fields.setdefault(result.get("id", ""), {})[name] = _field(result["value"])
    spans = []
    for result in results:
        if result.get("type") in _LABELS:
            value = result["value"]
            start, end = _extent(text, int(value["start"]), int(value["end"]), value.get("text"))
            own = fields.get(result.get("id", ""), {})
            for label in value[result["type"]]:
                meaning = labels.read(label)
                table = meaning[0] if meaning else ""
                before = carried.get(f"{table}:{start}:{end}", {})
                spans.append((start, end, label, in_order(own, before, KIND.get(table, ""))))
    relations = sum(result.get("type") == "relation" for result in results)
    notes = [f"left out: {counted(relations, 'relations')}"] if relations else []
    return annotated(str(data.get("name") or name), text, spans, labels, notes, origin_in(ours))


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
