"""Where the nodes of a cluster pass on what they made: a folder of the run's own, new each time, removed at its end."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.fs

from gongbao import errors
from gongbao.runs import parquet

_NAME = re.compile(r"gongbao-[0-9a-f]{32}")


class Exchange(NamedTuple):
    """A folder: its place as given to Ray, the file system that it is on, and the path there."""

    place: str
    filesystem: pyarrow.fs.FileSystem
    root: str


@contextmanager
def exchange(storage: str, note: Path | None = None) -> Iterator[Exchange]:
    """Make a new folder below `storage`, a folder or URI, for the time; nothing else there is touched.

    The file `note` holds its place meanwhile, so that the next run removes what a killed one left behind.
    Raises `GongbaoError` for a storage that cannot be used.
    """
    if note is not None:
        _remove_left(note)
    place = f"{storage.rstrip('/')}/gongbao-{uuid.uuid4().hex}"
    if note is not None:
        note.write_text(place, encoding="utf-8")
    try:
        filesystem, root = parquet.filesystem_of(place)
        for folder in ("in", "out"):
            filesystem.create_dir(f"{root}/{folder}")
    except (OSError, ValueError, pa.ArrowException) as error:
        raise errors.bad_storage(storage, error) from error
    try:
        yield Exchange(place, filesystem, root)
    finally:
        with suppress(OSError, pa.ArrowException):
            filesystem.delete_dir(root)
            if note is not None:
                note.unlink(missing_ok=True)


def _remove_left(note: Path) -> None:
    with suppress(OSError, ValueError, pa.ArrowException):
        place = note.read_text(encoding="utf-8")
        if _NAME.fullmatch(place.rpartition("/")[2]):
            filesystem, root = parquet.filesystem_of(place)
            filesystem.delete_dir(root)
