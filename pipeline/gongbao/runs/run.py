"""A run: list the inputs, do what is not done, write the tables."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from gongbao import errors
from gongbao.read import Item
from gongbao.read.files import RUN
from gongbao.runs import texts
from gongbao.runs.engines import Engine, in_process
from gongbao.runs.manifest import now, write_errors, write_manifest
from gongbao.runs.merge import Merger
from gongbao.runs.outcome import Outcome
from gongbao.runs.settings import Settings
from gongbao.runs.store import Store
from gongbao.write import Drafts

STATE = RUN
"""The folder, inside that of the run, in which the run keeps what it needs to go on where it stopped."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run went: how many documents are done now and failed, and the number of rows by table."""

    done: int
    failed: int
    rows: dict[str, int]


def run(
    items: Iterable[Item],
    folder: Path,
    settings: Settings,
    *,
    formats: Iterable[str] = ("csv",),
    engine: Engine = in_process,
    tell: Callable[[str, str], None] = lambda path, status: None,
) -> Summary:
    """Extract `items` and write their tables to `folder`, with `manifest.json` and, if any fail, `errors.csv`.

    What an earlier run in `folder` did is taken over where the document and everything that decides its rows
    are unchanged; so a run that was killed goes on where it stopped, and ends with the same files. Files in
    `folder` are whole at any moment. `tell` is called with each document's path and `done`, `unchanged` or
    the error. If no document is done, there are no tables. Raises `InputError` where the folder cannot be
    written to, `GongbaoError` where another run is at work in it.
    """
    return _Run(folder, settings, tell).run(items, tuple(formats), engine)


class _Pending(NamedTuple):
    number: int
    key: str


class _Run:
    def __init__(self, folder: Path, settings: Settings, tell: Callable[[str, str], None]):
        self._folder = folder
        self._settings = settings
        self._tell = tell
        self._state = folder / STATE
        self._drafts = self._state / "drafts"
        self._pending: dict[str, _Pending] = {}
        try:
            self._state.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise errors.not_writable(folder, error) from error
        self._store = Store(self._state / "state.sqlite")

    def run(self, items: Iterable[Item], formats: tuple[str, ...], engine: Engine) -> Summary:
        started = now()
        try:
            shutil.rmtree(self._drafts, ignore_errors=True)
            self._drafts.mkdir()
            self._manifest("running", started)
            with ExitStack() as stack:
                tables = _Tables(self._folder, formats, self._drafts / "tables", self._store, stack)
                for outcome in engine(self._to_do(items), self._settings):
                    self._keep(outcome)
                    tables.write_up_to(self._last_settled())
                tables.write_up_to(self._store.last)
                self._store.forget_unlisted()
                return self._finish(tables, started)
        finally:
            self._store.close()

    def _last_settled(self) -> int:
        """Return the number of the item up to which all are done, failed or unchanged."""
        first = next(iter(self._pending.values()), None)
        return first.number - 1 if first else self._store.last

    def _to_do(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            try:
                if isinstance(item.content, errors.InputError):
                    self._store.refuse(item, item.content)
                    raise item.content
                key = self._settings.key(item.doc_id, item.path, item.sha256)
                if self._store.list(item, key) or self._lacks_text(item):
                    self._pending[item.doc_id] = _Pending(self._store.last, key)
                    yield item
                else:
                    self._tell(item.path, "unchanged")
            except errors.InputError as error:
                self._tell(item.path, str(error))

    def _lacks_text(self, item: Item) -> bool:
        name = texts.file_name(item.doc_id)
        return self._settings.keep_text and not (self._folder / texts.FOLDER / name).is_file()

    def _keep(self, outcome: Outcome) -> None:
        item = outcome.item
        if outcome.text is not None:
            texts.keep(self._folder / texts.FOLDER, self._drafts / "text", item.doc_id, outcome.text)
        self._store.put(outcome, self._pending.pop(item.doc_id).key)
        self._tell(item.path, outcome.error or "done")

    def _finish(self, tables: _Tables, started: str) -> Summary:
        if self._settings.keep_text:
            done = (record.doc_id for record in self._store.records() if record.error is None)
            texts.remove_others(self._folder / texts.FOLDER, done)
        failures = write_errors(self._folder, self._drafts / "errors", self._store.records())
        rows = tables.publish()
        self._manifest("done", started)
        return Summary(rows.get("documents", 0), failures, rows)

    def _manifest(self, status: str, started: str) -> None:
        draft = self._drafts / "manifest"
        write_manifest(self._folder, draft, self._settings, status, started, self._store.records())


class _Tables:
    """The tables of a run, written in the order of its inputs while others are in work; none without rows."""

    def __init__(self, folder: Path, formats: tuple[str, ...], drafts: Path, store: Store, stack: ExitStack):
        self._drafts = Drafts(folder, formats, drafts)
        self._store = store
        self._stack = stack
        self._written = 0
        self._merger: Merger | None = None

    def write_up_to(self, number: int) -> None:
        for packed in self._store.rows(self._written, number):
            if self._merger is None:
                self._merger = Merger(self._stack.enter_context(self._drafts))
            self._merger.add(packed)
        self._written = number

    def publish(self) -> dict[str, int]:
        """Put the files in their place and return the number of rows of each table."""
        if self._merger is None:
            return {}
        self._merger.finish()
        self._stack.close()
        return self._merger.counts
