"""`gongbao check --baseline`, from the command line on."""

import json
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from gongbao.cli import app


def run(*args):
    return CliRunner().invoke(app, ["check", *map(str, args)])


@pytest.fixture(scope="module")
def saved(gold, tmp_path_factory):
    path = tmp_path_factory.mktemp("baseline") / "saved.json"
    assert run(gold, "--baseline", path, "--update-baseline").exit_code == 0
    return path


@pytest.fixture
def faulty(tmp_path):
    (tmp_path / "programs").mkdir()
    path = tmp_path / "programs" / "quoted-heads.toml"
    path.write_text("switch_off = ['programs.quoted.mechanism']", encoding="utf-8")
    return tmp_path


def test_a_result_is_saved_and_nothing_fell(gold, saved):
    result = run(gold, "--baseline", saved)
    assert (result.exit_code, "nothing that the baseline names fell" in result.output) == (0, True)


def test_what_fell_is_told_with_sentence_and_rule(gold, saved, faulty):
    result = run(gold, "--baseline", saved, "--rules", faulty)
    assert result.exit_code == 1
    assert "rules since the baseline: programs.quoted.mechanism removed" in result.output
    assert "total programs.exact.recall: 100.0 →" in result.output
    assert "lost: report programs “同心五共”工作机制 at" in result.output
    assert "(see programs.quoted.mechanism)" in result.output
    assert "探索建立⟦“同心五共”工作机制⟧，实施" in result.output


def test_what_fell_is_told_as_json_and_junit(gold, saved, faulty, tmp_path):
    junit = tmp_path / "junit.xml"
    result = run(gold, "--baseline", saved, "--rules", faulty, "--json", "--junit", junit)
    comparison = json.loads(result.stdout)["comparison"]
    assert comparison["fell"] is True
    assert [row["rules"] for row in comparison["rows"] if row["what"] == "lost"] == [
        ["programs.quoted.mechanism"]
    ]
    cases = {case.get("name"): case.find("failure") for case in ElementTree.parse(junit).iter("testcase")}
    assert cases["claims"] is None
    assert "programs.quoted.mechanism" in cases["programs"].text


def test_a_document_that_was_not_checked_fails(gold, saved, tmp_path):
    other = tmp_path / "other.gold.json"
    other.write_text(gold.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "other.txt").write_bytes(gold.with_name("report.txt").read_bytes())
    result = run(other, "--baseline", saved)
    assert result.exit_code == 1
    assert "not checked, though in the baseline: report" in result.output


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "No such file"), ("[]", "no baseline"), ('{"format": 9, "verdicts": {}}', "its format is 9")],
)
def test_what_is_no_baseline_is_refused(gold, tmp_path, content, says):
    path = tmp_path / "none.json"
    if content:
        path.write_text(content, encoding="utf-8")
    result = run(gold, "--baseline", path)
    assert result.exit_code == 1
    assert says in str(result.exception)
