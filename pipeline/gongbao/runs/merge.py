"""The stored rows of all documents to the tables of the run, a part at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from gongbao.runs.outcome import unpack
from gongbao.tables import DocumentRows, Mentions, document_frames, entity_frame
from gongbao.write import Drafts

_PART_DOCUMENTS = 200
_PART_BYTES = 1_000_000
_PART_ENTITIES = 5_000


def merge(packed: Iterable[bytes], drafts: Drafts) -> dict[str, int]:
    """Append the rows in `packed`, as from `pack`, to `drafts` and return the number of rows of each table.

    Memory does not grow with the number of documents; parts are cut by what is in them alone, so that the
    same rows always give the same files.
    """
    counts: dict[str, int] = {}
    mentions = Mentions()
    for part in _parts(packed):
        for document in part:
            mentions.add(document)
        for name, frame in document_frames(part).items():
            drafts.append(name, frame)
            counts[name] = counts.get(name, 0) + len(frame)
    counts["entities"] = 0
    for rows in _or_empty(_pieces(mentions.rows())):
        drafts.append("entities", entity_frame(rows))
        counts["entities"] += len(rows)
    return counts


def _parts(packed: Iterable[bytes]) -> Iterator[list[DocumentRows]]:
    part: list[DocumentRows] = []
    size = 0
    for data in packed:
        part.append(unpack(data))
        size += len(data)
        if len(part) == _PART_DOCUMENTS or size >= _PART_BYTES:
            yield part
            part, size = [], 0
    yield part


def _pieces(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while piece := list(islice(rows, _PART_ENTITIES)):
        yield piece


def _or_empty(parts: Iterable[list[dict[str, Any]]]) -> Iterator[list[dict[str, Any]]]:
    """Yield `parts`, or one that is empty: every table has a file, be there rows or not."""
    none = True
    for part in parts:
        none = False
        yield part
    if none:
        yield []
