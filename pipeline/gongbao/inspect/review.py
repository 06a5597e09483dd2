"""Decisions of a person over rows, kept in a JSON Lines file to which lines are only ever added."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any, BinaryIO, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gongbao import errors

Value = str | float | None


class Decision(BaseModel):
    """One decision, as one line of the file.

    It is about the span from `start` to `end` (exclusive; code points of the source) of `table` in the
    document `doc_id`; a later one about the same span replaces it, and `open` takes it back. `corrected` and
    `added` say in `fields` what holds, `right` what held when it was made; `to` is the span that holds where
    it is another one. `done` is about a document (`table` is `documents`): it has been read to its end, and
    rows without a decision are right.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    time: str = Field(max_length=40)
    doc_id: str = Field(min_length=1, max_length=4096)
    sha256: str = Field(default="", max_length=64)
    table: Literal["claims", "dates", "organizations", "programs", "documents"]
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str = Field(default="", max_length=100_000)
    decision: Literal["right", "wrong", "corrected", "added", "done", "open"]
    to: tuple[int, int] | None = None
    fields: dict[str, Value] = Field(default_factory=dict, max_length=60)
    rule: str = Field(default="", max_length=200)

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What the decision is about: document, table and span."""
        return self.doc_id, self.table, self.start, self.end


class ReviewLog:
    """The file of decisions beside a run; made with the first of them."""

    def __init__(self, path: Path):
        self.path = path
        self._lock = threading.Lock()

    def add(self, data: bytes) -> Decision:
        """Append the decision in `data` (JSON); when this returns, it is on the disk.

        Raises `InputError` where it is no decision or the file cannot be written.
        """
        try:
            decision = Decision.model_validate_json(data)
        except ValidationError as error:
            raise errors.bad_decision(error.errors()[0]["msg"]) from error
        line = json.dumps(decision.model_dump(exclude_defaults=True), ensure_ascii=False) + "\n"
        with self._lock:
            try:
                self._append(line.encode())
            except OSError as error:
                raise errors.unwritable(self.path, error.strerror or str(error)) from error
        return decision

    def _append(self, line: bytes) -> None:
        with self.path.open("a+b") as file:
            _mend_end(file)
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def lines(self) -> list[dict[str, Any]]:
        """Return all decisions in order, as plain data."""
        return [decision.model_dump(exclude_defaults=True) for decision in read_decisions(self.path)]


def _mend_end(file: BinaryIO) -> None:
    """End the last line, or take it out where it was cut short: its decision was never answered for."""
    file.seek(0)
    data = file.read()
    if not data or data.endswith(b"\n"):
        return
    last = data[data.rfind(b"\n") + 1 :]
    try:
        json.loads(last)
    except ValueError:
        file.truncate(len(data) - len(last))
    else:
        file.write(b"\n")


def read_decisions(path: Path) -> list[Decision]:
    """Return the decisions in the file `path`, in order; none where there is no file.

    A last line that was cut short, as a machine that lost power leaves it, is passed over. Raises
    `InputError` naming the line for any other that is no decision.
    """
    if not path.exists():
        return []
    lines = path.read_bytes().split(b"\n")
    decisions = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decisions.append(Decision.model_validate_json(line))
        except ValidationError as error:
            if number == len(lines):
                break
            raise errors.bad_review_line(path, number, error.errors()[0]["msg"]) from error
    return decisions
