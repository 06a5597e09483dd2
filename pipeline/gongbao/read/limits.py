"""How much a report may hold: beyond it, a file is refused rather than the machine brought down."""

from __future__ import annotations

from pathlib import Path

from gongbao import errors

MOST_BYTES = 200_000_000
"""Bytes of one report's file, and of what is packed into it."""

MOST_MARKUP = 60_000_000
"""Bytes of XML in an Office document: a tree of it takes some ten times as much memory."""

MOST_TAGS = 3_000_000
"""Tags of a web page or of a file of a Word document."""

MOST_TAGS_OF_PAGE = 100_000
"""Tags of a web page outside its tables of data: to find the article among them takes time for each."""

MOST_CHARACTERS = 10_000_000
"""Characters of one report: some five thousand pages."""

MOST_MEMBERS = 200_000
"""Files of an archive."""

MOST_RATIO = 200
"""How many times its packed size a file of an archive may have; real ones stay below 50."""

MOST_PAGES = 5_000
"""Pages of a PDF."""

MOST_CELLS = 5_000_000
"""Cells of a workbook."""


def check_bytes(number: int, path: Path | str) -> None:
    """Raise `InputError` if a report has more bytes than `MOST_BYTES`."""
    if number > MOST_BYTES:
        raise errors.too_large(path, f"{number:,} bytes", f"{MOST_BYTES:,}")


def check_text(text: str, path: Path | str) -> None:
    """Raise `InputError` if a report is empty, or has more characters than `MOST_CHARACTERS`."""
    check_size(len(text), path)
    if not text.strip():
        raise errors.empty_file(path)


def check_size(characters: int, path: Path | str) -> None:
    """Raise `InputError` if a report has more characters than `MOST_CHARACTERS`."""
    if characters > MOST_CHARACTERS:
        raise errors.too_large(path, f"{characters:,} characters", f"{MOST_CHARACTERS:,}")
