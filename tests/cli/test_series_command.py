"""`gongbao series`: an archive of two reports answers as a list, as rows and as a panel."""

import json

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from gongbao.cli import app

HANGZHOU = """2026年杭州市政府工作报告
2026年1月20日
一、2025年工作回顾
2025年，地区生产总值增长5.5%，一般公共预算收入2800亿元、增长3%。
二、2026年工作安排
今年发展的主要预期目标是：地区生产总值增长5.5%左右。
"""
NINGBO = """2026年宁波市政府工作报告
2026年1月22日
一、2025年工作回顾
2025年，全市生产总值增长5.1%，机电产品出口增长8%。
二、2026年工作安排
今年发展的主要预期目标是：地区生产总值增长5%以上。
"""
REPORTS = {"杭州市": HANGZHOU, "宁波市": NINGBO}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    out = tmp_path_factory.mktemp("out") / "run"
    result = CliRunner().invoke(app, ["extract", str(folder), "-o", str(out)])
    assert result.exit_code == 0, result.output
    return out


def asked(run, *options):
    result = CliRunner().invoke(app, ["series", str(run), *options], env={"COLUMNS": "200"})
    return result.exit_code, result.output


def test_the_list_counts_what_there_is(run):
    code, out = asked(run, "--list")
    assert code == 0 and "na.gdp" in out and "一般公共预算收入" in out


def test_a_panel_has_results_beside_targets_with_their_tone(run):
    code, out = asked(run, "--indicator", "GDP", "--kind", "change", "--wide", "--format", "csv")
    assert code == 0
    assert out.splitlines() == ["about,2025,2026 target", "杭州市,5.5,≈5.5", "宁波市,5.1,≥5"]


def test_rows_are_chosen_by_owner_and_modality(run):
    code, out = asked(
        run, "--indicator", "生产总值", "--about", "宁波市", "--modality", "target", "--format", "json"
    )
    (row,) = json.loads(out)
    assert code == 0 and (row["figure"], row["value"], row["mod"], row["period"]) == (
        "≥5",
        5.0,
        "more",
        "2026",
    )


def test_parts_are_told_from_the_whole(run):
    code, out = asked(run, "--indicator", "出口", "--breakdown", "机电产品")
    assert code == 0 and "宁波市" in out and "8" in out
    assert asked(run, "--indicator", "出口", "--whole")[0] == 1


def test_an_answer_is_saved(run, tmp_path):
    for name in ("a.csv", "a.json", "a.xlsx"):
        path = tmp_path / name
        options = ["--indicator", "GDP", "-o", str(path)]
        assert asked(run, *options)[0] == 0
    assert len(pd.read_csv(tmp_path / "a.csv")) == 4
    assert len(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))) == 4
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active.max_row == 5


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--indicator", "GDP", "--list"),
        ("--indicator", "GDP", "--whole", "--breakdown", "x"),
        ("--indicator", "GDP", "--format", "xlsx"),
        ("--indicator", "GDP", "-o", "gdp.pdf"),
    ],
    ids=str,
)
def test_wrong_usage_is_told(run, options):
    assert asked(run, *options)[0] == 2
