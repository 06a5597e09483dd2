import json

import pytest
from typer.testing import CliRunner

from gongbao.cli import app
from gongbao.extraction import Extractor, default_extractor
from gongbao.read import from_text
from gongbao.write import write

TEXT = "印发《规划&研究》，建立“同心”机制，完成造林300亩。2024年，完成投资5亿元。"


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs")
    rules = folder / "rules"
    for name, text in {
        "programs/quoted-heads.toml": "switch_off = ['programs.quoted.mechanism']",
        "quantities/units.tsv": "mu\t亩 市亩\tarea\t20000/3\n",
        "programs/patterns.toml": "[[rule]]\nid = 'mine'\nnote = ''\ntype = 'policy'\npattern = '造林'\n",
    }.items():
        (rules / name).parent.mkdir(parents=True, exist_ok=True)
        (rules / name).write_text(text, encoding="utf-8")
    for name, extractor in {"a": default_extractor(), "b": Extractor(rules=rules)}.items():
        write(extractor.tables([from_text(TEXT)]), folder / name, ["csv"])
    return folder / "a", folder / "b"


def run(*args):
    return CliRunner().invoke(app, ["diff", *map(str, args)])


def test_rows_added_removed_and_changed_are_told_with_their_rules(runs):
    out = run(*runs).stdout
    assert f"programs “同心”机制 at {TEXT.index('“')} (programs.quoted.mechanism)" in out
    assert "added: text programs 造林" in out and "(mine)" in out
    assert "base_value: 200000 → 2000000" in out
    assert out.endswith("1 added, 1 removed, 1 changed, in 1 document\n")


def test_the_same_run_does_not_differ(runs):
    assert run(runs[0], runs[0]).stdout == "no row differs\n"


def test_json_has_each_change_and_counts_by_rule(runs):
    result = json.loads(run(*runs, "--json").stdout)
    assert result["rules"]["mine"] == {"added": 1}
    [changed] = [change for change in result["changes"] if change["what"] == "changed"]
    assert changed["fields"] == [{"field": "base_value", "before": 200000.0, "after": 2000000.0}]


def test_the_page_stands_alone_and_escapes_the_text(runs, tmp_path):
    page = tmp_path / "diff.html"
    assert run(*runs, "--html", page).exit_code == 0
    html = page.read_text(encoding="utf-8")
    assert "同心" in html and "规划&amp;研究" in html and "规划&研" not in html
    assert "http" not in html
