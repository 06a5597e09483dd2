"""Decisions of a person over rows, kept in a JSON Lines file to which lines are only ever added."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from gongbao import errors
from gongbao.gold.cells import faults
from gongbao.gold.decisions import Decision, read_decisions
from gongbao.inspect.locking import locked

_BLOCK = 4096


class ReviewLog:
    """The file of decisions beside a run; made with the first of them."""

    def __init__(self, path: Path):
        self.path = path
        self._lock = threading.Lock()

    def add(self, data: bytes) -> Decision:
        """Append the decision in `data` (JSON); when this returns, it is on the disk.

        Raises `InputError` where it is no decision, its fields cannot stand in a row, or the file cannot be written.
        """
        try:
            decision = Decision.model_validate_json(data)
        except ValidationError as error:
            raise errors.bad_decision(error.errors()[0]["msg"]) from error
        if decision.decision in ("corrected", "added") and (wrong := _faults(decision)):
            raise errors.bad_decision("; ".join(wrong))
        line = json.dumps(decision.model_dump(exclude_defaults=True), ensure_ascii=False) + "\n"
        with self._lock:
            try:
                self._append(line.encode())
            except OSError as error:
                raise errors.unwritable(self.path, error.strerror or str(error)) from error
        return decision

    def _append(self, line: bytes) -> None:
        # Another server may write to the same file.
        with self.path.open("a+b") as file, locked(file):
            _mend_end(file)
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def lines(self) -> list[dict[str, Any]]:
        """Return all decisions in order, as plain data."""
        return [decision.model_dump(exclude_defaults=True) for decision in self.decisions()]

    def decisions(self) -> list[Decision]:
        """Return all decisions in order; raises `InputError` where a line of the file is none."""
        return read_decisions(self.path)


def _faults(decision: Decision) -> list[str]:
    start, end = decision.to or (decision.start, decision.end)
    empty = [] if start < end else [f"the span {start}–{end} holds nothing"]
    return [*empty, *faults(decision.table, decision.fields)]


def _mend_end(file: BinaryIO) -> None:
    """End the last line, or take it out where it was cut short: its decision was never answered for."""
    end = file.seek(0, os.SEEK_END)
    last = b""
    while end and b"\n" not in last:
        start = max(0, end - _BLOCK)
        file.seek(start)
        last = file.read(end - start) + last
        end = start
    last = last[last.rfind(b"\n") + 1 :]
    if not last:
        return
    try:
        json.loads(last)
    except ValueError:
        file.truncate(file.seek(0, os.SEEK_END) - len(last))
    else:
        file.write(b"\n")
