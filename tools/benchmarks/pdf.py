"""Reads a drawn annual report of many pages: time, memory, lines out of place, cells of its tables found."""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import count
from pathlib import Path

from tests.read.pdf.sheets import LEFT, RIGHT, Sheets, wrapped

from gongbao.extraction import Extractor
from gongbao.read import from_text
from gongbao.read.formats import content_of

CHAPTERS = (
    "公司简介和主要财务指标",
    "管理层讨论与分析",
    "公司治理",
    "环境和社会责任",
    "重要事项",
    "财务报告",
)
OPENINGS = ("报告期内", "截至年末", "与上年相比", "按照年度计划", "经董事会审议", "根据市场变化")
CLAUSES = (
    "公司围绕主业稳步推进各项经营工作",
    "主要产品的产能利用率保持在较高水平",
    "研发团队完成了多个项目的验收",
    "销售渠道由沿海地区向内陆地区延伸",
    "内部控制制度得到持续完善",
    "供应链的稳定性较以往有所增强",
    "董事会和监事会按照章程规范运作",
    "下属企业的安全生产形势总体平稳",
)
ITEMS = (
    "营业收入",
    "营业成本",
    "销售费用",
    "管理费用",
    "研发费用",
    "净利润",
    "总资产",
    "应收账款",
    "存货",
    "固定资产",
)
LINES = ("all", "open", "down", "three", "none")


@dataclass
class Made:
    """A drawn report: its bytes, the lines that its text has, and its cells as text, measured and year."""

    data: bytes = b""
    lines: list[str] = field(default_factory=list)
    cells: Counter[tuple[str, str, str]] = field(default_factory=Counter)


def annual_report(pages: int, seed: int = 1) -> Made:
    """Return a report of about as many pages, the same for the same numbers."""
    chance = random.Random(seed)
    made, sheets, serial = Made(), Sheets(foot="{}"), count(1)
    sheets.y = 500
    for line, size in (("某某股份有限公司", 26), ("2025年年度报告", 26), ("二〇二六年三月", 14)):
        sheets.line(line, size, "centre", 2)
        made.lines.append(line)
    for number, chapter in enumerate(CHAPTERS, 1):
        head = f"第{'一二三四五六'[number - 1]}节 {chapter}"
        sheets.new_page(head)
        sheets._head = head
        sheets.line(head, 16, "centre", 2)
        made.lines.append(head)
        while sheets.number < pages * number / len(CHAPTERS):
            draw = chance.choice((_prose, _prose, _table, _table, _columns))
            draw(sheets, made, chance, serial)
    made.data = sheets.bytes()
    return made


def _text(chance: random.Random, serial: count[int]) -> str:
    clauses = chance.sample(CLAUSES, chance.randint(2, 6))
    return f"{chance.choice(OPENINGS)}，{'，'.join(clauses)}，编号为第{next(serial)}项。"


def _prose(sheets: Sheets, made: Made, chance: random.Random, serial: count[int]) -> None:
    for _ in range(chance.randint(2, 5)):
        made.lines.append(_text(chance, serial))
        sheets.prose(made.lines[-1])


def _columns(sheets: Sheets, made: Made, chance: random.Random, serial: count[int]) -> None:
    texts = [_text(chance, serial) for _ in range(8)]
    half = (RIGHT - LEFT - 24) / 2
    rows = -(-sum(len(wrapped("　　" + text, half, 10)) for text in texts) // 2)
    if sheets.y - 15 * rows < 90:
        sheets.new_page()
    made.lines += texts
    sheets.columns(texts, rows)


def _table(sheets: Sheets, made: Made, chance: random.Random, serial: count[int]) -> None:
    lines = chance.choice(LINES)
    caption = f"表{next(serial)} 主要项目"
    head = ["项目", "2024年", "2025年", "增减（%）"]
    rows = [[name, _number(chance), _number(chance), f"{chance.uniform(-30, 30):.2f}"] for name in ITEMS]
    chance.shuffle(rows)
    if sheets.y < 300:
        sheets.new_page()
    made.lines += [caption, "单位：万元", *(f"| {' | '.join(cells)} |" for cells in [head, *rows])]
    for name, *cells in rows:
        made.cells.update(zip(cells, [name] * 3, ("2024", "2025", "2025"), strict=True))
    sheets.line(caption, 10, "centre")
    sheets.line("单位：万元", 9, "right")
    fit = int((sheets.y - 100) // 20) - 1
    sheets.table([head, *rows[:fit]], [130, 100, 100, 90], lines)
    if fit < len(rows):
        sheets.new_page()
        again = [head] if chance.random() < 0.5 else []
        sheets.table(
            [*again, *rows[fit:]], [130, 100, 100, 90], "all" if lines == "three" and not again else lines
        )


def _number(chance: random.Random) -> str:
    return f"{chance.uniform(1, 99999):,.2f}"


def main() -> None:
    """Draw a report, read it in a process of its own and here, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m tools.benchmarks.pdf", description=__doc__)
    parser.add_argument(
        "--pages", type=int, nargs="+", default=[50, 200, 800], help="pages of the reports (50 200 800)"
    )
    for pages in parser.parse_args().pages:
        made = annual_report(pages)
        print(f"{pages} pages, {len(made.data):,} bytes: {_cost(made.data)}; {score(made)}", flush=True)


_READ = """
import pathlib, sys, time
from gongbao.read import read
read(pathlib.Path(sys.argv[1]))
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(f"{time.process_time():.1f} s of the processor, {int(peak) // 1024} MB at most")
"""


def _cost(data: bytes) -> str:
    """Return the time and memory of a process that reads a document, its start and imports included (Linux)."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-c", _READ, file.name], check=True, capture_output=True, text=True
        )
    return done.stdout.strip()


def score(made: Made) -> str:
    """Return how many lines of a drawn report are out of place or missing, and how many cells were found."""
    text = content_of(made.data, "a.pdf").text
    lines = text.splitlines()
    same = SequenceMatcher(None, made.lines, lines, autojunk=False).get_matching_blocks()
    lost = len(made.lines) - sum(block.size for block in same)
    table = Extractor().tables([from_text(text)]).claims
    told = table[table["rule"].str.startswith("grids.")]
    found = Counter((row.text, row.measured, str(row.period_end)[:4]) for row in told.itertuples())
    right = (found & made.cells).total()
    return (
        f"{lost} of {len(made.lines)} lines out of place, {right} of {made.cells.total()} cells found, "
        f"{found.total() - right} claims of tables false"
    )


if __name__ == "__main__":
    main()
