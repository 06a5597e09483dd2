import json
import sys

import pytest

from gongbao.cli import check, extract, show
from gongbao.gold.models import TABLES
from gongbao.rulebook import default
from gongbao.runs import Settings
from gongbao.tables import build
from gongbao.tables.rows import DocumentRows
from gongbao.tables.schema import SCHEMAS


class Reader:
    """Stands in for the extractor: every report has one date, its first five characters."""

    book = default()

    def rows(self, report):
        counts = {f"n_{table}": 0 for table in TABLES} | {"n_dates": 1}
        document = {
            "doc_id": report.doc_id,
            "title": "[b]题",
            "publisher": "",
            "date": "",
            "place": "",
            "path": report.path,
            "sha256": report.sha256,
            "chars": len(report.text),
            **counts,
        }
        date = {
            "date_id": f"{report.doc_id}:d0",
            "doc_id": report.doc_id,
            "start": 0,
            "end": 5,
            "text": report.text[:5],
            "type": "DATE",
            "value": "2025",
            "start_date": None,
            "end_date": None,
            "mod": "",
            "sentence": report.text,
            "rule": "r",
        }
        return DocumentRows(document, [], [date], [], [])

    def tables(self, reports):
        return build(self.rows(report) for report in reports)


class ReaderSettings(Settings):
    def extractor(self):
        return Reader()


@pytest.fixture
def run(monkeypatch, command):
    monkeypatch.setattr(extract, "make_settings", lambda *_, **__: ReaderSettings())
    for module in (show, check):
        monkeypatch.setattr(module, "make_extractor", lambda *_: Reader())
    return command


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("2025年，完成。", encoding="utf-8")
    return path


@pytest.fixture
def gold(report):
    path = report.with_name("a.gold.json")
    mark = {"start": 0, "end": 5, "text": "2025年", "type": "DATE", "value": "2024"}
    path.write_text(json.dumps({"dates": [mark]}, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["extract", "show", "check", "explain", "diff"])
def test_help_of_each_command_has_examples(run, name):
    code, out, _ = run(name, "--help")
    assert code == 0
    assert f"gongbao {name}" in out.partition("Examples:")[2]


def test_help_names_every_command_and_exit_code(run):
    _, out, _ = run("--help")
    assert all(word in out for word in ("extract", "show", "check", "codes: 0 done"))


def test_help_starts_without_pipeline_or_pandas():
    import subprocess

    probe = (
        "import sys; from gongbao import cli; "
        "print([m for m in ('spacy', 'pandas', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_extract_writes_each_table_in_each_format(run, report, tmp_path):
    code, out, _ = run("extract", report, "-o", tmp_path / "out", "--format", "csv,jsonl")
    assert code == 0 and "1 date," in out
    tables = [path for path in (tmp_path / "out").iterdir() if path.suffix in (".csv", ".jsonl")]
    assert len(tables) == 2 * len(SCHEMAS)


def test_a_failing_report_is_named_and_the_others_go_on(run, report, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    code, out, err = run("extract", empty, tmp_path / "none.txt", report, "-o", tmp_path / "out")
    assert code == 1
    assert "empty.txt: the file is empty" in err and "none.txt: no such file" in err
    assert (tmp_path / "out" / "dates.csv").is_file() and "1 document, " in out


def test_show_prints_only_the_tables_asked_for(run, report):
    code, out, _ = run("show", report, "--table", "dates")
    assert code == 0
    assert "dates: 1" in out and "claims" not in out


def test_show_takes_brackets_of_a_report_as_they_are(run, report):
    assert "[b]题" in run("show", report, "--table", "documents")[1]


def test_check_lists_wrong_fields_and_fails_below_the_minimum(run, gold):
    code, out, err = run("check", gold, "--errors", "--min", "dates.exact.f1=100", "--min", "dates.row.f1=95")
    assert code == 1
    assert "dates field at 0: 2025年: value '2025' for '2024' (r)" in out
    assert err == "gongbao: dates.row.f1 is 0.0, below 95\n"


def test_check_as_json_has_every_measure(run, gold):
    code, out, _ = run("check", gold, "--json")
    total = json.loads(out)["total"]
    assert code == 0
    assert (total["dates.exact.f1"], total["dates.value"], total["claims.exact.f1"]) == (100, 0, None)


@pytest.mark.parametrize(
    "args",
    [
        ("extract", "a.txt"),
        ("extract", "a.txt", "-o", "out", "--format", "xls"),
        ("show", "a.txt", "--table", "claim"),
        ("check", "a.json", "--min", "dates"),
        ("nothing",),
    ],
)
def test_wrong_usage_exits_with_2(run, args):
    assert run(*args)[0] == 2


def test_a_foreseen_failure_is_one_line(run, tmp_path):
    assert run("show", tmp_path / "none.txt") == (
        1,
        "",
        f"gongbao: {tmp_path}/none.txt: no such file or folder\n",
    )


def test_rules_are_listed_shown_and_tested(run):
    code, out, _ = run("rules", "list", "--layer", "quantities")
    assert code == 0 and "quantities.hedge.surplus" in out and "programs." not in out
    code, out, _ = run("rules", "show", "quantities.unit")
    assert "pattern, as it runs:" in out and "‹number›" in out
    code, out, _ = run("rules", "test", "quantities.unit")
    assert code == 0 and "1 rule, " in out and "0 failures" in out


def test_a_failing_example_says_who_took_it(run, tmp_path):
    (tmp_path / "quantities").mkdir()
    rule = "[[rule]]\nid = 'mine'\nnote = ''\npattern = '{n}对'\nkind = 'rank'\nmatch = ['<quantity>5亩</quantity>']\n"
    (tmp_path / "quantities" / "forms.toml").write_text(rule, encoding="utf-8")
    code, out, _ = run("rules", "test", "mine", "--rules", tmp_path)
    assert code == 1
    assert "the rule made nothing here; quantities.unit did" in out


def test_explain_tells_a_span_and_refuses_wrong_usage(run):
    code, out, _ = run("explain", "--text", "举办培训500余期。")
    assert code == 0 and "tried, in order:" in out and "mod: 余 → more  (quantities.hedge.surplus)" in out
    assert run("explain")[0] == 2
    assert run("explain", "--text", "甲", "--at", "5")[0] == 2
