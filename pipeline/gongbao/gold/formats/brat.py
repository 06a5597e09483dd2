"""brat's standoff: NAME.txt beside NAME.ann, and annotation.conf.

A mark is a text-bound annotation, in fragments where it runs over line breaks; its fields are a note on it, as
JSON. Attributes that somebody set in brat become fields. Relations, events and normalizations have no place in
gold and are counted in the notes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gongbao.counted import counted
from gongbao.errors import GoldError
from gongbao.gold.formats.labels import Labels, annotated, label_of
from gongbao.gold.formats.models import Annotated, origin_in
from gongbao.gold.models import Mark, Value
from gongbao.text.chars import squeeze

_ORIGINS = "origins.json"
"""What brat has no place for: the files that the texts were read from, by name."""

_FRAGMENT = re.compile(r"[^\r\n]+")
_CONF = "[entities]\n{}\n\n[relations]\n\n[events]\n\n[attributes]\n"


def write(documents: Iterable[Annotated], path: Path) -> None:
    """Write `documents` to the folder `path`, with an annotation.conf that names the labels."""
    path.mkdir(parents=True, exist_ok=True)
    labels: set[str] = set()
    origins = _origins(path)
    for document in documents:
        lines: list[str] = []
        spans = [(table, mark) for table, marks in document.marks.items() for mark in marks]
        for number, (table, mark) in enumerate(spans, start=1):
            labels.add(label_of(table, mark.fields))
            lines += _lines(number, table, mark, document.text)
        (path / f"{document.name}.txt").write_text(document.text, encoding="utf-8", newline="")
        origins[document.name] = document.origin._asdict()
        (path / f"{document.name}.ann").write_text("".join(lines), encoding="utf-8", newline="\n")
    (path / _ORIGINS).write_text(json.dumps(origins, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (path / "annotation.conf").write_text(_CONF.format("\n".join(sorted(labels))), encoding="utf-8")


def read(path: Path, labels: Labels) -> Iterator[Annotated]:
    """Yield the documents of a folder, or of one .ann file; raises `GoldError` naming a line that is wrong."""
    for file in sorted(path.rglob("*.ann")) if path.is_dir() else [path]:
        source = file.with_suffix(".txt")
        if not source.is_file():
            raise GoldError(f"{file}: its text {source.name} is not there")
        text = source.read_bytes().decode("utf-8")
        reader = _Reader(file, text)
        origin = origin_in(_origins(file.parent).get(file.stem, {}))
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
            reader.take(number, line)
        spans = [(*span, reader.fields.get(key, {})) for key, span in reader.spans.items()]
        yield annotated(file.stem, text, spans, labels, reader.notes(), origin)


def _origins(folder: Path) -> dict[str, Any]:
    path = folder / _ORIGINS
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _lines(number: int, table: str, mark: Mark, text: str) -> Iterator[str]:
    found = [piece.span() for piece in _FRAGMENT.finditer(text, mark.start, mark.end)]
    places = ";".join(f"{start} {end}" for start, end in found)
    words = " ".join(text[start:end] for start, end in found)
    yield f"T{number}\t{label_of(table, mark.fields)} {places}\t{words}\n"
    yield f"#{number}\tAnnotatorNotes T{number}\t{json.dumps(dict(mark.fields), ensure_ascii=False)}\n"


class _Reader:
    def __init__(self, path: Path, text: str):
        self.path = path
        self.text = text
        self.spans: dict[str, tuple[int, int, str]] = {}
        self.fields: dict[str, dict[str, Value]] = {}
        self._left_out = 0
        self._closed = 0

    def take(self, number: int, line: str) -> None:
        """Read one line of the file."""
        key, _, rest = line.rstrip("\r").partition("\t")
        try:
            if key[:1] == "T":
                self._span(key, *rest.split("\t", 1))
            elif key[:1] in ("A", "M"):
                name, target, *value = rest.split(" ")
                self.fields.setdefault(target, {}).setdefault(name, value[0] if value else "true")
            elif key[:1] == "#":
                self._note(*rest.split("\t", 1))
            elif key:
                self._left_out += 1
        except (ValueError, TypeError) as error:
            raise GoldError(f"{self.path}: line {number}: not brat's format ({error})") from error

    def notes(self) -> Iterator[str]:
        """Yield what was left out or changed."""
        if self._left_out:
            yield f"left out: {counted(self._left_out, 'lines')} of relations, events or normalizations"
        if self._closed:
            yield f"made whole: {counted(self._closed, 'spans')} with gaps"

    def _span(self, key: str, place: str, words: str) -> None:
        label, _, offsets = place.partition(" ")
        pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
        start, end = pieces[0][0], pieces[-1][1]
        inside = "".join(self.text[first:last] for first, last in pieces)
        if squeeze(inside) != squeeze(words):
            raise ValueError(f"{words!r} does not stand at {offsets}, but {inside!r}")
        self._closed += squeeze(inside) != squeeze(self.text[start:end])
        self.spans[key] = start, end, label

    def _note(self, head: str, text: str = "") -> None:
        _, target = head.split(" ", 1)
        try:
            data: Any = json.loads(text)
        except ValueError:
            data = None
        self.fields.setdefault(target, {}).update(data if isinstance(data, dict) else {"note": text})
