"""A run: list the inputs, do what is not done, write the tables."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from gongbao import errors
from gongbao.read import Item
from gongbao.read.fields import Fields
from gongbao.read.items import Guard, unguarded
from gongbao.runs import texts
from gongbao.runs.engines import Engine, in_process
from gongbao.runs.folder import RunFolder
from gongbao.runs.inputs import Input, Mode, documents, settled
from gongbao.runs.manifest import draft_manifest, now, write_errors
from gongbao.runs.merge import Merger
from gongbao.runs.names import ERRORS, MANIFEST, STATE_FILE
from gongbao.runs.outcome import Outcome
from gongbao.runs.settings import Settings
from gongbao.runs.store import Store, failure
from gongbao.write import PLAIN, Drafts, Layout

OnProgress = Callable[[str, str], None]
"""Is called with each document's path and `done`, `unchanged` or the error."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run went: how many documents are done now, failed, were passed over; the rows by table."""

    done: int
    failed: int
    rows: dict[str, int] = field(default_factory=dict)
    passed_over: int = 0


def extract_files(
    paths: Sequence[Path],
    folder: Path,
    settings: Settings,
    *,
    mode: Mode = Mode.go_on,
    fields: Fields | None = None,
    formats: Iterable[str] = ("csv",),
    layout: Layout = PLAIN,
    engine: Engine = in_process,
    guard: Guard = unguarded,
    on_progress: OnProgress = lambda path, status: None,
) -> Summary:
    """Extract the reports in files and folders as `run` does, and keep in `folder` what its inputs are.

    With `Mode.add` the inputs of the runs before are inputs of this one, too; `fields` names the columns of
    files of many reports, `guard` opens workbooks. Raises `GongbaoError` before anything is changed where an
    earlier input is missing among `paths` or gone, where files in `folder` are not the run's, and where an
    input stands in its way.
    """
    place = RunFolder(folder, fresh=mode is Mode.fresh, keep_text=settings.keep_text, inputs=paths)
    with _Run(place, settings, on_progress, fresh=mode is Mode.fresh) as work:
        paths = settled(paths, work.store.inputs(), folder, mode)
        place.check_inputs(paths)
        work.store.set_inputs(Input.of(path, folder) for path in paths if path.exists())
        return work.run(documents(paths, fields or Fields(), guard), tuple(formats), layout, engine)


def run(
    items: Iterable[Item],
    folder: Path,
    settings: Settings,
    *,
    fresh: bool = False,
    formats: Iterable[str] = ("csv",),
    layout: Layout = PLAIN,
    engine: Engine = in_process,
    on_progress: OnProgress = lambda path, status: None,
) -> Summary:
    """Extract `items` and write their tables to `folder`, with `manifest.json` and, if any fail, `errors.csv`.

    What an earlier run in `folder` did is taken over where the document and everything that decides its rows
    are unchanged, unless `fresh`; so a run that was killed goes on where it stopped, and ends with the same
    files. Files in `folder` are whole at any moment, and those that no run wrote are left as they are. If no
    document is done, there are no tables. Raises `InputError` where the folder cannot be written to,
    `GongbaoError` where another run is at work in it or files of others have the names of its own.
    """
    place = RunFolder(folder, fresh=fresh, keep_text=settings.keep_text)
    with _Run(place, settings, on_progress, fresh=fresh) as work:
        return work.run(items, tuple(formats), layout, engine)


class _Pending(NamedTuple):
    number: int
    key: str
    note: str


