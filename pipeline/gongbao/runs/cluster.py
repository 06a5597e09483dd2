"""Work on a Ray cluster: Parquet in, actors that load the pipeline once, Parquet out."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from gongbao import errors
from gongbao.read import Item, limits
from gongbao.read.content import Content, parse_date
from gongbao.read.report import bytes_of
from gongbao.runs import parquet
from gongbao.runs.bounds import Bounds
from gongbao.runs.engines import Engine, Pool
from gongbao.runs.exchange import Exchange, exchange
from gongbao.runs.outcome import Outcome, failed
from gongbao.runs.settings import Settings

if TYPE_CHECKING:
    from ray.data import Dataset


_NAMES = {"doc_id": pa.string(), "path": pa.string(), "sha256": pa.string()}
ITEMS = pa.schema({**_NAMES, "kind": pa.string(), "data": pa.binary()})
"""What goes in: a document a row, a file's bytes or the JSON of a table's row."""

_MADE = {"rows": pa.binary(), "error": pa.string(), "text": pa.string(), "seconds": pa.float64()}
OUTCOMES = pa.schema({**_NAMES, **_MADE})
"""What comes out: an outcome a row."""

_OURS = re.compile(r"^gongbao\.errors\.\w+: (.+)$", re.MULTILINE)
_FILE_DOCUMENTS = 64
_FILE_BYTES = 16_000_000
_BATCH = 8


def on_ray(workers: int, storage: str, bounds: Bounds | None = None, note: Path | None = None) -> Engine:
    """Return an engine that works in up to `workers` actors of the cluster that `RAY_ADDRESS` names, or a local one.

    Items and outcomes are passed as Parquet files in a folder of the run's own below `storage`, a folder or URI
    that every node reaches; `note` is a file to note it in (see `gongbao.runs.exchange`). A report may take what
    `bounds` let it. Outcomes come in any order. A node that dies costs time, no report. At its first item the engine
    connects to the cluster; it raises `GongbaoError` without Ray, or where it fails.
    """

    def run(items: Iterable[Item], settings: Settings) -> Iterator[Outcome]:
        # A storage that cannot be used is told before a cluster is started.
        with exchange(storage, note) as place:
            connect()
            with failing_clearly():
                yield from _through(place, items, settings, workers, bounds or Bounds())

    return run


def _through(
    place: Exchange, items: Iterable[Item], settings: Settings, workers: int, bounds: Bounds
) -> Iterator[Outcome]:
    number = 0
    for batch in _batches(items):
        if isinstance(batch, Outcome):
            yield batch
        else:
            pq.write_table(batch, f"{place.root}/in/{number:06}.parquet", filesystem=place.filesystem)
            number += 1
    if number:
        dataset = parquet.dataset([f"{place.place}/in"])
        mapped(dataset, settings, workers, bounds).write_parquet(
            f"{place.root}/out", filesystem=place.filesystem
        )
        yield from map(_outcome, outcome_rows(f"{place.place}/out"))


@contextmanager
def failing_clearly() -> Iterator[None]:
    """Say in a line what failed in Ray, be it an error of ours in an actor."""
    import ray.exceptions

    try:
        yield
    except ray.exceptions.RayError as error:
        # Of an error of ours in an actor, only the words come back.
        ours = _OURS.findall(str(error))
        raise errors.GongbaoError(ours[-1]) if ours else errors.cluster_failed(error) from error


def mapped(dataset: Dataset, settings: Settings, workers: int, bounds: Bounds) -> Dataset:
    """Return the dataset of outcomes (columns of `OUTCOMES`) of a dataset of items (columns of `ITEMS`)."""
    from ray.data import ActorPoolStrategy

    return dataset.map_batches(
        _Worker,
        fn_constructor_args=(settings, bounds),
        batch_format="pyarrow",
        batch_size=_BATCH,
        # Fewer actors will do: the run goes on when a node is lost.
        compute=ActorPoolStrategy(min_size=1, max_size=workers),
    )


class _Worker:
    """An actor, with a process that works within bounds and begins when its first batch comes."""

    def __init__(self, settings: Settings, bounds: Bounds):
        self._settings = settings
        self._bounds = bounds

    @cached_property
    def _pool(self) -> Pool:
        return Pool(1, self._settings, self._bounds)

    def __call__(self, batch: pa.Table) -> pa.Table:
        outcomes = self._pool.run(map(_item, batch.to_pylist()))
        return pa.Table.from_pylist([_row(outcome) for outcome in outcomes], schema=OUTCOMES)


def connect() -> None:
    """Connect to the cluster that `RAY_ADDRESS` names, or start a local one; `GongbaoError` where that fails.

    Ray asks no one for a password: what is started here listens on the loopback address only.
    """
    alone = os.environ.get("RAY_ADDRESS", "local") == "local"
    if alone:
        # Ray's own switch for it, which it reads when it is imported.
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise errors.missing_extra("--engine ray", "ray") from error
    options: dict[str, Any] = {"address": "local", "include_dashboard": False} if alone else {}
    try:
        ray.init(ignore_reinit_error=True, log_to_driver=False, logging_level=logging.ERROR, **options)
    except Exception as error:
        # A node that does not start in time is a plain exception of Ray's.
        raise errors.cluster_failed(error) from error
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)


def _batches(items: Iterable[Item]) -> Iterator[pa.Table | Outcome]:
    """Yield the items as tables of bounded size; those that cannot be read, as outcomes."""
    rows: list[dict[str, Any]] = []
    size = 0
    for item in items:
        try:
            rows.append(_packed(item))
        except errors.InputError as error:
            yield failed(item, error)
            continue
        size += len(rows[-1]["data"])
        if len(rows) == _FILE_DOCUMENTS or size >= _FILE_BYTES:
            yield pa.Table.from_pylist(rows, schema=ITEMS)
            rows, size = [], 0
    if rows:
        yield pa.Table.from_pylist(rows, schema=ITEMS)


def _packed(item: Item) -> dict[str, Any]:
    content = item.content
    if isinstance(content, errors.InputError):
        raise content
    if isinstance(content, Content):
        text, title, publisher, date, place = astuple(content)
        values = [text, title, publisher, "" if date is None else str(content.date), place]
        return row_of_values(item.doc_id, item.path, values, item.sha256)
    data = content if isinstance(content, bytes) else bytes_of(content)
    row = {"doc_id": item.doc_id, "path": item.path, "sha256": item.sha256}
    return row | {"kind": "file", "data": data}


def row_of_values(doc_id: str, path: str, values: Sequence[str], sha256: str = "") -> dict[str, Any]:
    """Return a row of `ITEMS` for a report of a table: text, title, publisher, date and place."""
    data = json.dumps(list(values)).encode()
    digest = sha256 or hashlib.sha256(data).hexdigest()
    return {"doc_id": doc_id, "path": path, "sha256": digest, "kind": "row", "data": data}


def failed_row(doc_id: str, path: str, error: errors.InputError) -> dict[str, Any]:
    """Return a row of `ITEMS` for a report that cannot even be tried."""
    return {"doc_id": doc_id, "path": path, "sha256": "", "kind": "failed", "data": str(error).encode()}


def _item(row: dict[str, Any]) -> Item:
    content: bytes | Content | errors.InputError = row["data"]
    if row["kind"] == "failed":
        content = errors.InputError(row["data"].decode())
    elif row["kind"] == "row":
        text, title, publisher, date, place = json.loads(row["data"])
        content = Content(text, title, publisher, parse_date(date), place).sound()
        try:
            limits.check_text(text, row["path"])
        except errors.InputError as error:
            content = error
    return Item(row["doc_id"], row["path"], row["sha256"], content)


def _row(outcome: Outcome) -> dict[str, Any]:
    item = outcome.item
    names = {"doc_id": item.doc_id, "path": item.path, "sha256": item.sha256}
    made = {"rows": outcome.rows, "error": outcome.error, "text": outcome.text, "seconds": outcome.seconds}
    return names | made


def outcome_rows(place: str) -> Iterator[dict[str, Any]]:
    """Yield the rows (columns of `OUTCOMES`) of the Parquet files in a folder or URI."""
    for path in parquet.files_in(place):
        for table in parquet.tables_in(place, path):
            yield from table.to_pylist()


def _outcome(row: dict[str, Any]) -> Outcome:
    item = Item(row["doc_id"], row["path"], row["sha256"], errors.InputError(""))
    return Outcome(item, row["rows"], row["error"], row["text"], row["seconds"])
