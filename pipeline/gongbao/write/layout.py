"""Which columns the files have, and what their heads are called."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from gongbao.tables.schema import SCHEMAS, Table

_FOLDER = Path(__file__).parent / "heads"

LANGUAGES = tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))
"""Languages that heads are known in, besides the names of the contract."""


@dataclass(frozen=True)
class Layout:
    """The tables to write, by name, and the language of the heads in Excel; empty for the names of the contract."""

    schemas: Mapping[str, Table] = field(default_factory=lambda: SCHEMAS)
    heads: str = ""

    def kinds(self, table: str) -> dict[str, str]:
        """Return the columns of `table` with their dtypes."""
        return {name: column.dtype for name, column in self.schemas[table].columns.items()}

    def sheet(self, table: str) -> str:
        """Return what the sheet of `table` is called."""
        return self._words.get("tables", {}).get(table, table)

    def head(self, column: str) -> str:
        """Return the head of `column`."""
        return self._words.get("columns", {}).get(column, column)

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        if not self.heads:
            return {}
        return tomllib.loads((_FOLDER / f"{self.heads}.toml").read_text(encoding="utf-8"))


PLAIN = Layout()
