import json
import sys

import pytest

from gongbao import cli
from gongbao.gold import load
from gongbao.inspect import from_run
from gongbao.read import read
from gongbao.runs import texts
from gongbao.write import write


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "in" / "甲.txt"
    path.parent.mkdir()
    path.write_text("全市新建学校36所。\n", encoding="utf-8")
    return path


@pytest.fixture
def run(report, extractor, tmp_path):
    write(extractor.tables([read(report)]), tmp_path / "out")
    return tmp_path / "out"


def text_of(run, extractor, **more):
    shown = from_run(run, extractor, **more)
    return shown.text_of(shown.documents.iloc[0].to_dict())


def test_a_text_is_read_where_the_run_found_it(run, report, extractor):
    assert text_of(run, extractor) == "全市新建学校36所。\n"


def test_a_text_that_has_changed_is_not_taken(run, report, extractor):
    report.write_text("全市新建学校37所。\n", encoding="utf-8")
    assert text_of(run, extractor) is None


def test_a_text_that_has_moved_is_found_in_the_folder_named(run, report, extractor, tmp_path):
    (tmp_path / "moved").mkdir()
    report.rename(tmp_path / "moved" / report.name)
    assert text_of(run, extractor) is None
    assert text_of(run, extractor, reports=tmp_path / "moved") == "全市新建学校36所。\n"


def test_a_text_that_the_run_kept_needs_no_file(run, report, extractor):
    report.unlink()
    (run / texts.FOLDER).mkdir()
    texts.keep(run / texts.FOLDER, run / "draft", "甲", "全市新建学校36所。\n")
    assert text_of(run, extractor) == "全市新建学校36所。\n"


def call(monkeypatch, *args):
    monkeypatch.setattr(sys, "argv", ["gongbao", *map(str, args)])
    with pytest.raises(SystemExit) as end:
        cli.main()
        raise SystemExit(0)
    return end.value.code or 0


def test_a_report_that_cannot_be_read_does_not_hide_the_others(report, tmp_path, monkeypatch, capsys):
    (report.parent / "乙.txt").write_bytes(b"")
    page = tmp_path / "page.html"
    assert call(monkeypatch, "inspect", report.parent, "--static", page) == 0
    assert "乙.txt: the file is empty" in capsys.readouterr().err
    assert page.stat().st_size > 100_000


def test_no_report_at_all_is_a_failure(tmp_path, monkeypatch, capsys):
    (tmp_path / "乙.txt").write_bytes(b"")
    assert call(monkeypatch, "inspect", tmp_path, "--static", tmp_path / "page.html") == 1
    assert not (tmp_path / "page.html").exists()


def test_what_was_decided_becomes_gold_that_fits_its_text(run, report, tmp_path, monkeypatch):
    about = {"time": "t", "doc_id": "甲", "start": 6, "end": 9, "text": "36所", "table": "claims"}
    done = about | {"table": "documents", "start": 0, "end": 0, "text": "", "decision": "done"}
    fields = {"value": 36, "unit": "座", "mod": "exact", "kind": "count", "measured": "学校"}
    lines = [about | {"decision": "corrected", "fields": fields}, done]
    (run / "review.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert call(monkeypatch, "gold", "review", run, "-o", tmp_path / "gold") == 0
    path = tmp_path / "gold" / "甲.gold.json"
    gold = load(path, read(tmp_path / "gold" / "甲.txt"))
    assert [(mark.text, mark.fields["unit"]) for mark in gold.marks["claims"]] == [("36所", "座")]
    assert call(monkeypatch, "gold", "validate", path) == 0
    assert call(monkeypatch, "gold", "review", run, "-o", tmp_path / "gold") == 1
