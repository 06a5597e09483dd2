"""A process that does one job after another for the run, and can be ended at any moment."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from multiprocessing.connection import Connection
from pickle import UnpicklingError
from typing import Any, NamedTuple

from gongbao import collecting, errors, forking
from gongbao.extraction import Extractor
from gongbao.read import Item
from gongbao.runs.bounds import Bounds, payload, processor_seconds
from gongbao.runs.outcome import Outcome, extract
from gongbao.runs.settings import Settings

READY = "ready"
_QUEUED_BYTES = 64_000 if sys.platform == "linux" else 4_000
"""Bytes that may wait for a worker at work: what fits between the processes, so that no one waits for it."""

_QUEUED = 8
_ENDING = 1.0
_SIGNAL_AT_PARENTS_DEATH = 1


class Call(NamedTuple):
    """A function to call in a worker, which finds it by its name, and its arguments."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]


class Job(NamedTuple):
    """What a worker is to do: its number among all, and an item to extract."""

    number: int
    item: Item
    size: int


class Worker:
    """A worker process and what it was given, the job in work first."""

    def __init__(self, settings: Settings | None, bounds: Bounds):
        context = forking.context()
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, settings, bounds), daemon=True
        )
        self._process.start()
        theirs.close()
        self._bounds = bounds
        self.is_ready = False
        self.jobs: list[Job] = []
        self._since = time.monotonic()
        self._spent = 0.0
        """Seconds of the processor that the process had taken when it last said something."""

    def can_take(self, job: Job) -> bool:
        """Return whether the job can be sent without waiting for the process to take it."""
        if not self.jobs:
            return self.is_ready
        waiting = sum(payload(job.item) for job in self.jobs) + payload(job.item)
        return len(self.jobs) < _QUEUED and waiting <= _QUEUED_BYTES

    def give(self, job: Job) -> None:
        """Send a job. One to a process that has just died is taken for one that it died on."""
        if not self.jobs:
            self._since = time.monotonic()
        self.jobs.append(job)
        with suppress(OSError):
            self.pipe.send((job.item, job.size))

    def left(self) -> float:
        """Return the seconds that the job in work still has at least; of none, many."""
        return self.left_for(self.jobs[0].size) if self.jobs else 1e9

    def left_for(self, size: int) -> float:
        """Return the seconds that a job of `size` bytes, in work since the last answer, still has at least."""
        gone = time.monotonic() - self._since
        if gone < self._bounds.seconds_for(size):
            return self._bounds.left(size, gone, None)
        spent = processor_seconds(self._process.pid)
        return self._bounds.left(size, gone, None if spent is None else spent - self._spent)

    def receive(self) -> Any:
        """Return what the process says; raises `EOFError` if it has ended."""
        try:
            answer, self._spent = self.pipe.recv()
        except (OSError, UnpicklingError) as error:
            raise EOFError from error
        self._since = time.monotonic()
        return answer

    def end(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self._process.kill()
        self._process.join(_ENDING)


def called(bounds: Bounds) -> Callable[..., Any]:
    """Return what calls a function in a process of its own, within bounds: `run(path, size, function, *arguments)`.

    It returns what the function returns and raises the `GongbaoError` that it raises, or `InputError` for `path`
    where the process dies or passes a bound.
    """

    def run(path: str, size: int, function: Callable[..., Any], *arguments: Any) -> Any:
        worker = Worker(None, bounds)
        try:
            while not worker.is_ready:
                worker.is_ready = worker.receive() == READY
            worker.pipe.send((Call(function, arguments), size))
            while not worker.pipe.poll(max(worker.left_for(size), 0)):
                if worker.left_for(size) <= 0:
                    raise errors.too_long(path, bounds.seconds_for(size))
            answer = worker.receive()
        except EOFError as error:
            raise errors.worker_died(path, bounds.memory_for(size)) from error
        finally:
            worker.end()
        if isinstance(answer, MemoryError):
            raise errors.too_much_memory(path, bounds.memory_for(size))
        if isinstance(answer, Exception):
            raise answer
        return answer

    return run


def _serve(pipe: Connection, settings: Settings | None, bounds: Bounds) -> None:
    _end_with_the_run()
    collecting.rarely()
    try:
        if settings is not None:
            load(settings)
    except Exception as error:
        _tell(pipe, error if isinstance(error, errors.GongbaoError) else errors.no_start(error))
        return
    _tell(pipe, READY)
    while True:
        try:
            job, size = pipe.recv()
        except (EOFError, OSError):
            return
        answer = _done(job, size, settings, bounds)
        _tell(pipe, answer)
        if isinstance(answer, MemoryError):
            # What was cut short in its work may be left in any state.
            return


def _tell(pipe: Connection, answer: Any) -> None:
    """Send an answer and the seconds of the processor taken so far, unless the run has been killed meanwhile."""
    with suppress(OSError):
        pipe.send((answer, time.process_time()))


def _done(job: Item | Call, size: int, settings: Settings | None, bounds: Bounds) -> Any:
    try:
        with bounds.memory_bound(size):
            if isinstance(job, Item):
                assert settings is not None
                return work(job, settings)
            return job.function(*job.arguments)
    except errors.GongbaoError as error:
        return error
    except MemoryError:
        return MemoryError()


def work(item: Item, settings: Settings) -> Outcome:
    """Return what comes of `item`."""
    return extract(lambda: load(settings), item, settings.keep_text)


@cache
def load(settings: Settings) -> Extractor:
    """Return the extractor of `settings`, loaded once a process."""
    return settings.extractor()


def _end_with_the_run() -> None:
    """Let this worker end when the process that it works for is killed, and leave Ctrl-C to that process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, daemon=True).start()
    if sys.platform == "linux":
        # The thread waits as long as an expression that is at work; the system does not.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SIGNAL_AT_PARENTS_DEATH, signal.SIGKILL)


def _watch() -> None:
    run = multiprocessing.parent_process()
    if run is not None:
        run.join()
        os._exit(1)
