"""Archives beyond one machine: Parquet files of reports to Parquet files of tables, on any file system of Ray's."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from gongbao import errors
from gongbao.read.content import without_surrogates
from gongbao.read.fields import Fields
from gongbao.read.files import unique_ids
from gongbao.runs import cluster, parquet
from gongbao.runs.bounds import Bounds
from gongbao.runs.inputs import Mode
from gongbao.runs.outcome import unpack
from gongbao.runs.settings import Settings
from gongbao.runs.target import ERRORS, Target
from gongbao.tables import OF_DOCUMENTS, OVER_ALL, document_frame, gathered_frame

if TYPE_CHECKING:
    from ray.data import Dataset

_BATCH = 64
_FAILURES = pa.schema(dict.fromkeys(("doc_id", "path", "sha256", "error"), pa.string()))


class _File(NamedTuple):
    """A Parquet file: the folder or URI that it was found in, its path there, and what its rows are called by."""

    place: str
    path: str
    name: str


def extract_parquet(
    sources: Sequence[str],
    target: str,
    settings: Settings,
    fields: Fields,
    workers: int,
    bounds: Bounds | None = None,
    mode: Mode = Mode.go_on,
) -> int:
    """Extract the reports in Parquet files and return how many failed; reports never pass through this process.

    `sources` are files or folders, local or URIs; a row is a report, its text and metadata in the columns that
    `fields` names; its id the one that it names, or the file's with `#` and its number. Below `target`, a
    folder or URI, `claims/` and so on hold Parquet files with the columns of the tables, `errors/` the reports
    that failed. Raises `InputError` where no column holds the texts, `GongbaoError` without Ray, or where
    `target` holds files of others or the tables of other sources.
    """
    place = Target(target, sources, mode)
    try:
        files = _files(place.sources, but=place.root)
        if not files:
            raise errors.no_text(", ".join(sources), "there is no Parquet file")
        columns = _columns(files, fields)
        doubled = _doubled(files, columns["id"]) if "id" in columns else {}
        cluster.connect()
        with cluster.failing_clearly():
            items = _listed(files, columns, doubled)
            return _extract(place, cluster.mapped(items, settings, workers, bounds or Bounds()))
    finally:
        place.close()


def _listed(files: list[_File], columns: dict[str, str], doubled: Mapping[str, set[int]]) -> Dataset:
    listed = parquet.listed([file._asdict() for file in files])
    read = partial(_items, columns=columns, doubled=doubled)
    return listed.map_batches(read, batch_size=1, batch_format="pyarrow")


def _extract(place: Target, outcomes: Dataset) -> int:
    # Written once, read for each table: what a lost node had made need not be made again.
    outcomes.write_parquet(f"{place.work}/outcomes", filesystem=place.filesystem)
    made = parquet.dataset([f"{place.work_place}/outcomes"]).select_columns(["rows"])
    for table in OF_DOCUMENTS:
        rows = made.map_batches(partial(_part, table=table), batch_format="pyarrow", batch_size=_BATCH)
        rows.write_parquet(f"{place.work}/{table}", filesystem=place.filesystem)
    failed = _gather(place)
    empty = {table: document_frame(table, []) for table in OF_DOCUMENTS}
    place.publish({name: pa.Table.from_pandas(frame, preserve_index=False) for name, frame in empty.items()})
    return failed


def _files(sources: Sequence[str], but: str) -> list[_File]:
    """Return the files of the sources, but for those below the path of the target, which a run wrote."""
    found = [
        (source, path)
        for source in sources
        for path in parquet.files_in(source)
        if not path.startswith(f"{but}/")
    ]
    names = unique_ids([PurePosixPath(path).parts for _, path in found])
    return [_File(source, path, name) for (source, path), name in zip(found, names, strict=True)]


def _columns(files: list[_File], fields: Fields) -> dict[str, str]:
    """Return, by field, the columns of the first file that can be read."""
    for file in files:
        names = parquet.names_of(file.place, file.path)
        if names is not None:
            columns = fields.find(names)
            if "text" not in columns:
                raise errors.no_field(file.path, "text", fields.text, names)
            return columns
    raise errors.no_text(files[0].path, "none of the Parquet files can be read")


def _doubled(files: list[_File], column: str) -> dict[str, set[int]]:
    """Return by file the numbers of the rows whose id a row before them has."""
    found: dict[str, set[int]] = defaultdict(set)
    # A database without a name lives in memory as far as a small cache goes, then in a file without a name.
    seen = sqlite3.connect("")
    seen.execute("CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")
    for file in files:
        for number, given in enumerate(parquet.column(file.place, file.path, column), 1):
            doc_id = _id(given, file.name, number)
            if not seen.execute("INSERT OR IGNORE INTO seen VALUES (?)", (doc_id,)).rowcount:
                found[file.path].add(number)
    return found


def _id(given: Any, name: str, number: int) -> str:
    given = "" if given is None else without_surrogates(str(given)).strip()
    return given or f"{name}#{number}"


def _items(
    listed: pa.Table, columns: Mapping[str, str], doubled: Mapping[str, set[int]]
) -> Iterator[pa.Table]:
    """Yield the items of files a few at a time; for a file that cannot be read, one with the error."""
    for file in (_File(**row) for row in listed.to_pylist()):
        number = 0
        try:
            for batch in parquet.tables_in(file.place, file.path):
                rows = batch.to_pylist()
                items = [
                    _item(row, columns, file, number + at, doubled.get(file.path, ()))
                    for at, row in enumerate(rows, 1)
                ]
                number += len(rows)
                yield pa.Table.from_pylist(items, schema=cluster.ITEMS)
        except (OSError, ValueError, pa.ArrowException) as error:
            problem = errors.damaged(f"{file.path} after row {number}", "Parquet file", error)
            yield pa.Table.from_pylist([cluster.failed_row("", file.path, problem)], schema=cluster.ITEMS)


def _item(
    row: Mapping[str, Any],
    columns: Mapping[str, str],
    file: _File,
    number: int,
    doubled: Sequence[int] | set[int],
) -> dict[str, Any]:
    values = {
        field: "" if row.get(name) is None else str(row[name]).strip() if field != "text" else str(row[name])
        for field, name in columns.items()
    }
    doc_id = _id(values.get("id"), file.name, number)
    path = f"{PurePosixPath(file.path).name}#{number}"
    if number in doubled:
        return cluster.failed_row(doc_id, path, errors.twice(path, doc_id))
    return cluster.row_of_values(
        doc_id, path, [values.get(name, "") for name in ("text", "title", "publisher", "date", "place")]
    )


def _part(batch: pa.Table, table: str) -> pa.Table:
    documents = [unpack(rows) for rows in batch["rows"].to_pylist() if rows]
    return pa.Table.from_pandas(document_frame(table, documents), preserve_index=False)


def _gather(place: Target) -> int:
    """Write the tables that are about all reports, and return the number of those that failed."""
    gathered = {name: gather() for name, gather in OVER_ALL.items()}
    failures: list[dict[str, str]] = []
    for row in cluster.outcome_rows(f"{place.work_place}/outcomes"):
        if row["error"]:
            failures.append({name: row[name] for name in _FAILURES.names})
        else:
            document = unpack(row["rows"])
            for table in gathered.values():
                table.add(document)
    for name, table in gathered.items():
        frame = gathered_frame(name, list(table.rows()))
        place.add_file(name, pa.Table.from_pandas(frame, preserve_index=False))
    place.add_file(ERRORS, pa.Table.from_pylist(failures, schema=_FAILURES))
    return len(failures)
