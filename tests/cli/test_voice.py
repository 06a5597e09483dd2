"""What commands say while they work: bars on a terminal, lines elsewhere, nothing with --quiet, a log of all."""

import io
import re
import sys
import zipfile

import pytest

from gongbao.cli.voice import Voice
from gongbao.read.counting import count
from gongbao.runs import engines

REPORT = "2025年，全市粮食产量500亿斤，同比增长5.2%。"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def see(monkeypatch):
    """Give a function that makes standard error a terminal and returns what is shown there."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")

    def call():
        # Capturing puts its own file there after the fixtures are set up.
        monkeypatch.setattr(sys, "stderr", Terminal())
        return sys.stderr

    return call


@pytest.fixture
def reports(tmp_path, monkeypatch):
    monkeypatch.setattr(engines, "in_processes", lambda *_: engines.in_process)
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(REPORT, encoding="utf-8")
    return folder


def moved(text, total):
    """Return whether a bar to `total`, with a time beside it, stands in `text`."""
    return re.search(rf"{total}/{total}.*\d:\d\d:\d\d", text) is not None


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("extract", "{reports}", "-o", "{tmp}/out"), "documents"),
        (("inspect", "{reports}", "--static", "{tmp}/page.html"), "reports"),
        (("gold", "start", "{reports}", "-o", "{tmp}/gold"), "reports"),
    ],
)
def test_long_commands_show_a_bar_with_total_and_time(command, see, reports, tmp_path, arguments, what):
    terminal = see()
    filled = [argument.format(reports=reports, tmp=tmp_path) for argument in arguments]
    assert command(*filled)[0] == 0
    assert what in terminal.getvalue() and moved(terminal.getvalue(), 3)


def test_check_shows_a_bar(command, see, reports, tmp_path, monkeypatch):
    terminal = see()
    command("gold", "start", reports, "--quiet")
    assert terminal.getvalue() == ""
    assert command("check", reports)[0] == 0
    assert moved(terminal.getvalue(), 3)


def test_no_bar_without_a_terminal(command, reports, tmp_path):
    assert command("extract", reports, "-o", tmp_path / "out")[2] == ""


def test_quiet_says_errors_alone(command, reports, tmp_path, see):
    terminal = see()
    (reports / "empty.txt").touch()
    code, out, _ = command("extract", reports, "-o", tmp_path / "out", "--quiet")
    assert (code, out) == (1, "")
    assert terminal.getvalue().splitlines() == [
        f"gongbao: {reports}/empty.txt: the file is empty; there is nothing to extract",
        "gongbao: 1 of the inputs failed, 3 done",
    ]


def test_verbose_says_each_document_on_a_terminal_too(command, reports, tmp_path, see):
    terminal = see()
    _, out, _ = command("extract", reports, "-o", tmp_path / "one")
    assert "0.txt: done" not in out + terminal.getvalue()
    _, out, _ = command("extract", reports, "-o", tmp_path / "two", "--verbose")
    assert "0.txt: done" in out + terminal.getvalue()


def test_the_log_has_all_with_times_and_grows(command, reports, tmp_path):
    log = tmp_path / "log.txt"
    for _ in range(2):
        command("extract", reports, reports / "none.txt", "-o", tmp_path / "out", "--quiet", "--log", log)
    lines = log.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2 * 6
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00 (info|error) ", line) for line in lines)
    assert any("none.txt: no such file" in line for line in lines)


def test_a_log_that_cannot_be_written_is_one_line(command, reports, tmp_path):
    code, _, err = command("extract", reports, "-o", tmp_path / "out", "--log", tmp_path / "no" / "log")
    assert code == 1 and err.startswith(f"gongbao: {tmp_path}/no/log: cannot be written to")


def test_quiet_and_verbose_together_are_wrong_usage(command, reports, tmp_path):
    assert command("extract", reports, "-o", tmp_path / "out", "-q", "-v")[0] == 2


def test_a_bar_never_ends_before_its_work(see):
    terminal = see()
    with Voice().progress("things", 1) as tick:
        for _ in range(4):
            tick()
    assert moved(terminal.getvalue(), 4)


def test_documents_are_counted_without_being_read(tmp_path):
    (tmp_path / "a.csv").write_text('text\n"一\n二"\n三\n', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "一"}\n\n{"text": "二"}\n', encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as packed:
        for name in ("1.txt", "2.html", "3.png"):
            packed.writestr(name, "一")
    (tmp_path / "d.zip").write_bytes(b"broken")
    (tmp_path / "e.txt").write_text("一", encoding="utf-8")
    files = sorted(tmp_path.iterdir())
    assert [count([path]) for path in files] == [2, 2, 2, 1, 1] and count(files) == 8


def test_gold_that_was_begun_goes_on(command, reports, tmp_path):
    gold = tmp_path / "gold"
    assert command("gold", "start", reports / "1.txt", "-o", gold)[0] == 0
    before = (gold / "1.gold.json").read_bytes()
    assert command("gold", "start", reports, "-o", gold)[0] == 1
    code, out, _ = command("gold", "start", reports, "-o", gold, "--go-on")
    assert code == 0 and "2.gold.json" in out and "1.gold.json" not in out
    assert (gold / "1.gold.json").read_bytes() == before
