import datetime
import re
import sqlite3

import duckdb
import openpyxl
import pandas as pd
import pytest

from gongbao.errors import InputError
from gongbao.tables import build
from gongbao.tables.build import Tables
from gongbao.tables.formulas import defuse, restore
from gongbao.tables.load import load_tables
from gongbao.tables.rows import DocumentRows
from gongbao.tables.schema import SCHEMAS
from gongbao.write import FORMATS, Drafts, write
from gongbao.write.text import CsvSink


@pytest.fixture
def tables() -> Tables:
    document = {
        "doc_id": "a",
        "title": "=1+1",
        "publisher": "",
        "date": "2025-11",
        "place": "通辽市",
        "path": "a.txt",
        "sha256": "0" * 64,
        "chars": 9,
        "n_claims": 0,
        "n_dates": 1,
        "n_organizations": 0,
        "n_programs": 0,
    }
    date = {
        "date_id": "a:d0",
        "doc_id": "a",
        "start": 0,
        "end": 5,
        "text": "2025年",
        "type": "DATE",
        "value": "2025",
        "start_date": datetime.date(2025, 1, 1),
        "end_date": None,
        "mod": "",
        "sentence": "2025年",
        "rule": "r",
    }
    return build([DocumentRows(document, [], [date], [], [])])


@pytest.mark.parametrize("format_", ["csv", "parquet", "jsonl"])
def test_what_is_written_reads_back_the_same(tables, tmp_path, format_):
    write(tables, tmp_path / "new" / "out", [format_])
    again = load_tables(tmp_path / "new" / "out")
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, getattr(again, name))


def test_csv_opens_in_excel_and_runs_no_formula(tables, tmp_path):
    write(tables, tmp_path)
    data = (tmp_path / "documents.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert ",'=1+1," in data.decode("utf-8-sig")


def test_a_failed_write_leaves_what_was_there(tables, tmp_path, monkeypatch):
    write(tables, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def fail(self, table, frame):
        raise OSError("disk full")

    monkeypatch.setattr(CsvSink, "append", fail)
    with pytest.raises(InputError, match="disk full"):
        write(tables, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''-2", "@x", "\t=1", "＝1+1", "'a", "-5%"])
def test_a_formula_defused_in_a_csv_comes_back_as_it_was(text):
    column = pd.Series([text], dtype="string")
    safe = defuse(column)
    assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", safe[0])
    assert restore(safe)[0] == text


@pytest.mark.parametrize("format_", sorted({*FORMATS} - {"duckdb"}))
def test_the_same_tables_give_the_same_bytes(tables, tmp_path, format_):
    for name in "ab":
        write(tables, tmp_path / name, [format_])
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_excel_has_typed_sheets_with_filters_and_frozen_header(tables, tmp_path):
    (path,) = write(tables, tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == list(SCHEMAS)
    assert [cell.value for cell in book["documents"][1]] == list(SCHEMAS["documents"].columns)
    title, sheet = book["documents"]["B2"], book["dates"]
    assert (title.value, title.data_type) == ("=1+1", "s")
    assert (sheet["C2"].value, sheet["H2"].value) == (0, datetime.datetime(2025, 1, 1))
    assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == "A1:L2"


def test_sqlite_is_typed_and_its_keys_hold(tables, tmp_path):
    (path,) = write(tables, tmp_path, ["sqlite"])
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        joined = "SELECT title, typeof(start), start_date FROM dates JOIN documents USING (doc_id)"
        assert database.execute(joined).fetchall() == [("=1+1", "integer", "2025-01-01")]
        assert database.execute("SELECT publisher IS NULL FROM documents").fetchall() == [(1,)]


def test_duckdb_is_typed_and_has_keys(tables, tmp_path):
    (path,) = write(tables, tmp_path, ["duckdb"])
    with duckdb.connect(str(path), read_only=True) as database:
        joined = "SELECT title, start, start_date, end_date FROM dates JOIN documents USING (doc_id)"
        assert database.execute(joined).fetchall() == [("=1+1", 0, datetime.date(2025, 1, 1), None)]
        keys = "SELECT count(*) FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')"
        assert database.execute(keys).fetchone() == (11,)


def test_a_table_longer_than_a_sheet_goes_on_in_another(tables, tmp_path, monkeypatch):
    monkeypatch.setattr("gongbao.write.excel.MOST_ROWS", 3)
    with Drafts(tmp_path, ["xlsx"]) as drafts:
        for name, frame in tables.items():
            drafts.append(name, pd.concat([frame] * 5) if name == "dates" else frame)
    book = openpyxl.load_workbook(tmp_path / "gongbao.xlsx")
    assert [book[name].max_row for name in ("dates", "dates (2)", "dates (3)")] == [3, 3, 2]


DOUBLES = [1e-11, 0.1 + 0.2, 1e16 + 2, 5e-324, 1.7976931348623157e308, 1 / 3, 123456789.123456789, -0.5, 3.0]


def test_all_formats_carry_the_same_value_to_the_last_digit(tmp_path):
    from gongbao.extraction import extract

    tables = extract("约39亿元。" * len(DOUBLES))
    tables.claims["value"] = pd.Series(DOUBLES, dtype="Float64")
    write(tables, tmp_path, FORMATS)
    for name in ("parquet", "csv", "jsonl"):
        assert load_tables(tmp_path).claims["value"].tolist() == DOUBLES, name
        (tmp_path / f"claims.{name}").unlink()
    with sqlite3.connect(tmp_path / "gongbao.sqlite") as database:
        assert [value for (value,) in database.execute("SELECT value FROM claims ORDER BY start")] == DOUBLES
    with duckdb.connect(str(tmp_path / "gongbao.duckdb"), read_only=True) as database:
        found = database.execute("SELECT value FROM claims ORDER BY start").fetchall()
    assert [value for (value,) in found] == DOUBLES
    sheet = openpyxl.load_workbook(tmp_path / "gongbao.xlsx")["claims"]
    column = [cell.value for cell in sheet[1]].index("value") + 1
    assert [float(sheet.cell(row, column).value) for row in range(2, len(DOUBLES) + 2)] == DOUBLES


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_a_value_that_is_no_number_breaks_the_schema(tables, value):
    from gongbao.tables import schema

    row = dict.fromkeys(schema.CLAIMS.columns)
    with pytest.raises(ValueError, match="finite"):
        schema.CLAIMS.check([{**row, "value": value}])
