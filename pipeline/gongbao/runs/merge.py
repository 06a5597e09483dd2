"""The stored rows of all documents to the tables of the run, a part at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pandas as pd

from gongbao.runs.outcome import unpack
from gongbao.tables import OVER_ALL, DocumentRows, document_frames, gathered_frame
from gongbao.write import Drafts

_PART_DOCUMENTS = 1_000
_PART_BYTES = 1_000_000
_PART_ROWS = 5_000


class Merger:
    """Appends rows to `drafts` as they come, a part at a time, and counts them by table.

    Memory does not grow with the number of documents; parts are cut by what is in them alone, so that the
    same rows always give the same files.
    """

    def __init__(self, drafts: Drafts):
        self._drafts = drafts
        self._gathered = {name: gather() for name, gather in OVER_ALL.items()}
        self._part: list[DocumentRows] = []
        self._size = 0
        self.counts: dict[str, int] = {}

    def add(self, packed: bytes) -> None:
        """Take the rows of one document, as from `pack`."""
        self._part.append(unpack(packed))
        self._size += len(packed)
        if len(self._part) == _PART_DOCUMENTS or self._size >= _PART_BYTES:
            self._write_part()

    def finish(self) -> None:
        """Write what is left, and the tables that are about all documents."""
        self._write_part()
        for name, table in self._gathered.items():
            for rows in _or_empty(_pieces(table.rows())):
                self._append(name, gathered_frame(name, rows))

    def _write_part(self) -> None:
        for document in self._part:
            for table in self._gathered.values():
                table.add(document)
        for name, frame in document_frames(self._part).items():
            self._append(name, frame)
        self._part, self._size = [], 0

    def _append(self, name: str, frame: pd.DataFrame) -> None:
        self._drafts.append(name, frame)
        self.counts[name] = self.counts.get(name, 0) + len(frame)


def _pieces(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while piece := list(islice(rows, _PART_ROWS)):
        yield piece


def _or_empty(parts: Iterable[list[dict[str, Any]]]) -> Iterator[list[dict[str, Any]]]:
    """Yield `parts`, or one that is empty: every table has a file, be there rows or not."""
    none = True
    for part in parts:
        none = False
        yield part
    if none:
        yield []
