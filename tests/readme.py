"""What the README shows of real output: `python -m tests.readme` writes it anew, a test compares it.

A block stands between `<!-- NAME -->` and `<!-- /NAME -->`; the reference report's tables in outputs/ are the
program's own, written by the same command.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pandas as pd
from rich.console import Console

import gongbao
from gongbao.show import show
from gongbao.tables import Tables
from gongbao.tables.schema import SCHEMAS
from gongbao.write import write

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
REPORT = Path("fixtures/tongliao.txt")
OUTPUTS = Path("outputs/tongliao")
FORMATS = ("csv", "jsonl")
_ROWS = 12
_TELLING = {
    "documents": ("doc_id", "tongliao"),
    "claims": ("text", "5万余人"),
    "dates": ("text", "2021—2035年"),
    "organizations": ("text", "市人大"),
    "programs": ("text", "“双百工程”"),
    "entities": ("name", "法治日报"),
}
"""The row of each table that the README explains: a column and its value."""


def blocks(tables: Tables) -> dict[str, str]:
    """Return the README's generated blocks by name."""
    return {"show": _shown(tables), **{f"row {name}": _row(name, tables) for name in SCHEMAS}}


def fill(readme: str, made: dict[str, str]) -> str:
    """Return `readme` with each generated block put in; raises `ValueError` for a block that it lacks."""
    for name, block in made.items():
        mark = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.S)
        readme, count = mark.subn(lambda found, block=block: f"{found[1]}{block}\n{found[2]}", readme)
        if count != 1:
            raise ValueError(f"README.md: expected one block {name!r}, found {count}")
    return readme


def _shown(tables: Tables) -> str:
    out = io.StringIO()
    show(tables, Console(file=out, width=80, force_terminal=False), ("claims",))
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return (
        "```text\n$ gongbao show fixtures/tongliao.txt --table claims\n"
        + "\n".join(lines[: _ROWS + 2])
        + "\n…\n```"
    )


def _row(name: str, tables: Tables) -> str:
    column, value = _TELLING[name]
    frame = dict(tables.items())[name]
    row = frame[frame[column] == value].iloc[0]
    lines = ["| column | here | meaning |", "| --- | --- | --- |"]
    for title, spec in SCHEMAS[name].columns.items():
        cell = row[title]
        lines.append(f"| `{title}` | {_cell(cell)} | {spec.description} |")
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = "" if pd.isna(value) else str(value).removesuffix(" 00:00:00").removesuffix(".0")
    return text.replace("|", "\\|")


def main() -> None:
    """Write the README's blocks and the tables in outputs/."""
    tables = gongbao.extract(REPORT)
    README.write_text(fill(README.read_text(encoding="utf-8"), blocks(tables)), encoding="utf-8")
    write(tables, OUTPUTS, FORMATS)


if __name__ == "__main__":
    main()
