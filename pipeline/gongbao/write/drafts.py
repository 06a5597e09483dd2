"""Files that appear under their names only when all of them are whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType

import pandas as pd

from gongbao import errors
from gongbao.write.layout import PLAIN, Layout
from gongbao.write.sinks import FORMATS, Sink, file_names, open_sink

_BESIDE = {
    ".sqlite": ("-wal", "-shm", "-journal"),
    ".duckdb": (".wal",),
}
"""Endings of the files that a database has beside it while it is in use."""


class Drafts:
    """The tables of a run being written, part by part, to one folder in several formats.

    A context: on leaving it, the files take the place of older ones (`files` lists them); if it is left by an
    error, or a file cannot be finished, the folder stays as it was. They are drafted in `drafts`, on the same
    file system, or in a folder that is made for the time; `publisher` puts the finished ones into the folder.
    Raises `InputError` where the folder cannot be written to.
    """

    def __init__(
        self,
        folder: Path,
        formats: Iterable[str],
        drafts: Path | None = None,
        publisher: Callable[[list[Path]], list[Path]] | None = None,
        layout: Layout = PLAIN,
    ):
        self.folder = folder
        self._parent = drafts or folder
        self._publisher = publisher or (lambda files: publish(files, folder))
        self._layout = layout
        self.files: list[Path] = []
        formats = tuple(formats)
        self._openers = [FORMATS[name] for name in formats]
        self._names = {name for format_ in formats for name in file_names(format_)}

    def __enter__(self) -> Drafts:
        try:
            for folder in (self.folder, self._parent):
                folder.mkdir(parents=True, exist_ok=True)
            self._drafts = tempfile.TemporaryDirectory(
                prefix=".gongbao-", dir=self._parent, ignore_cleanup_errors=True
            )
        except OSError as error:
            raise errors.not_writable(self.folder, error) from error
        self._sinks: list[Sink] = []
        try:
            for opener in self._openers:
                self._sinks.append(open_sink(opener, Path(self._drafts.name), self._layout))
        except BaseException as error:
            self._close()
            self._drafts.cleanup()
            if isinstance(error, OSError):
                raise errors.not_writable(self.folder, error) from error
            raise
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
            failure = self._close()
            # What began the trouble is worth more than what followed from it.
            if error is not None:
                return
            try:
                if failure:
                    raise failure
                drafts = sorted(Path(self._drafts.name).iterdir())
                self.files = self._publisher([draft for draft in drafts if draft.name in self._names])
            except OSError as failed:
                raise errors.not_writable(self.folder, failed) from failed

    def _close(self) -> OSError | None:
        """Close all sinks; return the first error."""
        first = None
        for sink in self._sinks:
            try:
                sink.close()
            except OSError as error:
                first = first or error
        return first


def publish(drafts: Iterable[Path], folder: Path) -> list[Path]:
    """Put finished files into `folder`, in the place of older ones, and return them.

    What another program left beside an older database is removed: it would be played into the new one.
    """
    files = []
    for draft in drafts:
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        for ending in _BESIDE.get(draft.suffix, ()):
            (folder / f"{draft.name}{ending}").unlink(missing_ok=True)
        files.append(draft.replace(folder / draft.name))
    return files
