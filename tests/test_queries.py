"""The documentation's queries run on what `gongbao extract` writes."""

import re
import sqlite3
from pathlib import Path

import duckdb
import pytest

import gongbao
from gongbao.write import write

ROOT = Path(__file__).resolve().parents[1]
QUERIES = re.findall(
    r"```sql\n(.*?)```", (ROOT / "docs" / "database.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.fixture(scope="module")
def databases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("databases")
    write(gongbao.extract(ROOT / "fixtures" / "tongliao.txt"), folder, ["sqlite", "duckdb"])
    return sqlite3.connect(folder / "gongbao.sqlite"), duckdb.connect(str(folder / "gongbao.duckdb"))


def test_both_databases_answer_alike(databases):
    assert len(QUERIES) == 3
    for query in QUERIES:
        small, large = (database.execute(query).fetchall() for database in databases)
        assert len(small) == len(large)
        assert [row[:1] for row in small] == [row[:1] for row in large]
    assert databases[0].execute(QUERIES[0]).fetchall()[0][-1] > 1e9
