"""What the README says is so."""

import re
from pathlib import Path

from gongbao.tables.schema import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_two_commands_as_they_are_written():
    commands = re.findall(r"^pip install .*$", README, re.MULTILINE)
    assert len(commands) == 2
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("pip install")] == [f"{c} || exit 1" for c in commands]


def test_every_table_is_explained():
    section = README.partition("## The tables")[2].partition("## Python")[0]
    assert re.findall(r"^\| `(\w+)`", section, re.MULTILINE) == list(SCHEMAS)


def test_every_command_is_listed():
    from gongbao.cli import app

    listed = set(re.findall(r"^\| `gongbao (\w+)", README, re.MULTILINE))
    groups = {group.name for group in app.registered_groups}
    assert listed == {command.name for command in app.registered_commands} | groups
