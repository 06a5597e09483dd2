"""Lines of files of records, read so that damage to one costs no other."""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from gongbao.read import limits
from gongbao.read.decode import encoding_of

_SAMPLE = 100_000
_BAD = "\udcff"
"""Stands for bytes that are no character of the encoding; no decoder makes it of anything else."""

_TOO_LONG = "\udcfe"
"""Stands for a line of more characters than one report may have."""

_UNCLOSED = "a quotation mark that is not closed"

codecs.register_error("gongbao.marked", lambda error: (_BAD, error.end))  # type: ignore[attr-defined]


def text_lines(file: BinaryIO, path: str) -> Iterator[str]:
    """Yield the lines of a file with their ends, in bounded memory; damaged ones as `problem_of` knows them.

    Raises `InputError` if no known encoding yields text.
    """
    encoding = _encoding(file.read(_SAMPLE), path)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="gongbao.marked", newline="")
    most = limits.MOST_CHARACTERS
    while line := text.readline(most + 1):
        if len(line) <= most:
            yield line
            continue
        while not line.endswith(("\n", "\r")) and (line := text.readline(most)):
            pass
        yield _TOO_LONG + "\n"


def problem_of(line: str) -> str:
    """Return what is wrong with a line of `text_lines`; empty if nothing is."""
    if _TOO_LONG in line:
        return f"too large for one report (more than {limits.MOST_CHARACTERS:,} characters)"
    return "bytes that are no character of the file's encoding" if _BAD in line else ""


def _encoding(sample: bytes, path: str) -> str:
    """Return the encoding of a file, be it that some of its lines are damaged."""
    lines = sample.splitlines()
    if len(sample) == _SAMPLE:
        lines.pop()
    whole = [line for line in lines if not line.isascii()] or [line for line in lines if b"\0" not in line]
    # Bytes of another encoding are hardly ever UTF-8 by chance: most lines tell, not the one with a bad byte.
    for encoding in ("utf-8", "gb18030"):
        sound = [line for line in whole if _is_sound(line, encoding)]
        if sound and 2 * len(sound) >= len(whole):
            mark = codecs.BOM_UTF8 if sample.startswith(codecs.BOM_UTF8) else b""
            return encoding_of(mark + b"\n".join(sound), path)
    return encoding_of(sample, path)


def _is_sound(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def csv_rows(lines: Iterable[str], separator: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield the rows of a CSV file, each with the number of its first line, or what is wrong with that line.

    A row that does not end, or goes on after its closing quotation mark, costs its first line alone: reading
    begins again with the next.
    """
    source = _Source(lines)
    while source.more():
        number = source.number + 1
        row = _row(source, separator)
        if row:
            yield number, row


class _Source:
    """Lines that can be given back."""

    def __init__(self, lines: Iterable[str]):
        self._lines = iter(lines)
        self._back: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self.number = 0

    def more(self) -> bool:
        """Return whether there is another line; begin a row with it."""
        self._taken, self._size = [], 0
        if not self._back:
            self._back.extend(line for line in [next(self._lines, "")] if line)
        return bool(self._back)

    def __iter__(self) -> _Source:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self._taken.append(line)
        self._size += len(line)
        self.number += 1
        if self._size > limits.MOST_CHARACTERS or problem_of(line):
            raise csv.Error(problem_of(line) or _UNCLOSED)
        return line

    def give_back_all_but_first(self) -> str:
        """Go back to the second line of the row, and return the first."""
        first, *others = self._taken
        self._back.extendleft(reversed(others))
        self.number -= len(others)
        return first


def _row(source: _Source, separator: str) -> list[str] | str:
    old_limit = csv.field_size_limit(limits.MOST_CHARACTERS)
    try:
        return next(csv.reader(source, delimiter=separator, strict=True), [])
    except csv.Error as error:
        first = source.give_back_all_but_first()
        problem = problem_of(first)
        if problem or first.count('"') % 2:
            return problem or _UNCLOSED
        # A mark inside a cell, as in `a,"b"c`: what stands around it is still one line of cells.
        return next(csv.reader([first], delimiter=separator), []) or str(error)
    finally:
        csv.field_size_limit(old_limit)
