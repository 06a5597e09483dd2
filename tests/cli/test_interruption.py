"""Ctrl-C and SIGTERM: one line that says how to go on, and what is done can be read."""

import json
import signal
import time
from itertools import count

import pytest

from gongbao.cli import inspect as page
from gongbao.cli.interrupts import Interrupted, listening
from gongbao.runs import engines, read_run
from gongbao.tables import load_tables

REPORT = "{name}市政府工作报告\n2026年1月20日\n2025年，地区生产总值增长{n}.5%。\n"
PLACES = ("杭州", "宁波", "温州", "嘉兴", "湖州")


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for number, name in enumerate(PLACES):
        (folder / f"{name}.txt").write_text(REPORT.format(name=name, n=number + 2), encoding="utf-8")
    return folder


@pytest.fixture
def interrupt(monkeypatch):
    """Give a function that lets the next run get a signal after some documents; without one, runs go through."""
    after, number = None, None

    def engine(items, settings):
        for done in engines.in_process(items, settings):
            if next(left) == after:
                signal.raise_signal(number)
            yield done

    def set_up(documents=None, signum=signal.SIGINT):
        nonlocal after, number, left
        after, number, left = documents, signum, count()

    left = count()
    monkeypatch.setattr(engines, "in_processes", lambda *_: engine)
    return set_up


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".csv"}


@pytest.mark.parametrize(("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_says_how_to_go_on_and_goes_on(
    archive, interrupt, command, tmp_path, signum, code
):
    out = tmp_path / "out"
    interrupt(2, signum)
    ended, _, said = command("extract", archive, "-o", out)
    assert ended == code
    assert said == (
        f"gongbao: interrupted; done and kept in {out}: 2 documents; give the same command again to go on\n"
    )
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["status"] == "interrupted" and manifest["finished"]
    assert [line["status"] for line in manifest["inputs"]][:2] == ["done", "done"]
    interrupt()
    _, told, _ = command("extract", archive, "-o", out)
    assert told.count("unchanged") == 2
    command("extract", archive, "-o", tmp_path / "whole")
    assert files_of(out) == files_of(tmp_path / "whole")


def test_what_is_done_of_an_interrupted_run_can_be_read(archive, interrupt, command, tmp_path):
    interrupt(2)
    command("extract", archive, "-o", tmp_path / "part")
    interrupt()
    command("extract", archive, "-o", tmp_path / "whole")
    word = f"{tmp_path / 'part'}: the run was cut short; this is what is done of it, 2 documents"
    code, out, err = command("series", tmp_path / "part", "--list")
    assert code == 0 and "na.gdp" in out and word in err
    code, out, err = command("diff", tmp_path / "part", tmp_path / "whole")
    assert code == 0 and "湖州市" not in err and word in err
    code, out, err = command("inspect", tmp_path / "part", "--static", tmp_path / "page.html")
    assert code == 0 and "2 reports in" in out and word in err


def test_a_run_that_had_done_nothing_yet_is_read_as_such(archive, interrupt, command, tmp_path):
    interrupt(0)
    command("extract", archive, "-o", tmp_path / "out")
    code, _, err = command("series", tmp_path / "out", "--list")
    assert code == 0 and "0 documents" in err


def test_an_interruption_of_a_second_run_shows_what_still_holds(archive, interrupt, command, tmp_path):
    out = tmp_path / "out"
    interrupt()
    command("extract", archive, "-o", out)
    (archive / "温州.txt").write_text(REPORT.format(name="温州", n=9), encoding="utf-8")
    interrupt(0)
    command("extract", archive, "-o", out)
    kept = read_run(out)
    assert kept.documents == 4 and "温州" not in set(kept.tables.documents["doc_id"])
    interrupt(1)
    command("extract", archive, "-o", out, "--date", "2020")
    assert read_run(out).documents == 1


def test_a_run_that_was_killed_can_be_read_as_well(archive, interrupt, command, tmp_path):
    out = tmp_path / "out"
    interrupt(3)
    command("extract", archive, "-o", out)
    manifest = out / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace('"interrupted"', '"running"'), encoding="utf-8")
    assert read_run(out).documents == 3


def test_a_run_at_its_end_is_read_from_its_files(archive, interrupt, command, tmp_path):
    interrupt()
    command("extract", archive, "-o", tmp_path / "out")
    kept = read_run(tmp_path / "out")
    assert kept.documents is None and kept.tables.series.equals(load_tables(tmp_path / "out").series)


def test_other_commands_end_with_a_line_too(command, monkeypatch, tmp_path):
    monkeypatch.setattr(time, "time", lambda: signal.raise_signal(signal.SIGTERM))
    monkeypatch.setattr(page, "_shown", lambda *_: time.time())
    assert command("inspect", tmp_path) == (143, "", "gongbao: interrupted\n")
    told = f"gongbao: interrupted; {tmp_path}/page.html is not written\n"
    assert command("inspect", tmp_path, "--static", tmp_path / "page.html") == (143, "", told)


def test_a_signal_that_comes_in_a_finalizer_is_heard_after_it(capfd):
    class Ending:
        def __del__(self):
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(Interrupted), listening():
        Ending()
        time.sleep(60)
    assert not capfd.readouterr().err
