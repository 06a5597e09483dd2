"""Data files beside the rules: lists of words (.txt) and tables (.tsv), with a user's laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from gongbao import errors

_OFF = "-"


class Line(NamedTuple):
    """A line of a data file that is neither empty nor a remark (`# …`): its file, number and characters."""

    path: Path
    number: int
    text: str

    def error(self, why: str) -> errors.RuleError:
        """Return the error that says what is wrong in this line."""
        return errors.bad_rule(self.path, f"line {self.number}", why)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells by column, and the line it stands in."""

    cells: Mapping[str, str]
    line: Line

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, column: str, why: str) -> errors.RuleError:
        """Return the error that says what is wrong in `column`."""
        return errors.bad_rule(self.line.path, f"line {self.line.number}, column {column!r}", why)


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a data file in order, without line ends; raises `RuleError` for what is not UTF-8."""
    for number, text in enumerate(read_text(path).splitlines(), start=1):
        if text.strip() and not text.startswith("#"):
            yield Line(path, number, text)


def read_text(path: Path) -> str:
    """Return the text of a rule or data file; raises `RuleError` naming it where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise errors.bad_rule(path, f"byte {error.start}", "expected text in UTF-8") from error


def words(built_in: Iterable[Line], own: Iterable[Line]) -> list[str]:
    """Return the words of `built_in` and `own` in order; `-word` in `own` takes a built-in word out.

    Raises `RuleError` for a word that stands twice in a file.
    """
    found = _once(built_in)
    for word, line in _once(own).items():
        if not word.startswith(_OFF):
            found[word] = line
        elif found.pop(word[1:], None) is None:
            raise line.error(f"there is no word {word[1:]!r} to take out")
    return list(found)


def _once(lines: Iterable[Line]) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for line in lines:
        for word in line.text.split():
            if found.setdefault(word, line) is not line:
                raise line.error(f"{word!r} stands in line {found[word].number} too")
    return found


def table(built_in: Iterable[Line], own: Iterable[Line], columns: tuple[str, ...] = ()) -> list[Row]:
    """Return the rows of a table, its cells parted by tabs, with those of `own` laid over it.

    The first line names the columns, unless `columns` does. Rows are known by their first cell: one of `own`
    replaces the built-in row in its place, comes last if it is new, and takes it out if the cell is `-KEY`.
    """
    lines = list(built_in)
    if not columns:
        columns = tuple(lines.pop(0).text.split("\t"))
    rows = {row[columns[0]]: row for row in (_row(line, columns) for line in lines)}
    for line in own:
        if line.text.split("\t") == list(columns):
            continue
        key = line.text.split("\t", 1)[0]
        if not key.startswith(_OFF):
            rows[key] = _row(line, columns)
        elif rows.pop(key[1:], None) is None:
            raise line.error(f"there is no row {key[1:]!r} to take out")
    return list(rows.values())


def _row(line: Line, columns: tuple[str, ...]) -> Row:
    cells = line.text.split("\t")
    if len(cells) > len(columns) or not cells[0]:
        raise line.error(f"expected the columns {', '.join(columns)}, parted by tabs")
    cells += [""] * (len(columns) - len(cells))
    return Row(dict(zip(columns, cells, strict=True)), line)
