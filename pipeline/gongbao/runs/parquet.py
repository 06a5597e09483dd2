"""Parquet files on any file system that pyarrow reads, as rows and as Ray datasets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet as pq

from gongbao import errors

_ROWS = 64


def filesystem_of(place: str) -> tuple[pyarrow.fs.FileSystem, str]:
    """Return the file system of a folder, file or URI, and the path in it."""
    return pyarrow.fs.FileSystem.from_uri(uri_of(place))


def files_in(place: str) -> list[str]:
    """Return the paths of the Parquet files in a folder, in order, or of the file; `InputError` for neither."""
    filesystem, root = filesystem_of(place)
    there = filesystem.get_file_info(root)
    if there.type == pyarrow.fs.FileType.File:
        return [root]
    if there.type == pyarrow.fs.FileType.NotFound:
        raise errors.missing_path(place)
    found = filesystem.get_file_info(pyarrow.fs.FileSelector(root, recursive=True))
    return sorted(info.path for info in found if info.path.endswith(".parquet"))


def names_of(place: str, path: str) -> list[str] | None:
    """Return the names of the columns of a file that was found in `place`; None where it cannot be read."""
    filesystem, _ = filesystem_of(place)
    try:
        return list(pq.read_schema(path, filesystem=filesystem).names)
    except (OSError, pa.ArrowException):
        return None


def column(place: str, path: str, name: str) -> Iterator[Any]:
    """Yield the values of a column of a file, as far as they can be read; None for each where it lacks it."""
    filesystem, _ = filesystem_of(place)
    try:
        with filesystem.open_input_file(path) as file:
            opened = pq.ParquetFile(file)
            if name not in opened.schema_arrow.names:
                yield from [None] * opened.metadata.num_rows
                return
            for batch in opened.iter_batches(columns=[name]):
                yield from batch.column(0).to_pylist()
    except (OSError, pa.ArrowException):
        return


def tables_in(place: str, path: str) -> Iterator[pa.Table]:
    """Yield a Parquet file of a folder a few rows at a time."""
    filesystem, _ = filesystem_of(place)
    with filesystem.open_input_file(path) as file:
        for batch in pq.ParquetFile(file).iter_batches(_ROWS):
            yield pa.Table.from_batches([batch])


def dataset(places: Sequence[str]) -> Any:
    """Return a Ray dataset of the rows of the Parquet files in folders, files or URIs that every node reaches.

    The list of files is made here and kept with the run: `ray.data.read_parquet` lists and reads footers in
    actors that die with their node, and the run with them.
    """
    absolute = [uri_of(place) for place in places]
    files = [{"place": place, "path": path} for place in absolute for path in files_in(place)]
    return listed(files).map_batches(_tables, batch_size=1, batch_format="pyarrow")


def listed(files: Sequence[dict[str, str]]) -> Any:
    """Return a Ray dataset of what is said of files, a block a file."""
    import ray.data

    return ray.data.from_items(list(files), override_num_blocks=max(1, len(files)))


def uri_of(place: str) -> str:
    """Return a folder or file as a URI, as it is the same wherever a command is started."""
    return place if "://" in place else Path(place).absolute().as_uri()


def _tables(files: pa.Table) -> Iterator[pa.Table]:
    for file in files.to_pylist():
        yield from tables_in(file["place"], file["path"])
