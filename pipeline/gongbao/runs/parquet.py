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
    return pyarrow.fs.FileSystem.from_uri(place if "://" in place else Path(place).absolute().as_uri())


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


def names_in(place: str) -> list[str]:
    """Return the names of the columns of the first Parquet file in a folder, or of the file."""
    filesystem, _ = filesystem_of(place)
    files = files_in(place)
    return list(pq.read_schema(files[0], filesystem=filesystem).names) if files else []


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
    import ray.data

    absolute = [place if "://" in place else Path(place).absolute().as_uri() for place in places]
    files = [{"place": place, "path": path} for place in absolute for path in files_in(place)]
    listed = ray.data.from_items(files, override_num_blocks=max(1, len(files)))
    return listed.map_batches(_tables, batch_size=1, batch_format="pyarrow")


def _tables(files: pa.Table) -> Iterator[pa.Table]:
    for file in files.to_pylist():
        yield from tables_in(file["place"], file["path"])
