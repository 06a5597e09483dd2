"""The pages of the documentation that are made of the code when the site is built: an mkdocs hook.

Commands come from their help, tables from the schema with a row of the reference report, rules from their files,
and the page for contributors is CONTRIBUTING.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pandas as pd
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from typer.main import get_command

import gongbao
from gongbao import layers, rulebook
from gongbao.cli import app
from gongbao.rulebook import Rule
from gongbao.tables.schema import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
REPORT = Path("fixtures/tongliao.txt")
_OWN_KEYS = {"id", "note", "match", "silent", "reference", "ahead_of"}
_LONGEST = 300


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name a page for each layer's rules in the navigation."""
    for entry in config.nav or []:
        if "Rules" in entry:
            entry["Rules"] = [{layer.name: f"rules/{layer.name}.md"} for layer in layers.LAYERS]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    for name, text in pages().items():
        files.append(File.generated(config, name, content=text))
    return files


def pages() -> dict[str, str]:
    """Return the generated pages, Markdown by name."""
    book = rulebook.default()
    return {
        "commands.md": commands(),
        "tables.md": tables(),
        "contributing.md": contributing(),
        **{f"rules/{layer.name}.md": "\n".join(_layer(layer, book)) for layer in layers.LAYERS},
    }


def contributing() -> str:
    """Return CONTRIBUTING.md with its links made to fit the site."""
    return (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").replace("](docs/", "](")


def commands() -> str:
    """Return the page of all commands with their arguments and options."""
    lines = [
        "# The command line",
        "",
        "Exit codes: 0 done, 1 an input failed or a check fell short, 2 wrong usage.",
        "",
    ]
    for name, command in _commands("gongbao", get_command(app)):
        lines += [f"## `{name}`", "", _help(command), ""]
        lines += ["| argument or option | meaning | default |", "| --- | --- | --- |"]
        lines += [_parameter(parameter) for parameter in command.params if parameter.name != "help"]
        lines.append("")
    return "\n".join(lines)


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group) or hasattr(command, "commands"):
        for child, of in command.commands.items():  # type: ignore[attr-defined]
            yield from _commands(f"{name} {child}", of)
    else:
        yield name, command


def _help(command: click.Command) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))


def _parameter(parameter: click.Parameter) -> str:
    names = parameter.opts + parameter.secondary_opts
    shown = ", ".join(names) if names[0].startswith("-") else (parameter.metavar or names[0].upper())
    default = parameter.default
    told = (
        "required"
        if parameter.required
        else ""
        if default in (None, "", False, ()) or callable(default)
        else default
    )
    told = getattr(told, "value", told)
    meaning = " ".join(str(getattr(parameter, "help", None) or "").split())
    return f"| `{shown}` | {_cell(meaning)} | {_cell(told)} |"


def tables() -> str:
    """Return the page of all tables: each column's type and meaning, with a row of the reference report."""
    made = dict(gongbao.extract(ROOT / REPORT).items())
    lines = [
        "# The tables",
        "",
        "`start` and `end` count code points of the source text, `end` exclusive.",
        "",
    ]
    for name, schema in SCHEMAS.items():
        frame = made.get(name, pd.DataFrame())
        row = frame.iloc[len(frame) // 2] if len(frame) else None
        lines += [
            f"## `{name}`",
            "",
            "| column | type | in a row of the reference report | meaning |",
            "| --- | --- | --- | --- |",
        ]
        for title, spec in schema.columns.items():
            here = "" if row is None else row[title]
            lines.append(f"| `{title}` | {spec.dtype} | {_cell(here)} | {_cell(spec.description)} |")
        lines.append("")
    return "\n".join(lines)


def _layer(layer: layers.Layer, book: rulebook.Rulebook) -> Iterator[str]:
    rules = layer.rules(book)
    yield from (
        f"# Rules: {layer.name}",
        "",
        f"{len(rules)} rules, in `rules/{layer.name}/`, in order of trying.",
        "",
    )
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield from (f"## `{rule.id}`", "", " ".join(rule.note.split()), "")
    for key, value in rule.model_dump(exclude=_OWN_KEYS).items():
        if value not in ((), "", None, False):
            text = str(value)
            shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
            yield f"- {key}: <code>{_html(shown)}</code>"
    yield ""
    for title, examples in (("finds", rule.match), ("stays silent in", rule.silent)):
        if examples:
            yield from (f"{title}:", "", "```text", *(line for line in examples), "```", "")


def _cell(value: Any) -> str:
    missing = not isinstance(value, str) and not isinstance(value, (list, tuple)) and bool(pd.isna(value))
    text = "" if missing else str(value).removesuffix(" 00:00:00")
    return _html(text).replace("|", "&#124;").replace("\n", " ")


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("`", "&#96;")
