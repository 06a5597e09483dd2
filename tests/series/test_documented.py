"""The answers on the page of series are those that the commands give."""

import re
import shlex
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongbao.cli import app

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT.parent / "shared" / "reports" / "full"
PAGE = (ROOT / "docs" / "series.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```text\n\$ gongbao series out (.*)\n((?:.+\n)+?)```", PAGE)
QUERIES = re.findall(r"```sql\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    if not REPORTS.is_dir():
        pytest.skip("the work reports are not in this checkout")
    out = tmp_path_factory.mktemp("documented") / "out"
    result = CliRunner().invoke(app, ["extract", str(REPORTS), "-o", str(out), "--format", "csv,sqlite"])
    assert result.exit_code == 0, result.output
    return out


@pytest.mark.parametrize(("options", "answer"), COMMANDS)
def test_a_command_answers_as_documented(run, options, answer):
    result = CliRunner().invoke(app, ["series", str(run), *shlex.split(options)])
    assert result.output.lstrip("\ufeff").strip() == answer.strip()


@pytest.mark.parametrize(("query", "answer"), QUERIES)
def test_a_query_answers_as_documented(run, query, answer):
    rows = sqlite3.connect(run / "gongbao.sqlite").execute(query)
    assert ["|".join(map(str, row)) for row in rows] == answer.split()


def test_the_page_has_its_three_questions():
    assert len(COMMANDS) == 2 and len(QUERIES) == 1
