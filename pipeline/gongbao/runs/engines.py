"""Who does the work: this process, or several."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache

from gongbao import errors, forking
from gongbao.extraction import Extractor
from gongbao.read import Item
from gongbao.runs.outcome import Outcome, extract, failed
from gongbao.runs.settings import Settings

Engine = Callable[[Iterable[Item], Settings], Iterator[Outcome]]
"""Takes items and yields what comes of each; on one machine in the same order, and no faster than it can work."""

_AHEAD = 8
"""Charges for each process that are in work or waiting: it goes on while the run writes a part of the tables."""
_CHARGE = 4
"""Items that go to a process at once: one by one, the passing costs more than it need."""


def in_process(items: Iterable[Item], settings: Settings) -> Iterator[Outcome]:
    """Work in this process."""
    once = cache(settings.extractor)
    for item in items:
        yield extract(once, item, settings.keep_text)


def in_processes(workers: int) -> Engine:
    """Return an engine that works in `workers` processes, each of which loads the pipeline once.

    The death of a process costs only the report that it died on.
    """

    def run(items: Iterable[Item], settings: Settings) -> Iterator[Outcome]:
        yield from _Processes(workers, settings).run(items)

    return run


class _Processes:
    def __init__(self, workers: int, settings: Settings):
        self._workers = workers
        self._settings = settings
        self._pool = _pool(workers)
        self._waiting: deque[tuple[list[Item], Future[list[Outcome]]]] = deque()

    def run(self, items: Iterable[Item]) -> Iterator[Outcome]:
        try:
            for charge in _charges(items):
                self._submit(charge)
                if len(self._waiting) >= self._workers * _AHEAD:
                    yield from self._next()
            while self._waiting:
                yield from self._next()
        finally:
            self._pool.shutdown(cancel_futures=True)

    def _submit(self, charge: list[Item]) -> None:
        try:
            future = self._pool.submit(_work, charge, self._settings)
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self._waiting.append((charge, future))

    def _next(self) -> list[Outcome]:
        charge, future = self._waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._one_by_one(charge)

    def _one_by_one(self, charge: list[Item]) -> list[Outcome]:
        """Find in a charge that was in work when a process died the item that it dies on, if any."""
        outcomes: list[Outcome] = []
        self._restart(workers=1)
        for item in charge:
            try:
                outcomes += self._pool.submit(_work, [item], self._settings).result()
            except BrokenProcessPool:
                outcomes.append(failed(item, errors.worker_died(item.path)))
                self._restart(workers=1)
        self._restart(self._workers)
        self._resubmit()
        return outcomes

    def _restart(self, workers: int) -> None:
        self._pool.shutdown()
        self._pool = _pool(workers)

    def _resubmit(self) -> None:
        """Give to the new pool what a broken one left undone."""
        left, self._waiting = self._waiting, deque()
        for charge, future in left:
            if isinstance(future.exception(), BrokenProcessPool):
                self._submit(charge)
            else:
                self._waiting.append((charge, future))


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=forking.context(), initializer=_end_with_the_run)


def _end_with_the_run() -> None:
    """Let this worker end when the process that it works for is killed: nothing else would tell it."""
    threading.Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    run = multiprocessing.parent_process()
    if run is not None:
        run.join()
        os._exit(1)


def _charges(items: Iterable[Item]) -> Iterator[list[Item]]:
    charge: list[Item] = []
    for item in items:
        charge.append(item)
        if len(charge) == _CHARGE:
            yield charge
            charge = []
    if charge:
        yield charge


@cache
def load(settings: Settings) -> Extractor:
    """Return the extractor of `settings`, loaded once a process."""
    return settings.extractor()


def _work(charge: list[Item], settings: Settings) -> list[Outcome]:
    return [extract(lambda: load(settings), item, settings.keep_text) for item in charge]
