"""`gongbao rules coverage`: what rules do on texts, and what they are worth against gold."""

import json

import pytest
from typer.testing import CliRunner

from gongbao.cli import app


def run(*args):
    result = CliRunner().invoke(app, ["rules", "coverage", *map(str, args)])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def wrong_gold(gold, tmp_path):
    """Return the gold with a wrong unit, without its ranks, and with a span that no rule finds."""
    content = json.loads(gold.read_text("utf-8"))
    text = gold.with_name("report.txt").read_text("utf-8")
    content["claims"] = [claim for claim in content["claims"] if claim["kind"] != "rank"]
    next(claim for claim in content["claims"] if claim["text"] == "300亩")["unit"] = "顷"
    start = text.index("基层治理")
    content["programs"].append({"start": start, "end": start + 4, "text": "基层治理", "type": "other"})
    (tmp_path / "report.gold.json").write_text(json.dumps(content), encoding="utf-8")
    (tmp_path / "report.txt").write_bytes(gold.with_name("report.txt").read_bytes())
    return tmp_path


def test_each_rule_has_its_counts_and_idle_rules_are_named(gold):
    counted = json.loads(run(gold.with_name("report.txt"), "--json"))
    assert counted["uses"]["programs.quoted.mechanism"]["fired"] == 1
    assert counted["uses"]["claims.link.bare"]["overruled"] > 0
    assert "quantities.streak" in counted["idle"]
    assert "quantities.unit" not in counted["idle"]


def test_against_gold_each_rule_is_judged(wrong_gold):
    counted = json.loads(run(wrong_gold, "--gold", "--json"))
    assert counted["uses"]["quantities.rank.place"]["false_alarm"] == 1
    assert counted["uses"]["quantities.unit"]["wrong"] == 1
    assert counted["misses"] == {"programs": 1}
    told = run(wrong_gold, "--gold")
    assert "no rule found: 1 programs" in told
    assert "programs.quoted.mechanism" in told.partition("right every time, ")[2]


def test_a_report_that_cannot_be_read_is_told(gold, tmp_path):
    (tmp_path / "empty.txt").touch()
    paths = (tmp_path / "empty.txt", gold.with_name("report.txt"))
    done = CliRunner().invoke(app, ["rules", "coverage", *map(str, paths), "--json"])
    assert done.exit_code == 1 and "the file is empty" in done.stderr
    assert json.loads(done.stdout)["uses"]
