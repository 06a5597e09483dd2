"""Tables in the forms in which reports have them, with the claims that are right, and files made of them.

A table is a caption and rows of cells parted by `|`. `^` stands for a cell that the one above it goes over, `<` for
one that the one to its left does. A numeric cell that is a claim is written
`cell{measured; value unit; kind; period; about}`, where kind, period and about may be left out.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from functools import cache, partial

import docx
import openpyxl
from tests.read.pdf.sheets import LEFT, RIGHT, Sheets, width

_BODY = "word/document.xml"
_CLAIM = re.compile(r"(?P<cell>[^{}|]*)\{(?P<said>[^{}]*)\}")


@dataclass(frozen=True)
class Expected:
    """A claim that is right; an empty field is not compared."""

    cell: str
    measured: str
    value: float
    unit: str
    kind: str = ""
    period: str = ""
    about: str = ""


@dataclass(frozen=True)
class Made:
    """A table: title of its report, lines above it, its cells, lines below it, and its claims in order."""

    name: str
    above: list[str]
    rows: list[list[str]]
    below: list[str]
    expected: list[Expected]


def parsed(name: str, text: str) -> Made:
    """Return the table that `text` writes: lines with a bar are rows."""
    lines = [line.strip() for line in text.strip().splitlines()]
    at = [index for index, line in enumerate(lines) if "|" in line]
    rows, expected = [], []
    for line in lines[at[0] : at[-1] + 1]:
        cells = [cell.strip() for cell in line.split("|")]
        for cell in cells:
            if found := _CLAIM.fullmatch(cell):
                expected.append(_expected(found["cell"].strip(), found["said"]))
        rows.append([_CLAIM.sub(lambda found: found["cell"], cell).strip() for cell in cells])
    return Made(name, lines[: at[0]], rows, lines[at[-1] + 1 :], expected)


def _expected(cell: str, said: str) -> Expected:
    measured, amount, *others = (part.strip() for part in said.split(";"))
    number, _, unit = amount.partition(" ")
    return Expected(cell, measured, float(number), unit, *others)


def _spans(rows: list[list[str]], at: int, column: int) -> tuple[int, int]:
    across = 1
    while column + across < len(rows[at]) and rows[at][column + across] == "<":
        across += 1
    down = 1
    while at + down < len(rows) and column < len(rows[at + down]) and rows[at + down][column] == "^":
        down += 1
    return across, down


def html(made: Made) -> bytes:
    """Return the table in a web page."""
    body = ""
    for at, row in enumerate(made.rows):
        body += "<tr>"
        for column, cell in enumerate(row):
            if cell not in "^<" or not cell:
                across, down = _spans(made.rows, at, column)
                body += f'<td colspan="{across}" rowspan="{down}"><p>{cell}</p></td>'
        body += "</tr>"
    above, below = ("".join(f"<p>{line}</p>" for line in lines) for lines in (made.above, made.below))
    return f"<html><body><div>{above}<table>{body}</table>{below}</div></body></html>".encode()


def word(made: Made) -> bytes:
    """Return the table in a Word document, its cells merged."""
    document, parts = _blank()
    document._body.clear_content()
    for line in made.above:
        document.add_paragraph(line)
    table = document.add_table(len(made.rows), max(map(len, made.rows)))
    # `table.cell` counts all cells anew at each call.
    cells = [row.cells for row in table.rows]
    for at, row in enumerate(made.rows):
        for column, cell in enumerate(row):
            if cell and cell not in "^<":
                across, down = _spans(made.rows, at, column)
                target = cells[at][column]
                if across > 1 or down > 1:
                    target = target.merge(cells[at + down - 1][column + across - 1])
                target.text = cell
    for line in made.below:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, data in (parts | {_BODY: document.part.blob}).items():
            file.writestr(name, data)
    return buffer.getvalue()


@cache
def _blank() -> tuple[docx.document.Document, dict[str, bytes]]:
    """Return an empty document, which all are written in one after the other, and what else is in its file."""
    document, buffer = docx.Document(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as file:
        return document, {name: file.read(name) for name in file.namelist()}


def workbook(made: Made) -> bytes:
    """Return the table as a sheet, each line beside it a row, merged cells empty but for the first."""
    book = openpyxl.Workbook()
    sheet = book.active
    for line in made.above:
        sheet.append([line])
    for row in made.rows:
        sheet.append([_typed(cell) for cell in row])
    for line in made.below:
        sheet.append([line])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _typed(cell: str) -> str | float | None:
    if not cell or cell in "^<":
        return None
    return float(cell) if re.fullmatch(r"-?\d+\.\d*[1-9]", cell) else cell


def bars(made: Made) -> bytes:
    """Return the table as Markdown has it."""
    return _text(made, [f"| {' | '.join(row)} |" for row in _plain(made)])


def tabs(made: Made) -> bytes:
    """Return the table as text copied from a sheet."""
    return _text(made, ["\t".join(row) for row in _plain(made)])


def markup(made: Made) -> bytes:
    """Return the table as text recognition writes Markdown."""
    page = html(made).decode()
    table = page[page.index("<table") : page.index("</table>") + 8].replace("<p>", "").replace("</p>", "")
    return _text(made, [f"<div><html><body>{table}</body></html></div>"])


def paper(made: Made, lines: str = "all") -> bytes:
    """Return the table in a PDF, in letters so small that it fits the page, with the `lines` of `Sheets.table`."""
    sheets = Sheets()
    for line in made.above:
        sheets.line(line)
    rows = _squared(made)
    size = next(size for size in (9, 8, 7, 6, 5, 4) if sum(_widths(rows, size)) < RIGHT - LEFT)
    spans = [
        (at, column, down, across)
        for at, row in enumerate(made.rows)
        for column, cell in enumerate(row)
        if cell not in ("", "^", "<")
        for across, down in [_spans(made.rows, at, column)]
        if across > 1 or down > 1
    ]
    sheets.table(rows, _widths(rows, size), lines=lines, size=size, height=2.2 * size, spans=spans)
    for line in made.below:
        sheets.line(line)
    return sheets.bytes()


def _widths(rows: list[list[str]], size: float) -> list[float]:
    return [max(width(cell, size) for cell in column) + 2 * size for column in zip(*rows, strict=True)]


def spaced(made: Made) -> bytes:
    """Return the table as text with blanks that set its cells below each other, numbers to the right."""
    rows = _squared(made)
    widths = [max(map(_signs, column)) + 3 for column in zip(*rows, strict=True)]
    return _text(
        made,
        [
            "".join(
                _set(cell, width, at) for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in rows
        ],
    )


def _set(cell: str, width: int, column: int) -> str:
    left = width - _signs(cell)
    if column and re.fullmatch(r"[-+(]?[\d,.]+[%)]?|[-—…]+", cell):
        return " " * left + cell
    before = 3 if column else 0
    return " " * before + cell + " " * (left - before)


def boxed(made: Made) -> bytes:
    """Return the table as text with lines of characters between its cells."""
    rows = _squared(made)
    widths = [max(map(_signs, column)) for column in zip(*rows, strict=True)]
    rules = ["─" * (width + 2) for width in widths]
    lines = ["┌" + "┬".join(rules) + "┐"]
    for row in rows:
        cells = [f" {cell}{' ' * (width - _signs(cell))} " for cell, width in zip(row, widths, strict=True)]
        lines += [f"│{'│'.join(cells)}│", "├" + "┼".join(rules) + "┤"]
    return _text(made, [*lines[:-1], "└" + "┴".join(rules) + "┘"])


def _signs(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _squared(made: Made) -> list[list[str]]:
    width = max(map(len, made.rows))
    return [[*row, *[""] * (width - len(row))] for row in _plain(made)]


def comma(made: Made) -> bytes:
    """Return the rows as a CSV file."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows(_plain(made))
    return buffer.getvalue().encode()


def _plain(made: Made) -> list[list[str]]:
    return [["" if cell in ("^", "<") else cell for cell in row] for row in made.rows]


def _text(made: Made, rows: list[str]) -> bytes:
    return "\n".join([*made.above, *rows, *made.below]).encode()


FORMATS = {
    ".html": html,
    ".docx": word,
    ".xlsx": workbook,
    ".md": markup,
    ".txt": tabs,
    ".markdown": bars,
    ".pdf": paper,
    ".open.pdf": partial(paper, lines="open"),
    ".three.pdf": partial(paper, lines="three"),
    ".down.pdf": partial(paper, lines="down"),
    ".spaced.txt": spaced,
    ".boxed.txt": boxed,
}
"""What makes a file of a table, by its ending, before which stands how its cells are parted."""
