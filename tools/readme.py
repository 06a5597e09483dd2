"""What the README shows of real output: `python -m tools.readme` writes it anew, a test compares it.

A block stands between `<!-- NAME -->` and `<!-- /NAME -->`; the reference report's tables in outputs/ are the
program's own, written by the same command.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console

import gongbao
from gongbao.cli.terminal import show
from gongbao.extraction import default_extractor
from gongbao.read import read
from gongbao.tables import plain
from gongbao.write import write

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
REPORT = Path("fixtures/tongliao.txt")
OUTPUTS = Path("outputs/tongliao")
FORMATS = ("csv", "jsonl")
_ROWS = 4


def blocks() -> dict[str, str]:
    """Return the README's generated blocks by name."""
    return {"show": _shown()}


def fill(readme: str, made: dict[str, str]) -> str:
    """Return `readme` with each generated block put in; raises `ValueError` for a block that it lacks."""
    for name, block in made.items():
        mark = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.S)
        readme, count = mark.subn(lambda found, block=block: f"{found[1]}{block}\n{found[2]}", readme)
        if count != 1:
            raise ValueError(f"README.md: expected one block {name!r}, found {count}")
    return readme


def _shown() -> str:
    tables = plain([default_extractor().rows(read(ROOT / REPORT))])
    out = io.StringIO()
    show(tables, Console(file=out, width=80, force_terminal=False), ("claims",))
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return (
        "```text\n$ gongbao show fixtures/tongliao.txt --table claims\n"
        + "\n".join(lines[: _ROWS + 2])
        + "\n…\n```"
    )


def main() -> None:
    """Write the README's blocks and the tables in outputs/."""
    README.write_text(fill(README.read_text(encoding="utf-8"), blocks()), encoding="utf-8")
    write(gongbao.extract(REPORT), OUTPUTS, FORMATS)


if __name__ == "__main__":
    main()
