"""A gold annotation in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TABLES = ("claims", "dates", "organizations", "programs")

Value = str | float | None


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotated or extracted span with its fields.

    `start` and `end` (exclusive) count code points of the source text. A field that is absent or None says
    nothing; an empty string says that there is none.
    """

    start: int
    end: int
    text: str
    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one document: its marks by table, each table's in order of start.

    `name` is the file's name without its endings; `sha256` the hash of the source file's bytes, or empty. A `draft`
    is what the rules found, which nobody has judged.
    """

    name: str
    path: Path
    sha256: str
    marks: Mapping[str, tuple[Mark, ...]]
    draft: bool = False
