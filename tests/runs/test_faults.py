"""Disks that are full or read-only, damaged state, interruptions: one line for the user, and nothing half made."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from gongbao import cli
from gongbao.errors import InputError
from gongbao.write import write

from .conftest import tables_in

COMMAND = ("extract", "-o", "out", "--keep-text")
FEW = ("archive/000.txt", "archive/001.txt")
"""So few are read in the process that is asked."""

FORMATS = "csv,parquet,jsonl,xlsx,sqlite,duckdb"


@contextmanager
def limited(size):
    """Let no file grow beyond `size` bytes, as where a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def told(archive, tmp_path, monkeypatch, capsys):
    """Give a function that extracts two reports in this process; it returns exit code and lines of errors."""
    monkeypatch.chdir(tmp_path)

    def call(*options):
        monkeypatch.setattr(sys, "argv", ["gongbao", *COMMAND, *FEW, *options])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            cli.main()
            raise SystemExit(0)
        said = capsys.readouterr().err
        assert "Traceback" not in said and "Error:" not in said, said
        return end.value.code or 0, [line for line in said.splitlines() if line]

    return call


def test_a_full_disk_is_one_line_and_changes_nothing(told, archive, tmp_path):
    with limited(3000):
        code, lines = told()
    assert code == 1 and len(lines) == 1 and "cannot be written to" in lines[0]
    assert not tables_in(tmp_path / "out")
    assert told() == (0, [])
    whole = tables_in(tmp_path / "out")
    archive[1](77)
    for size in (3000, 40_000):
        with limited(size):
            code, lines = told("archive/077.txt")
        assert code == 1 and len(lines) == 1
        assert {name: data for name, data in tables_in(tmp_path / "out").items() if name in whole} == whole


@pytest.fixture(scope="module")
def tables():
    from gongbao.extraction import extract

    return extract("2024年，通辽市农业农村局实施“一网通办”改革，粮食产量3亿斤，同比增长5.2%。" * 300)


@pytest.mark.parametrize("format_", FORMATS.split(","))
@pytest.mark.parametrize("size", [0, 4, 20_000])
def test_no_format_is_published_half_made(tables, tmp_path, format_, size):
    # What is imported by the way is compiled, and kept on the disk, too.
    write(tables, tmp_path / "whole", [format_])
    shutil.rmtree(tmp_path / "whole")
    (tmp_path / "mine.txt").write_text("precious", encoding="utf-8")
    with limited(size), pytest.raises(InputError, match="cannot be written to"):
        write(tables, tmp_path, [format_])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("at", [0, 5000])
def test_a_damaged_state_is_named_and_fresh_starts_over(told, tmp_path, at):
    assert told()[0] == 0
    whole = tables_in(tmp_path / "out")
    state = tmp_path / "out" / ".gongbao" / "state.sqlite"
    data = bytearray(state.read_bytes())
    data[at : at + 3000] = random.Random(at).randbytes(3000)
    state.write_bytes(data)
    code, lines = told()
    assert code == 0 or (len(lines) == 1 and "--fresh" in lines[0]), lines
    assert told("--fresh")[0] == 0
    assert tables_in(tmp_path / "out") == whole


@pytest.mark.parametrize("name", ["out", "out/texts", "out/.gongbao"])
def test_a_file_where_a_folder_is_to_be_is_named(told, tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("precious", encoding="utf-8")
    code, lines = told()
    assert code == 1 and len(lines) == 1 and name in lines[0]
    assert path.read_text(encoding="utf-8") == "precious"


def test_what_a_killed_run_drafted_is_removed_by_the_next(told, tmp_path):
    assert told()[0] == 0
    drafts = tmp_path / "out" / ".gongbao" / "drafts"
    (drafts / "tables" / ".gongbao-x").mkdir(parents=True)
    (drafts / "text").write_bytes(b"half")
    assert told()[0] == 0
    assert not drafts.exists()


@pytest.mark.parametrize("after", [0.3, 0.8, 1.5, 2.5])
def test_an_interruption_is_no_traceback(archive, tmp_path, after):
    with subprocess.Popen(
        [sys.executable, "-m", "gongbao", *COMMAND, "archive", "--workers", "2"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        time.sleep(after)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert "Traceback" not in said


def test_rules_nested_without_end_are_named(tmp_path, told):
    folder = tmp_path / "rules" / "claims"
    folder.mkdir(parents=True)
    (folder / "links.toml").write_text("a = " + "[" * 100_000, encoding="utf-8")
    code, lines = told("--rules", "rules")
    assert code == 1 and len(lines) == 1 and "links.toml" in lines[0]


def test_a_storage_that_cannot_be_used_is_one_line(tmp_path, told):
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'gongbao[ray]'")
    code, lines = told("--engine", "ray", "--storage", "nowhere://x")
    assert code == 1 and len(lines) == 1 and "nowhere://x" in lines[0]
