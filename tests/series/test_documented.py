"""The answers in the README and on the page of series are those that the commands give."""

import re
import shlex
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongbao.cli import app

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT.parent / "shared" / "reports" / "full"
PAGES = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/series.md")]
COMMANDS = [
    found
    for page in PAGES
    for found in re.findall(r"```text\n\$ gongbao series out (.*)\n((?:.+\n)+?)```", page)
]
QUERIES = [
    found for page in PAGES for found in re.findall(r"```sql\n(.*?)```\n\n```text\n(.*?)```", page, re.DOTALL)
]


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
    shown, cut, _ = answer.partition("…\n")
    said = result.output.lstrip("\ufeff").replace("\r\n", "\n")
    assert said.startswith(shown) if cut else said.strip() == answer.strip()


@pytest.mark.parametrize(("query", "answer"), QUERIES)
def test_a_query_answers_as_documented(run, query, answer):
    rows = sqlite3.connect(run / "gongbao.sqlite").execute(query)
    assert ["|".join(map(str, row)) for row in rows] == answer.split()


def test_each_page_has_its_three_questions():
    assert len(COMMANDS) == 4 and len(QUERIES) == 2
