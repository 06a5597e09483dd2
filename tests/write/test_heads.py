"""Excel with Chinese heads: every table and column has one, numbers are written as people read them."""

import openpyxl
import pytest

from gongbao.extraction import extract
from gongbao.tables.schema import SCHEMAS, reviewed_schemas
from gongbao.write import Layout, write


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("excel")
    write(extract("2025年，全市投资4583.8亿元，同比增长5.2%。"), folder, ["xlsx"], Layout(heads="zh"))
    return openpyxl.load_workbook(folder / "gongbao.xlsx")


def test_every_table_and_column_has_a_chinese_head():
    layout = Layout(reviewed_schemas(), "zh")
    for table in SCHEMAS:
        assert layout.sheet(table) != table
        heads = [layout.head(column) for column in layout.kinds(table)]
        assert not any(head.isascii() for head in heads) and len(set(heads)) == len(heads)


def test_sheets_and_heads_are_chinese(book):
    assert book.sheetnames[:3] == ["报告", "数字", "日期"]
    assert [cell.value for cell in book["数字"][1]][:3] == ["数字编号", "报告编号", "起始位置"]


def test_numbers_have_a_format(book):
    sheet = book["数字"]
    column = [cell.value for cell in sheet[1]].index("数值")
    formats = {row[column].value: row[column].number_format for row in sheet.iter_rows(min_row=2)}
    assert formats == {458380000000: "#,##0", 5.2: "#,##0.##########"}
    assert sheet.cell(2, 3).number_format == "General"


def test_without_a_language_the_names_of_the_contract_stand(tmp_path):
    write(extract("投资5元。"), tmp_path, ["xlsx"])
    assert openpyxl.load_workbook(tmp_path / "gongbao.xlsx").sheetnames == list(SCHEMAS)
