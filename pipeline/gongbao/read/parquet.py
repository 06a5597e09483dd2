"""Parquet files, by pyarrow, batch by batch."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pyarrow.parquet as pq

from gongbao.read.libraries import reading_as

_BATCH = 256


def rows(data: bytes, path: str) -> tuple[list[str], Iterator[list[Any]]]:
    """Return the names of the columns of a file, and its rows. Raises `InputError` if it is damaged."""
    with reading_as(path, "Parquet file"):
        file = pq.ParquetFile(io.BytesIO(data))
        return list(file.schema_arrow.names), _rows(file, path)


def _rows(file: Any, path: str) -> Iterator[list[Any]]:
    with reading_as(path, "Parquet file"):
        for batch in file.iter_batches(_BATCH):
            columns = [column.to_pylist() for column in batch.columns]
            yield from map(list, zip(*columns, strict=True))
