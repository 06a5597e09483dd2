"""Documents to be read: what a run lists, compares with what it has done, and hands to its workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gongbao import errors
from gongbao.read.report import read, sha256_of
from gongbao.report import Report


@dataclass(frozen=True, slots=True)
class Item:
    """One document: its id, the path that is shown for it, the hash of its bytes, and how to come by it.

    `content` is a file to read or a report already in hand; or the error for which there is none.
    """

    doc_id: str
    path: str
    sha256: str
    content: Path | Report | errors.InputError

    def report(self) -> Report:
        """Return the report. Raises `InputError` if it cannot be read."""
        if isinstance(self.content, errors.InputError):
            raise self.content
        if isinstance(self.content, Report):
            return self.content
        return read(self.content, self.doc_id)


def items(inputs: Iterable[tuple[Path, str]]) -> Iterator[Item]:
    """Yield the documents in the files of `inputs`, pairs of file and id as from `find_inputs`, in order."""
    for path, doc_id in inputs:
        try:
            yield Item(doc_id, path.as_posix(), sha256_of(path), path)
        except errors.InputError as error:
            yield Item(doc_id, path.as_posix(), "", error)


def lost(path: Path) -> Item:
    """Return the item of a path that does not exist."""
    return Item("", path.as_posix(), "", errors.missing_path(path))
