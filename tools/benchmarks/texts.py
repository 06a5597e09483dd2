"""The texts that are timed: the shared reports, repeated to a size."""

from __future__ import annotations

import dataclasses
from itertools import cycle
from pathlib import Path

from gongbao.read import read
from gongbao.report import Report

SHARED = Path(__file__).resolve().parents[3] / "shared" / "reports"


def reports(folder: Path) -> list[Report]:
    """Return the reports below `folder`, each once, in the order of their paths."""
    return [read(path) for path in sorted(folder.rglob("*.txt"))]


def repeated(once: list[Report], size: int) -> list[Report]:
    """Return `once` over and over, each time under ids of its own, until `size` bytes of UTF-8 are reached."""
    found: list[Report] = []
    total = 0
    for number, report in enumerate(cycle(once)):
        if total >= size:
            return found
        total += len(report.text.encode())
        found.append(dataclasses.replace(report, doc_id=f"{report.doc_id}-{number}"))
    return found
