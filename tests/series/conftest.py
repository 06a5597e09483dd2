"""Runs over the reports at hand: the work reports are extracted once, the others are added to a copy."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongbao.cli import app

REPORTS = Path(__file__).resolve().parents[2].parent / "shared" / "reports"


def _extract(*arguments):
    result = CliRunner().invoke(app, ["extract", *map(str, arguments)])
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="package")
def work_reports(tmp_path_factory):
    """Give the folder of a run over whole work reports, as CSV and SQLite."""
    if not (REPORTS / "full").is_dir():
        pytest.skip("the work reports are not in this checkout")
    out = tmp_path_factory.mktemp("work-reports") / "out"
    _extract(REPORTS / "full", "-o", out, "--format", "csv,sqlite")
    return out


@pytest.fixture(scope="package")
def all_reports(work_reports, tmp_path_factory):
    """Give the folder of a run over all reports."""
    out = tmp_path_factory.mktemp("all-reports") / "out"
    shutil.copytree(work_reports, out)
    _extract(REPORTS, "-o", out, "--format", "csv,sqlite", "--add")
    return out
