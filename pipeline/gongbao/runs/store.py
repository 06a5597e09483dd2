"""The state of a run on disk: what was listed, and what came of it. Whole after a kill at any moment."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from gongbao import errors
from gongbao.read import Item
from gongbao.runs import texts
from gongbao.runs.inputs import Input
from gongbao.runs.outcome import Outcome

_VERSION = 3
_TABLES = """
CREATE TABLE result (
    doc_id TEXT PRIMARY KEY, key TEXT NOT NULL, rows BLOB, error TEXT, seconds REAL, at TEXT, text TEXT,
    settings TEXT
) STRICT;
CREATE TABLE run (settings TEXT) STRICT;
CREATE TABLE listed (
    number INTEGER PRIMARY KEY, doc_id TEXT, path TEXT, sha256 TEXT, key TEXT, error TEXT
) STRICT;
CREATE TABLE input (given BLOB, path BLOB PRIMARY KEY, beside BLOB) STRICT;
CREATE INDEX listed_doc_id ON listed (doc_id) WHERE error IS NULL;
"""
_RECORDS = """
SELECT listed.doc_id, path, sha256, coalesce(listed.error, result.error), seconds, at
FROM listed LEFT JOIN result ON listed.error IS NULL AND listed.doc_id = result.doc_id ORDER BY number
"""
_STANDING = """
SELECT result.rows FROM result LEFT JOIN listed ON listed.error IS NULL AND listed.doc_id = result.doc_id
WHERE result.error IS NULL AND result.settings = (SELECT settings FROM run)
AND (listed.key IS NULL OR listed.key = result.key) ORDER BY listed.number IS NULL, listed.number, result.rowid
"""


_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_NOT_TO_BE_HAD = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
)


def failure(path: Path, error: sqlite3.DatabaseError) -> errors.GongbaoError:
    """Return what is to be said of an error of the database `path`: in use, not to be written to, or damaged."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _IN_USE:
        return errors.no_run_folder(path.parent, "another run is at work; wait for its end")
    if code in _NOT_TO_BE_HAD:
        return errors.not_writable(path, OSError(str(error)))
    return errors.broken_state(path, error)


class Record(NamedTuple):
    """A line of the manifest; `error` is None for a document that is done."""

    doc_id: str
    path: str
    sha256: str
    error: str | None
    seconds: float | None
    at: str | None


