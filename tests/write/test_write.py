import pandas as pd
import pytest

from gongbao.errors import InputError
from gongbao.tables import build
from gongbao.tables.build import Tables
from gongbao.tables.load import load_tables
from gongbao.tables.rows import DocumentRows
from gongbao.write import WRITERS, write


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
        "start_date": pd.Timestamp("2025-01-01"),
        "end_date": None,
        "mod": "",
        "sentence": "2025年",
        "rule": "r",
    }
    return build([DocumentRows(document, [], [date], [], [])])


@pytest.mark.parametrize("format_", WRITERS)
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

    def fail(frame, path):
        path.write_text("half", encoding="utf-8")
        raise OSError("disk full")

    monkeypatch.setitem(WRITERS, "csv", fail)
    with pytest.raises(InputError, match="disk full"):
        write(tables, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
