import subprocess
import sys
from pathlib import Path

import pytest

from gongbao.read import find_inputs, items
from gongbao.runs import Settings, run

SENTENCES = (
    "2024年全市粮食产量达到{n}亿斤，同比增长{n}.5%。",
    "市农业农村局举办培训{n}余期，培训农牧民{n}00人次。",
    "{n}月，通辽市人民政府印发《促进就业行动方案》。",
)


@pytest.fixture
def archive(tmp_path):
    """Make a folder of reports and give a function that makes more of them."""
    folder = tmp_path / "archive"
    folder.mkdir()

    def make(number, name=None):
        text = f"第{number}号公报\n" + "".join(s.format(n=number + 1) for s in SENTENCES)
        (folder / (name or f"{number:03}.txt")).write_text(text, encoding="utf-8")

    for number in range(12):
        make(number)
    return folder, make


@pytest.fixture
def extract(tmp_path):
    """Give a function that runs over a folder and returns summary, what was told, and the files' bytes."""

    def call(folder, out="out", settings=None, **options):
        told = {}
        summary = run(
            items(find_inputs([folder])),
            tmp_path / out,
            settings or Settings(),
            on_progress=lambda path, status: told.setdefault(Path(path).name, status),
            **options,
        )
        return summary, told, tables_in(tmp_path / out)

    return call


def tables_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".gongbao" not in path.parts and path.name != "manifest.json"
    }


@pytest.fixture
def gongbao(tmp_path):
    """Give a function that runs the command line in `tmp_path` and returns exit code and what it said."""

    def call(*arguments):
        done = subprocess.run(
            [sys.executable, "-m", "gongbao", *map(str, arguments)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout + done.stderr

    return call
