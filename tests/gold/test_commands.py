"""`gongbao gold`, from the command line on."""

import json

import pytest
from typer.testing import CliRunner

from gongbao.cli import app
from gongbao.gold import load
from gongbao.gold.validate import validate
from gongbao.read import read

TEXT = "举办培训500余期，印发《规划》。"


def run(*args):
    return CliRunner().invoke(app, ["gold", *map(str, args)])


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_gold_is_begun_from_what_the_rules_find(report, tmp_path):
    assert run("start", report).exit_code == 0
    gold = load(tmp_path / "a.gold.json", read(report))
    [claim] = gold.marks["claims"]
    assert dict(claim.fields) == {
        "value": 500,
        "mod": "more",
        "unit": "期",
        "kind": "count",
        "measured": "培训",
        "predicate": "举办",
    }
    assert [dict(mark.fields) for mark in gold.marks["programs"]] == [{"type": "policy", "name": "规划"}]
    assert validate(tmp_path / "a.gold.json") == []
    assert run("start", report).exit_code == 1
    assert run("start", report, "--force").exit_code == 0


def test_a_report_that_cannot_be_read_is_left_out(report, tmp_path):
    (tmp_path / "a-before.txt").touch()
    done = run("start", tmp_path, "-o", tmp_path / "gold")
    assert done.exit_code == 1 and "a-before.txt: the file is empty" in done.output
    assert [path.name for path in (tmp_path / "gold").iterdir()] == ["a.gold.json"]


@pytest.mark.parametrize("name", ["doccano", "label-studio", "brat", "docbin"])
def test_gold_goes_out_and_comes_in(report, tmp_path, name):
    run("start", report)
    file, back = tmp_path / "exported", tmp_path / "back"
    assert run("export", tmp_path / "a.gold.json", "--format", name, "-o", file).exit_code == 0
    result = run("import", file, "--format", name, "-o", back)
    assert result.exit_code == 0, result.output
    first, second = (json.loads((f / "a.gold.json").read_text("utf-8")) for f in (tmp_path, back))
    assert first.pop("draft") is True and first == second
    assert (back / "a.txt").read_text("utf-8") == TEXT


PROBLEMS = [
    ({"claims": [{"start": 4, "end": 8, "text": "500余期"}]}, "does not stand at 4–8"),
    (
        {"claims": [{"start": 4, "end": 10, "text": "500余期，"}]},
        "starts or ends with white space or punctuation",
    ),
    ({"claims": [{"start": 4, "end": 99, "text": "500余期"}]}, "outside the text"),
    (
        {"claims": [{"start": 4, "end": 9, "text": "500余期", "kind": "counts"}]},
        "kind 'counts' is not one of",
    ),
    (
        {"claims": [{"start": 4, "end": 9, "text": "500余期", "vlaue": 5}]},
        "field 'vlaue' is not in the guideline",
    ),
    ({"claims": [{"start": 4, "end": 9, "text": "500余期", "value": "5"}]}, "value '5' is no number"),
    (
        {"dates": [{"start": 0, "end": 2, "text": "举办"}, {"start": 1, "end": 4, "text": "办培训"}]},
        "dates[1] '办培训' at 1 overlaps '举办'",
    ),
    ({"claims": [], "sha256": "0" * 64}, "has changed since it was annotated"),
    ({"claim": []}, "unknown key 'claim'"),
    ({"claims": 3}, "expected a list of marks"),
    ({"claims": [3]}, "claims[0] expected whole numbers"),
]


@pytest.mark.parametrize(("content", "says"), PROBLEMS)
def test_what_is_wrong_in_gold_is_found(report, tmp_path, content, says):
    (tmp_path / "a.gold.json").write_text(json.dumps(content), encoding="utf-8")
    result = run("validate", tmp_path / "a.gold.json")
    assert result.exit_code == 1
    assert says in result.output


def test_wrong_usage_is_told(report, tmp_path):
    assert run("import", report, "--format", "docano", "-o", tmp_path).exit_code == 2
    assert run("import", report, "--format", "doccano", "-o", tmp_path, "--label", "PER").exit_code == 2


def test_a_gold_of_a_page_has_its_text_beside_it(tmp_path):
    page = tmp_path / "b.html"
    page.write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    result = run("start", page, "-o", tmp_path / "gold")
    assert result.exit_code == 0, result.output
    assert TEXT in (tmp_path / "gold" / "b.txt").read_text("utf-8")
    assert validate(tmp_path / "gold" / "b.gold.json") == []
