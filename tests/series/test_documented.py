"""The answers in the READMEs and on the page of series are those that the commands give."""

import re
import shlex
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongbao.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md", "docs/series.md")
]
COMMANDS = [
    found
    for page in PAGES
    for found in re.findall(r"```text\n\$ gongbao series out (.*)\n((?:.+\n)+?)```", page)
]
QUERIES = [
    found for page in PAGES for found in re.findall(r"```sql\n(.*?)```\n\n```text\n(.*?)```", page, re.DOTALL)
]


@pytest.mark.parametrize(("options", "answer"), COMMANDS)
def test_a_command_answers_as_documented(work_reports, options, answer):
    result = CliRunner().invoke(app, ["series", str(work_reports), *shlex.split(options)])
    shown, cut, _ = answer.partition("…\n")
    said = "".join(f"{line.rstrip()}\n" for line in result.output.lstrip("\ufeff").splitlines())
    assert said.startswith(shown) if cut else said.strip() == answer.strip()


@pytest.mark.parametrize(("query", "answer"), QUERIES)
def test_a_query_answers_as_documented(work_reports, query, answer):
    rows = sqlite3.connect(work_reports / "gongbao.sqlite").execute(query)
    assert ["|".join(map(str, row)) for row in rows] == answer.split()


def test_each_page_has_its_questions():
    assert len(COMMANDS) == 5 and len(QUERIES) == 2
