"""Files that appear under their names only when all of them are whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import pandas as pd

from gongbao import errors
from gongbao.write.sinks import FORMATS, open_sink


class Drafts:
    """The tables of a run being written, part by part, to one folder in several formats.

    A context: on leaving it, the files take the place of older ones (`files` lists them); if it is left by an
    error, the folder stays as it was. They are drafted in `drafts`, on the same file system, or in a folder
    that is made for the time. Raises `InputError` where the folder cannot be written to.
    """

    def __init__(self, folder: Path, formats: Iterable[str], drafts: Path | None = None):
        self.folder = folder
        self._parent = drafts or folder
        self.files: list[Path] = []
        self._openers = [FORMATS[name] for name in formats]

    def __enter__(self) -> Drafts:
        try:
            for folder in (self.folder, self._parent):
                folder.mkdir(parents=True, exist_ok=True)
            self._drafts = tempfile.TemporaryDirectory(prefix=".gongbao-", dir=self._parent)
        except OSError as error:
            raise errors.not_writable(self.folder, error) from error
        self._sinks = [open_sink(opener, Path(self._drafts.name)) for opener in self._openers]
        return self

    def append(self, table: str, frame: pd.DataFrame) -> None:
        """Add rows to a table; a table that never gets any has to be given its empty frame once."""
        try:
            for sink in self._sinks:
                sink.append(table, frame)
        except OSError as error:
            raise errors.not_writable(self.folder, error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._drafts:
            try:
                for sink in self._sinks:
                    sink.close()
                if error is None:
                    self._publish()
            except OSError as failure:
                raise errors.not_writable(self.folder, failure) from failure

    def _publish(self) -> None:
        for draft in sorted(Path(self._drafts.name).iterdir()):
            self.files.append(draft.replace(self.folder / draft.name))
