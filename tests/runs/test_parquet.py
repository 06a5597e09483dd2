"""Parquet files of a folder, a file or a URI, read a few rows at a time."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongbao import errors
from gongbao.runs import parquet


@pytest.fixture
def folder(tmp_path):
    for name, first in (("b", 100), ("a/a", 0)):
        path = tmp_path / "in" / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.table({"编号": range(first, first + 100)}), path)
    (tmp_path / "in" / "readme.txt").write_text("no table", encoding="utf-8")
    return tmp_path / "in"


def test_every_row_of_every_file_is_read_in_order_of_path(folder):
    for place in (str(folder), folder.as_uri()):
        tables = [table for path in parquet.files_in(place) for table in parquet.tables_in(place, path)]
        assert [row for table in tables for row in table["编号"].to_pylist()] == list(range(200))
        assert max(map(len, tables)) < 100
        assert parquet.names_of(place, parquet.files_in(place)[0]) == ["编号"]


def test_a_file_may_be_named_itself(folder):
    (path,) = parquet.files_in(str(folder / "b.parquet"))
    assert path.endswith("b.parquet")


def test_what_is_not_there_is_named(folder):
    with pytest.raises(errors.InputError, match="nowhere"):
        parquet.files_in(str(folder / "nowhere"))