class Store:
    """A database in the run's folder. One run at a time: a second one is refused.

    `last` is the number of the item listed last, from 1. With `fresh`, what earlier runs did is forgotten, and
    a database that is broken is replaced; else that is a `GongbaoError`.
    """

    def __init__(self, path: Path, *, fresh: bool = False):
        self.last = 0
        self._path = path
        try:
            self._open(path, fresh)
        except errors.StateError:
            if not fresh:
                raise
            for ending in ("", "-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            self._open(path, fresh)

    def _open(self, path: Path, fresh: bool) -> None:
        try:
            self._database = sqlite3.connect(path, isolation_level=None, timeout=1)
        except sqlite3.DatabaseError as error:
            raise failure(path, error) from error
        try:
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute("BEGIN IMMEDIATE")
            self._prepare(fresh)
        except sqlite3.DatabaseError as error:
            # Left open it would keep the next run of this process out.
            self._database.close()
            raise failure(path, error) from error

    def _prepare(self, fresh: bool) -> None:
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        if fresh or version != _VERSION:
            for table in ("result", "listed", "input", "run"):
                self._database.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in filter(str.strip, _TABLES.split(";")):
                self._database.execute(statement)
            self._database.execute(f"PRAGMA user_version = {_VERSION}")
        self._database.execute("DELETE FROM listed")
        self._database.execute("COMMIT")

    def inputs(self) -> list[Input]:
        """Return the inputs of the runs before, if any document of theirs was done."""
        if self._database.execute("SELECT 1 FROM result WHERE error IS NULL LIMIT 1").fetchone() is None:
            return []
        return [Input(*row) for row in self._database.execute("SELECT * FROM input ORDER BY rowid")]

    def set_inputs(self, inputs: Iterable[Input]) -> None:
        """Keep what the inputs of this run are."""
        self._database.execute("BEGIN")
        self._database.execute("DELETE FROM input")
        self._database.executemany("INSERT OR IGNORE INTO input VALUES (?, ?, ?)", inputs)
        self._database.execute("COMMIT")

    def set_settings(self, fingerprint: str) -> None:
        """Keep by which settings this run works: results by others do not hold for it."""
        self._database.execute("BEGIN")
        self._database.execute("DELETE FROM run")
        self._database.execute("INSERT INTO run VALUES (?)", (fingerprint,))
        self._database.execute("COMMIT")

    def list(self, item: Item, key: str) -> bool:
        """Note `item` as the next one of this run, and return whether it is still to be done.

        Raises `InputError`, noted as well, if an item of the run has the same id.
        """
        known = "SELECT 1 FROM listed WHERE doc_id = ? AND error IS NULL"
        if self._database.execute(known, (item.doc_id,)).fetchone():
            error = errors.twice(item.path, item.doc_id)
            self.refuse(item, error)
            raise error
        self._note(item, key, None)
        done = "SELECT 1 FROM result WHERE doc_id = ? AND key = ? AND error IS NULL"
        return self._database.execute(done, (item.doc_id, key)).fetchone() is None

    def refuse(self, item: Item, error: errors.InputError) -> None:
        """Note `item` as one that cannot even be tried."""
        self._note(item, "", str(error))

    def _note(self, item: Item, key: str, error: str | None) -> None:
        row = (item.doc_id, item.path, item.sha256, key, error)
        noted = self._database.execute(
            "INSERT INTO listed (doc_id, path, sha256, key, error) VALUES (?, ?, ?, ?, ?)", row
        )
        self.last = noted.lastrowid or 0

    def put(self, outcome: Outcome, key: str) -> None:
        """Keep what came of an item, in the place of what came of it before."""
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        row = (
            outcome.item.doc_id,
            key,
            outcome.rows or None,
            outcome.error or None,
            round(outcome.seconds, 3),
            now,
            None if outcome.text is None else texts.hash_of(outcome.text),
        )
        settings = "(SELECT settings FROM run)"
        self._database.execute(f"INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?, ?, {settings})", row)

    def text_hash(self, doc_id: str) -> str:
        """Return the hash of the text that was kept of a document; empty where none was."""
        found = self._database.execute("SELECT text FROM result WHERE doc_id = ?", (doc_id,)).fetchone()
        return (found and found[0]) or ""

    def forget_unlisted(self) -> None:
        """Drop the results of documents that are no longer among the inputs."""
        self._database.execute("DELETE FROM result WHERE doc_id NOT IN (SELECT doc_id FROM listed)")

    def rows(self, after: int, last: int) -> Iterator[bytes]:
        """Yield the packed rows of the documents that are done, in the order of the inputs.

        They are those of the items whose numbers in the list are above `after` and up to `last`.
        """
        for (packed,) in self._database.execute(
            "SELECT rows FROM listed JOIN result USING (doc_id) WHERE number > ? AND number <= ? "
            "AND listed.error IS NULL AND result.error IS NULL ORDER BY number",
            (after, last),
        ):
            yield packed

    def records(self) -> Iterator[Record]:
        """Yield every listed item with its status, in the order of the inputs."""
        yield from map(Record._make, self._database.execute(_RECORDS))

    @staticmethod
    def standing(path: Path) -> tuple[bytes, ...]:
        """Return the packed rows of the documents that the run whose database is `path` has done so far.

        They come in the order of the inputs; those that the run has not come to again stand last. Raises
        `GongbaoError` where the database is in use or damaged; there are none where there is no database.
        """
        if not path.is_file():
            return ()
        database = sqlite3.connect(path, timeout=0)
        try:
            if database.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                return ()
            return tuple(rows for (rows,) in database.execute(_STANDING))
        except sqlite3.DatabaseError as error:
            raise failure(path, error) from error
        finally:
            database.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()
