"""Cases of peers: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Case:
    """A text and what a peer expects in it, in the peer's own form."""

    suite: str
    id: str
    text: str
    reference: str | None
    expected: Any

    @property
    def model(self) -> str:
        """The last part of the suite's name: `NumberModel` of `recognizers/NumberModel`."""
        return self.suite.rsplit("/", 1)[-1]

    @property
    def peer(self) -> str:
        """The first part of the suite's name."""
        return self.suite.split("/", 1)[0].lower()


def load(paths: Iterable[Path]) -> Iterator[Case]:
    """Yield the cases of files, and of all `.jsonl` files below folders, in order of name."""
    for path in paths:
        files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
        for file in files:
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
                if line.strip():
                    yield _case(json.loads(line), file, number)


def _case(raw: dict[str, Any], file: Path, number: int) -> Case:
    return Case(
        suite=raw.get("suite") or file.stem,
        id=str(raw.get("id", f"{file.stem}-{number}")),
        text=raw["input"],
        reference=raw.get("reference"),
        expected=raw["expected"],
    )
