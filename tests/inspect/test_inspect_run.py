import sys

import pytest

from gongbao import cli
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
    monkeypatch.setattr(sys, "argv", ["gongbao", "inspect", *map(str, args)])
    with pytest.raises(SystemExit) as end:
        cli.main()
        raise SystemExit(0)
    return end.value.code or 0


def test_a_report_that_cannot_be_read_does_not_hide_the_others(report, tmp_path, monkeypatch, capsys):
    (report.parent / "乙.txt").write_bytes(b"")
    page = tmp_path / "page.html"
    assert call(monkeypatch, report.parent, "--static", page) == 0
    assert "乙.txt: the file is empty" in capsys.readouterr().err
    assert page.stat().st_size > 100_000


def test_no_report_at_all_is_a_failure(tmp_path, monkeypatch, capsys):
    (tmp_path / "乙.txt").write_bytes(b"")
    assert call(monkeypatch, tmp_path, "--static", tmp_path / "page.html") == 1
    assert not (tmp_path / "page.html").exists()
