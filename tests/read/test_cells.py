"""Cells of tables: the blanks and steps that indent them, and shares that a sheet shows in percent."""

import io

import docx
import openpyxl
import pytest
from openpyxl.styles import Alignment

from gongbao.extraction import Extractor
from gongbao.read.report import from_bytes

ROWS = [["指标", "2024年末（万人）"], ["常住人口", "512.3"], ["　牧区", "72.2"], ["户籍人口", "498.7"]]


def page(rows):
    body = "".join(f"<tr>{''.join(f'<td><p>{cell}</p></td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><table>{body}</table></body></html>".replace("　", "\n &nbsp;&nbsp;").encode()


def document(rows):
    made = docx.Document()
    table = made.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def workbook(rows, form="General"):
    book = openpyxl.Workbook()
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = book.active.cell(at, column, value.strip("　") if isinstance(value, str) else value)
            cell.number_format = form
            if isinstance(value, str) and value.startswith("　"):
                cell.alignment = Alignment(indent=1)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def bars(rows):
    return "\n".join(f"| {' | '.join(row)} |" for row in rows).encode()


@pytest.mark.parametrize(
    ("name", "made"), [("a.html", page), ("a.docx", document), ("a.xlsx", workbook), ("a.txt", bars)]
)
def test_a_row_further_in_is_a_part_of_the_one_above(name, made):
    report = from_bytes(made(ROWS), name, name)
    claims = Extractor().tables([report]).claims
    assert list(claims["measured"]) == ["常住人口", "常住人口 牧区", "户籍人口"]
    assert [report.text[row.start : row.end] for row in claims.itertuples()] == ["512.3", "72.2", "498.7"]


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [("0.0%", 0.054, "5.4%"), ("0.00%", -0.1234, "-12.34%"), ('0.0"%"', 5.4, "5.4"), ("General", 5.4, "5.4")],
)
def test_a_share_is_read_in_percent_where_its_sheet_shows_it_so(form, value, shown):
    rows = [["指标", "同比增长"], ["投资", value]]
    assert from_bytes(workbook(rows, form), "a.xlsx", "a.xlsx").text.splitlines()[-1] == f"| 投资 | {shown} |"
