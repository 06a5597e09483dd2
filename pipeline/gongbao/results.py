"""Tables in a user's hands: with their texts, to be shown, asked and written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from gongbao import tables as base
from gongbao.errors import no_such
from gongbao.markup import tables_html
from gongbao.series.answers import answer
from gongbao.write import FORMATS, Layout, publish, write
from gongbao.write.sinks import file_names

_OF_FILES = (
    ".json",
    ".tsv",
    ".txt",
    ".html",
    ".md",
    ".xls",
    ".xlsm",
    ".ods",
    ".db",
    ".feather",
    ".pickle",
    ".zip",
)
_OF_ONE_FILE = tuple(name for name in FORMATS if len(file_names(name)) == 1)


class Series(pd.DataFrame):
    """The table `series`; called, it answers a question about one indicator. What is made of it is plain."""

    @property
    def _constructor(self) -> type[pd.DataFrame]:
        return pd.DataFrame

    def __call__(self, indicator: str, *, wide: bool = False, **choice: Any) -> pd.DataFrame:
        """Return what the reports state of `indicator` (an id or a name), as `gongbao series` does.

        `choice` may have about (one name or several), breakdown, whole, kind, basis, modality and period; with
        `wide`, owners stand in rows and periods in columns. Raises `InputError` where there is nothing of it.

        >>> tables.series("GDP", kind="change", modality="target", wide=True)  # doctest: +SKIP
        """
        return answer(pd.DataFrame(self), indicator, wide=wide, **choice)


@dataclass(frozen=True, slots=True, repr=False)
class Tables(base.Tables):
    """The tables of reports; `texts` are the sources that they were made from, by document, where they are held.

    In a notebook they show themselves: the texts with marks, and the tables.
    """

    texts: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "series", Series(self.series))

    @classmethod
    def of(cls, tables: base.Tables, texts: Mapping[str, str] | None = None) -> Tables:
        """Return `tables` with their `texts`."""
        return cls(**dict(tables.items()), texts=texts or {})

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return the table `name`. Raises `KeyError` with the names that there are."""
        found = dict(self.items())
        if name not in found:
            raise KeyError(no_such("table", name, found))
        return found[name]

    def to(self, path: Path | str, formats: Iterable[str] = (), heads: str = "") -> list[Path]:
        """Write the tables and return the files.

        `path` is a file that ends in `.xlsx`, `.sqlite` or `.duckdb` and takes them all, or a folder for files of
        `formats` (CSV unless given). `heads="zh"` gives Excel Chinese heads. Raises `ValueError` for an unknown
        format or ending, `InputError` where nothing can be written.
        """
        path = Path(path)
        suffix = path.suffix.lower().removeprefix(".")
        if not formats and suffix in _OF_ONE_FILE:
            return self._to_file(path, suffix, heads)
        if not formats and suffix in FORMATS:
            raise ValueError(f"{path}: {suffix} has a file a table; give a folder and formats=[{suffix!r}]")
        if not formats and f".{suffix}" in _OF_FILES and not path.is_dir():
            raise ValueError(f"{path}: no file ends so; take .xlsx, .sqlite or .duckdb, or a folder")
        formats = tuple(formats) or ("csv",)
        if unknown := sorted(set(formats) - set(FORMATS)):
            raise ValueError(f"unknown format {', '.join(unknown)}; take {', '.join(FORMATS)}")
        return write(self, path, formats, Layout(heads=heads))

    def _to_file(self, path: Path, format_: str, heads: str) -> list[Path]:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".gongbao-", dir=path.parent) as drafts:
            (made,) = write(self, drafts, [format_], Layout(heads=heads))
            return publish([made.rename(made.with_name(path.name))], path.parent)

    def __repr__(self) -> str:
        return f"Tables({', '.join(f'{name}: {len(frame)}' for name, frame in self.items())})"

    def _repr_html_(self) -> str:
        return tables_html(self)
