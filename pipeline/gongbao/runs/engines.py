"""Who does the work: this process, or several."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, islice
from multiprocessing.connection import wait

from gongbao import errors
from gongbao.read import Item
from gongbao.runs.bounds import Bounds, TimeUp, payload, size_of
from gongbao.runs.outcome import Outcome, extract, failed
from gongbao.runs.settings import Settings
from gongbao.runs.workers import READY, Job, Worker

Engine = Callable[[Iterable[Item], Settings], Iterator[Outcome]]
"""Takes items and yields what comes of each; on one machine in the same order, and no faster than it can work."""

_AHEAD = 32
"""Items for each process that are in work, waiting or done: it goes on while the run writes a part of the tables."""

_BYTES_AHEAD = 64_000_000
"""Bytes of items and outcomes that are under way at most, unless one alone is larger."""

_MANY = 24
"""Items, and bytes of text, from which on a further process is sooner done than begun."""

_MUCH = 500_000

_TRIES = 2
"""How often an item is tried whose process dies without a word: it may have been another's memory that ended it."""

_STARTS = 3
"""Processes that may die one after the other before they are ready."""


def in_process(items: Iterable[Item], settings: Settings) -> Iterator[Outcome]:
    """Work in this process, without bounds."""
    once = cache(settings.extractor)
    for item in items:
        try:
            yield extract(once, item, settings.keep_text)
        except MemoryError as error:
            yield failed(item, errors.unexpected(item.path, error))


def within(bounds: Bounds) -> Engine:
    """Return an engine that works in this process, whose main thread must be the one that asks (`can_bound_time`).

    A report that takes more time or memory than `bounds` let it is an error. For a few texts, which are read
    before another process has begun; what other formats are read by may end the process that reads them.
    """

    def run(items: Iterable[Item], settings: Settings) -> Iterator[Outcome]:
        once = cache(settings.extractor)
        for item in items:
            size = size_of(item)
            try:
                once()
                with bounds.memory_bound(size), bounds.time_bound(size):
                    outcome = extract(once, item, settings.keep_text)
            except TimeUp:
                seconds = bounds.seconds_for(size)
                outcome = failed(item, errors.too_long(item.path, seconds), seconds)
            except MemoryError:
                outcome = failed(item, errors.too_much_memory(item.path, bounds.memory_for(size)))
            yield outcome

    return run


def in_processes(workers: int | None = None, bounds: Bounds | None = None) -> Engine:
    """Return an engine that works in `workers` processes, each of which loads the pipeline once.

    Unless told, they are as many as there are cores for this process where the items are worth it, else one. A
    report that takes more time or memory than `bounds` let it, or on which a process dies, is an error; it
    costs no other.
    """

    def run(items: Iterable[Item], settings: Settings) -> Iterator[Outcome]:
        rest = iter(items)
        first = list(islice(rest, 1)) if workers else looked_ahead(rest)
        if not first:
            return
        number = workers or (_cores() if _is_worth_it(first) else 1)
        with Pool(number, settings, bounds or Bounds()) as pool:
            yield from pool.run(chain(first, rest))

    return run


def looked_ahead(items: Iterator[Item]) -> list[Item]:
    """Take so many of `items` as tell whether they are worth several processes."""
    first: list[Item] = []
    for item in items:
        first.append(item)
        if _is_worth_it(first):
            break
    return first


def _is_worth_it(items: list[Item]) -> bool:
    return len(items) >= _MANY or sum(map(size_of, items)) >= _MUCH


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Pool:
    """Processes that extract items; a context, which ends them."""

    def __init__(self, workers: int, settings: Settings, bounds: Bounds):
        self._settings = settings
        self._bounds = bounds
        self._workers = [Worker(settings, bounds) for _ in range(workers)]
        self._waiting: deque[Job] = deque()
        self._tries: dict[int, int] = {}
        self._done: dict[int, Outcome] = {}
        self._sizes: dict[int, int] = {}
        self._unready = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def run(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """Yield what comes of `items`, in their order. Raises `GongbaoError` where the pipeline does not load."""
        source = iter(items)
        number = following = 0
        more = True
        while more or following < number:
            while more and self._has_room(number - following):
                item = next(source, None)
                more = item is not None
                if item is not None:
                    self._waiting.append(Job(number, item, size_of(item)))
                    self._sizes[number] = payload(item)
                    number += 1
                    self._deal()
            self._deal()
            if following not in self._done and following < number:
                self._wait()
            while following in self._done:
                del self._sizes[following]
                yield self._done.pop(following)
                following += 1

    def _has_room(self, under_way: int) -> bool:
        if not under_way:
            return True
        return under_way < _AHEAD * len(self._workers) and sum(self._sizes.values()) < _BYTES_AHEAD

    def _deal(self) -> None:
        """Give waiting jobs to the workers that have the fewest."""
        while self._waiting:
            worker = min(self._workers, key=lambda worker: (not worker.is_ready, len(worker.jobs)))
            if not worker.can_take(self._waiting[0]):
                return
            worker.give(self._waiting.popleft())

    def _wait(self) -> None:
        """Take in what workers say, and end those that have passed their time."""
        left = max(0.0, min(worker.left() for worker in self._workers))
        said = wait([worker.pipe for worker in self._workers], min(left, 1e6))
        for worker in list(self._workers):
            if worker.pipe in said:
                self._hear(worker)
            elif worker.left() <= 0:
                job = worker.jobs.pop(0)
                seconds = self._bounds.seconds_for(job.size)
                self._settle(job, failed(job.item, errors.too_long(job.item.path, seconds), seconds))
                self._replace(worker)

    def _hear(self, worker: Worker) -> None:
        try:
            answer = worker.receive()
        except EOFError:
            self._bury(worker)
            return
        if answer == READY:
            worker.is_ready, self._unready = True, 0
        elif isinstance(answer, MemoryError):
            job = worker.jobs.pop(0)
            memory = self._bounds.memory_for(job.size)
            self._settle(job, failed(job.item, errors.too_much_memory(job.item.path, memory)))
            self._replace(worker)
        elif isinstance(answer, errors.GongbaoError):
            raise answer
        else:
            self._settle(worker.jobs.pop(0), answer)

    def _bury(self, worker: Worker) -> None:
        """See to the job that a worker died on: it is tried once more, and then an error."""
        if not worker.is_ready:
            self._unready += 1
            if self._unready == _STARTS:
                raise errors.no_workers()
        if worker.jobs:
            job = worker.jobs[0]
            self._tries[job.number] = self._tries.get(job.number, 0) + 1
            if self._tries[job.number] == _TRIES:
                worker.jobs.pop(0)
                memory = self._bounds.memory_for(job.size)
                self._settle(job, failed(job.item, errors.worker_died(job.item.path, memory)))
        self._replace(worker)

    def _settle(self, job: Job, outcome: Outcome) -> None:
        self._done[job.number] = outcome
        self._sizes[job.number] = len(outcome.rows) + 3 * len(outcome.text or "")

    def _replace(self, worker: Worker) -> None:
        """End a worker, and let another do what it has left."""
        worker.end()
        self._waiting.extendleft(reversed(worker.jobs))
        self._workers[self._workers.index(worker)] = Worker(self._settings, self._bounds)
