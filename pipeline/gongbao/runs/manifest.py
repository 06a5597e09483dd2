"""`manifest.json` and `errors.csv`: what was run, on what, and how it went."""

from __future__ import annotations

import csv
import datetime
import json
import platform
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import IO

import pandas as pd

from gongbao.runs.names import ERRORS
from gongbao.runs.settings import Settings, code_sha256, versions
from gongbao.runs.store import Record
from gongbao.tables.formulas import defuse


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def draft_manifest(
    draft: Path, settings: Settings, status: str, started: str, records: Iterable[Record]
) -> None:
    """Write what is to be `manifest.json` to `draft`: versions, settings, hashes, a line an input."""
    head = {
        "status": status,
        "started": started,
        "finished": now() if status != "running" else None,
        "versions": {"python": platform.python_version(), **versions()},
        "settings": asdict(settings),
        "rules_sha256": settings.rules_sha256,
        "code_sha256": code_sha256(),
    }
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_json(head, indent=1).removesuffix("\n}") + ',\n "inputs": [')
        _write_inputs(file, records)
        file.write("]\n}\n")


def _write_inputs(file: IO[str], records: Iterable[Record]) -> None:
    gap = "\n  "
    for record in records:
        status = "failed" if record.error is not None else "done" if record.at is not None else "waiting"
        file.write(gap + _json({"status": status, **record._asdict()}))
        gap = ",\n  "


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def write_errors(folder: Path, draft: Path, records: Iterable[Record]) -> int:
    """Write the inputs that failed to `errors.csv`, or remove an old one if none did; return their number."""
    number = 0
    with draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("doc_id", "path", "sha256", "error"))
        for record in records:
            if record.error is not None:
                cells = [record.doc_id, record.path, record.sha256, record.error]
                writer.writerow(defuse(pd.Series(cells, dtype="string")))
                number += 1
    if number:
        draft.replace(folder / ERRORS)
    else:
        draft.unlink()
        (folder / ERRORS).unlink(missing_ok=True)
    return number
