"""A run: list the inputs, do what is not done, write the tables."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gongbao import errors
from gongbao.read import Item
from gongbao.read.files import RUN
from gongbao.runs import texts
from gongbao.runs.engines import Engine, in_process
from gongbao.runs.manifest import now, write_errors, write_manifest
from gongbao.runs.merge import merge
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


class _Run:
    def __init__(self, folder: Path, settings: Settings, tell: Callable[[str, str], None]):
        self._folder = folder
        self._settings = settings
        self._tell = tell
        self._state = folder / STATE
        self._drafts = self._state / "drafts"
        self._keys: dict[str, str] = {}
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
            for outcome in engine(self._to_do(items), self._settings):
                self._keep(outcome)
            self._store.forget_unlisted()
            return self._finish(formats, started)
        finally:
            self._store.close()

    def _to_do(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            try:
                if isinstance(item.content, errors.InputError):
                    self._store.refuse(item, item.content)
                    raise item.content
                key = self._settings.key(item.doc_id, item.path, item.sha256)
                if self._store.list(item, key) or self._lacks_text(item):
                    self._keys[item.doc_id] = key
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
        self._store.put(outcome, self._keys.pop(item.doc_id))
        self._tell(item.path, outcome.error or "done")

    def _finish(self, formats: tuple[str, ...], started: str) -> Summary:
        if self._settings.keep_text:
            done = (record.doc_id for record in self._store.records() if record.error is None)
            texts.remove_others(self._folder / texts.FOLDER, done)
        failures = write_errors(self._folder, self._drafts / "errors", self._store.records())
        rows: dict[str, int] = {}
        if any(True for _ in self._store.rows()):
            with Drafts(self._folder, formats, self._drafts / "tables") as drafts:
                rows = merge(self._store.rows(), drafts)
        self._manifest("done", started)
        return Summary(rows.get("documents", 0), failures, rows)

    def _manifest(self, status: str, started: str) -> None:
        draft = self._drafts / "manifest"
        write_manifest(self._folder, draft, self._settings, status, started, self._store.records())