class _Run:
    def __init__(self, folder: RunFolder, settings: Settings, on_progress: OnProgress, *, fresh: bool):
        self._folder = folder
        self._settings = settings
        self._on_progress = on_progress
        self._drafts = folder.state / "drafts"
        self._pending: dict[str, _Pending] = {}
        self._passed_over = 0
        self.store = Store(folder.state / STATE_FILE, fresh=fresh)
        try:
            folder.renew()
        except BaseException:
            self.store.close()
            raise

    def __enter__(self) -> _Run:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.store.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise failure(self._folder.state / STATE_FILE, error) from error

    def run(self, items: Iterable[Item], formats: tuple[str, ...], layout: Layout, engine: Engine) -> Summary:
        started = now()
        try:
            shutil.rmtree(self._drafts, ignore_errors=True)
            self._drafts.mkdir()
            self.store.set_settings(self._settings.fingerprint)
            self._manifest("running", started)
            with self._interruption_noted(started):
                return self._work(items, formats, layout, engine, started)
        except OSError as error:
            raise errors.not_writable(self._folder.path, error) from error
        finally:
            shutil.rmtree(self._drafts, ignore_errors=True)

    def _work(
        self, items: Iterable[Item], formats: tuple[str, ...], layout: Layout, engine: Engine, started: str
    ) -> Summary:
        with ExitStack() as stack:
            drafts = Drafts(self._folder.path, formats, self._drafts / "tables", self._folder.publish, layout)
            tables = _Tables(self._folder, drafts, self.store, stack)
            for outcome in engine(self._to_do(items), self._settings):
                self._keep(outcome)
                tables.write_up_to(self._last_settled())
            tables.write_up_to(self.store.last)
            self.store.forget_unlisted()
            return self._finish(tables, started)

    @contextmanager
    def _interruption_noted(self, started: str) -> Iterator[None]:
        """Let the manifest say so where the run ends before its time, be it by Ctrl-C."""
        try:
            yield
        except BaseException:
            with suppress(Exception):
                self._manifest("interrupted", started)
            raise

    def _last_settled(self) -> int:
        """Return the number of the item up to which all are done, failed or unchanged."""
        first = next(iter(self._pending.values()), None)
        return first.number - 1 if first else self.store.last

    def _to_do(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            try:
                if isinstance(item.content, errors.InputError):
                    self._passed_over += isinstance(item.content, errors.PassedOverError)
                    self.store.refuse(item, item.content)
                    raise item.content
                key = self._settings.key(item.doc_id, item.path, item.sha256)
                if self.store.list(item, key) or self._lacks_text(item):
                    self._pending[item.doc_id] = _Pending(self.store.last, key, item.note)
                    yield item
                else:
                    self._on_progress(item.path, "unchanged")
            except errors.InputError as error:
                self._on_progress(item.path, str(error))

    def _lacks_text(self, item: Item) -> bool:
        if not self._settings.keep_text:
            return False
        kept = self._folder.path / texts.FOLDER
        return not texts.is_kept(kept, item.doc_id, self.store.text_hash(item.doc_id))

    def _keep(self, outcome: Outcome) -> None:
        item = outcome.item
        if outcome.text is not None:
            self._folder.claim([texts.place_of(item.doc_id)])
            texts.keep(self._folder.path / texts.FOLDER, self._drafts / "text", item.doc_id, outcome.text)
        pending = self._pending.pop(item.doc_id)
        self.store.put(outcome, pending.key)
        self._on_progress(item.path, outcome.error or (f"done, {pending.note}" if pending.note else "done"))

    def _finish(self, tables: _Tables, started: str) -> Summary:
        if self._settings.keep_text:
            done = (record.doc_id for record in self.store.records() if record.error is None)
            self._folder.remove({*self._folder.own_texts()} - {*map(texts.place_of, done)})
        self._folder.claim([ERRORS])
        failures = write_errors(self._folder.path, self._drafts / "errors", self.store.records())
        # On a full disk nothing is published that the manifest cannot follow: to move it takes no room.
        manifest = self._drafted("done", started)
        rows = tables.publish()
        manifest.replace(self._folder.path / MANIFEST)
        failed = failures - self._passed_over
        return Summary(rows.get("documents", 0), failed, rows, self._passed_over)

    def _manifest(self, status: str, started: str) -> None:
        self._drafted(status, started).replace(self._folder.path / MANIFEST)

    def _drafted(self, status: str, started: str) -> Path:
        self._folder.claim([MANIFEST])
        draft = self._drafts / "manifest"
        draft_manifest(draft, self._settings, status, started, self.store.records())
        return draft


class _Tables:
    """The tables of a run, written in the order of its inputs while others are in work; none without rows."""

    def __init__(self, folder: RunFolder, drafts: Drafts, store: Store, stack: ExitStack):
        self._folder = folder
        self._drafts = drafts
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
            self._folder.publish(())
            return {}
        self._merger.finish()
        self._stack.close()
        return self._merger.counts
