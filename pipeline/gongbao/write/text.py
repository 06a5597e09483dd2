"""CSV and JSON Lines: a text file a table."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import IO

import pandas as pd

from gongbao.tables.formulas import defuse
from gongbao.write.cells import rows
from gongbao.write.layout import PLAIN, Layout


class _TextSink:
    ending: str
    encoding: str

    def __init__(self, folder: Path, layout: Layout = PLAIN):
        self._folder = folder
        self._files: dict[str, IO[str]] = {}

    def append(self, table: str, frame: pd.DataFrame) -> None:
        is_first = table not in self._files
        if is_first:
            path = self._folder / f"{table}.{self.ending}"
            self._files[table] = path.open("w", encoding=self.encoding, newline="")
        self._put(frame, self._files[table], is_first)

    def _put(self, frame: pd.DataFrame, file: IO[str], is_first: bool) -> None:
        raise NotImplementedError

    def close(self) -> None:
        for file in self._files.values():
            file.close()


class CsvSink(_TextSink):
    """CSV for Excel: with a byte-order mark, and with a `'` before cells that Excel would run as a formula."""

    ending = "csv"
    encoding = "utf-8-sig"

    def _put(self, frame: pd.DataFrame, file: IO[str], is_first: bool) -> None:
        safe = frame.copy()
        for name in safe.select_dtypes("string").columns:
            safe[name] = defuse(safe[name])
        safe.to_csv(file, index=False, header=is_first, lineterminator="\n", date_format="%Y-%m-%d")


class JsonLinesSink(_TextSink):
    """JSON Lines: an object a row, days as `2025-11-25`, what is not there as null."""

    ending = "jsonl"
    encoding = "utf-8"

    def _put(self, frame: pd.DataFrame, file: IO[str], is_first: bool) -> None:
        # pandas' own writer rounds numbers to ten places.
        file.writelines(
            json.dumps(
                dict(zip(frame.columns, row, strict=True)), ensure_ascii=False, allow_nan=False, default=_day
            )
            + "\n"
            for row in rows(frame)
        )


def _day(value: datetime) -> str:
    return value.strftime("%Y-%m-%d")
