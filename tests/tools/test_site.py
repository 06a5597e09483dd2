"""The site's pages come from the code: every command with its help, every column, every rule."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from gongbao import layers, rulebook
from gongbao.cli import app
from gongbao.tables.schema import SCHEMAS

ROOT = Path(__file__).resolve().parents[2]
pytest.importorskip("mkdocs", reason="the site is built with gongbao[docs]")


@pytest.fixture(scope="module")
def pages():
    sys.path.insert(0, str(ROOT))
    from tools import site

    return site.pages()


def test_every_command_stands_there_with_its_help_and_options(pages):
    page = pages["commands.md"]
    for name, command in get_command(app).commands.items():
        for full, each in (
            ((f"gongbao {name} {sub}", of) for sub, of in command.commands.items())
            if hasattr(command, "commands")
            else [(f"gongbao {name}", command)]
        ):
            section = page.partition(f"## `{full}`\n")[2].partition("\n## ")[0]
            assert " ".join(each.help.split())[:60] in " ".join(section.split())
            for parameter in each.params:
                if parameter.opts[0].startswith("--") and parameter.name != "help":
                    assert f"`{parameter.opts[0]}" in section


def test_the_page_of_commands_is_english_in_any_locale(pages, monkeypatch):
    from tools import site

    monkeypatch.setenv("GONGBAO_LANG", "zh")
    assert site.commands() == pages["commands.md"]


def test_every_column_is_described(pages):
    for name, schema in SCHEMAS.items():
        section = pages["tables.md"].partition(f"## `{name}`\n")[2].partition("\n## ")[0]
        assert re.findall(r"^\| `(\w+)` ", section, re.MULTILINE) == list(schema.columns)


def test_every_rule_is_shown(pages):
    book = rulebook.default()
    for layer in layers.LAYERS:
        shown = re.findall(r"^## `([^`]+)`", pages[f"rules/{layer.name}.md"], re.MULTILINE)
        assert shown == [rule.id for rule in layer.rules(book)]


def test_the_site_builds_without_a_warning(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
