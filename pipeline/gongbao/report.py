"""A report as read, and the date it bears."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"[0-9]{4}(?:-[0-9]{1,2}){0,2}")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A calendar date of which the day, or day and month, may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2025`, `2025-11` or `2025-11-25`; raises `ValueError` for anything else."""
        if not _WRITTEN.fullmatch(text):
            raise ValueError(f"not a date: {text!r}")
        numbers = [int(part) for part in text.split("-")]
        padded = numbers + [1] * (3 - len(numbers))
        datetime.date(*padded)
        return cls(*numbers)

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Report:
    """A report as decoded, with what is known of it from outside its text.

    `text` is the source: every offset that gongbao gives out counts its code points. `sha256` is the hash of
    the file's bytes (of the text in UTF-8 where there was no file). Metadata that is not known is empty; what
    the text itself says is found by `gongbao.clean`.
    """

    doc_id: str
    text: str
    path: str = ""
    sha256: str = ""
    title: str = ""
    publisher: str = ""
    date: PartialDate | None = None
    place: str = ""
