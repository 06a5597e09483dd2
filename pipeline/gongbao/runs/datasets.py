"""Archives beyond one machine: Parquet files of reports to Parquet files of tables, on any file system of Ray's."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet as pq

from gongbao import errors
from gongbao.read.fields import Fields
from gongbao.runs import cluster, parquet
from gongbao.runs.outcome import unpack
from gongbao.runs.settings import Settings
from gongbao.tables import OF_DOCUMENTS, Mentions, document_frame, entity_frame

_BATCH = 64


def extract_parquet(
    sources: Sequence[str], target: str, settings: Settings, fields: Fields, workers: int
) -> int:
    """Extract the reports in Parquet files and return how many failed; reports never pass through this process.

    `sources` are files or folders, local or URIs; a row is a report, its text and metadata in the columns that
    `fields` names. Below `target`, a folder or URI, `claims/` and so on hold Parquet files with the columns of
    the tables, `entities/` one file, `errors/` the reports that failed. Raises `InputError` where no column
    holds the texts, `GongbaoError` without Ray.
    """
    cluster.connect()
    columns = _columns(parquet.names_in(sources[0]), fields, sources[0])
    filesystem, root = parquet.filesystem_of(target)
    for name in ("outcomes", *OF_DOCUMENTS, "entities", "errors"):
        filesystem.create_dir(f"{root}/{name}")
        filesystem.delete_dir_contents(f"{root}/{name}")
    items = parquet.dataset(sources).map_batches(
        partial(_items, columns=columns), batch_format="pyarrow", batch_size=_BATCH
    )
    outcomes = cluster.mapped(items, settings, workers)
    # Written once, read for each table: what a lost node had made need not be made again.
    outcomes.write_parquet(f"{root}/outcomes", filesystem=filesystem)
    made = parquet.dataset([f"{target}/outcomes"]).select_columns(["rows"])
    for table in OF_DOCUMENTS:
        rows = made.map_batches(partial(_part, table=table), batch_format="pyarrow", batch_size=_BATCH)
        rows.write_parquet(f"{root}/{table}", filesystem=filesystem)
    failed = _gather(filesystem, root, f"{target}/outcomes")
    filesystem.delete_dir(f"{root}/outcomes")
    return failed


def _columns(names: list[str], fields: Fields, source: str) -> dict[str, str]:
    columns = fields.find(names)
    if "text" not in columns:
        raise errors.no_field(source, "text", fields.text, names)
    return columns


def _items(batch: pa.Table, columns: dict[str, str]) -> pa.Table:
    rows = [
        {field: "" if row[name] is None else str(row[name]) for field, name in columns.items()}
        for row in batch.to_pylist()
    ]
    return pa.Table.from_pylist([_item(row) for row in rows], schema=cluster.ITEMS)


def _item(row: dict[str, str]) -> dict[str, Any]:
    values = [row.get(field, "") for field in ("text", "title", "publisher", "date", "place")]
    digest = hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()
    doc_id = row.get("id") or digest[:16]
    return {
        "doc_id": doc_id,
        "path": doc_id,
        "sha256": digest,
        "kind": "row",
        "data": cluster.packed_values(values),
    }


def _part(batch: pa.Table, table: str) -> pa.Table:
    documents = [unpack(rows) for rows in batch["rows"].to_pylist() if rows]
    return pa.Table.from_pandas(document_frame(table, documents), preserve_index=False)


def _gather(filesystem: pyarrow.fs.FileSystem, root: str, outcomes: str) -> int:
    """Write the tables that are about all reports, and return the number of those that failed."""
    mentions = Mentions()
    failures: list[dict[str, str]] = []
    for row in cluster.outcome_rows(outcomes):
        if row["error"]:
            failures.append({name: row[name] for name in ("doc_id", "path", "sha256", "error")})
        else:
            mentions.add(unpack(row["rows"]))
    entities = pa.Table.from_pandas(entity_frame(list(mentions.rows())), preserve_index=False)
    pq.write_table(entities, f"{root}/entities/entities.parquet", filesystem=filesystem)
    schema = pa.schema(dict.fromkeys(("doc_id", "path", "sha256", "error"), pa.string()))
    table = pa.Table.from_pylist(failures, schema=schema)
    pq.write_table(table, f"{root}/errors/errors.parquet", filesystem=filesystem)
    return len(failures)
