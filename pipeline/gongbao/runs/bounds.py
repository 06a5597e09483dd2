"""How much time and memory a report may take: a process that goes beyond is ended, and the report is an error."""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import FrameType

from gongbao.read import Item
from gongbao.read.content import Content

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

_PACKED = {".docx": 4, ".xlsx": 4, ".pdf": 4}
"""How many bytes of text a byte of such a file stands for, at most."""

_BYTES_OF_PATH = 500
_SECONDS_PER_MB = 60.0
_MEMORY_PER_BYTE = 60
_LARGE = 50_000_000
"""Bytes by which a process grows over a report that may leave much free memory behind."""
_SIZES = Path("/proc/self/statm")
_OF_DATA = 5
"""Place of the size of data among the sizes there, which are told in pages."""
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 0


class TimeUp(BaseException):
    """The time of a report is up: no error of the report's, so that nothing on the way takes it for one."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds of processor time, and megabytes beyond what the process holds already, that a small report may take.

    By the clock a report may take `patience` times as long, for the machine may be busy or asleep. A large one may
    take more: a minute and 60 megabytes more for each megabyte of text. Memory is bounded where the system lets a
    process bound its own (Linux).
    """

    seconds: float = 20.0
    memory: int = 600
    patience: float = 10.0

    def seconds_for(self, size: int) -> float:
        """Return the seconds for a report of `size` bytes."""
        return self.seconds + _SECONDS_PER_MB * size / 1_000_000

    def left(self, size: int, gone: float, spent: float | None) -> float:
        """Return the seconds that a report of `size` bytes still has at least, none or less where it has had its time.

        `gone` are the seconds gone by since it began, `spent` those of the processor, `None` where nobody knows.
        """
        seconds = self.seconds_for(size)
        if spent is None:
            return seconds - gone
        return min(seconds - spent, self.patience * seconds - gone)

    def memory_for(self, size: int) -> int:
        """Return the megabytes for a report of `size` bytes."""
        return self.memory + _MEMORY_PER_BYTE * size // 1_000_000

    @contextmanager
    def memory_bound(self, size: int) -> Iterator[None]:
        """Let this process raise `MemoryError` where it takes more than a report of `size` bytes may.

        What a large report has left free is given back to the system, so that the next one adds to little.
        """
        held = _held()
        if resource is None or held is None:
            yield
            return
        before = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = held + self.memory_for(size) * 1_000_000
        hard = before[1]
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard < 0 else min(wanted, hard), hard))
        try:
            yield
        finally:
            with suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_DATA, before)
            if (_held() or 0) - held > _LARGE:
                _give_back()

    @contextmanager
    def time_bound(self, size: int) -> Iterator[None]:
        """Let the main thread of this process raise `TimeUp` where it takes longer than a report of `size` bytes may.

        An expression that goes back and forth is interrupted too. Ask `can_bound_time` whether the system can.
        """

        def end(number: int, frame: FrameType | None) -> None:
            raise TimeUp

        seconds = self.seconds_for(size)
        timers = (
            (signal.SIGPROF, signal.ITIMER_PROF, seconds),
            (signal.SIGALRM, signal.ITIMER_REAL, self.patience * seconds),
        )
        before = [(signal.signal(number, end), number) for number, _, _ in timers]
        for _, timer, limit in timers:
            signal.setitimer(timer, limit)
        try:
            yield
        finally:
            for _, timer, _ in timers:
                signal.setitimer(timer, 0)
            for handler, number in before:
                signal.signal(number, handler)


def can_bound_time() -> bool:
    """Return whether this thread can bound its own time: the main one, of a system that has a timer."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _held() -> int | None:
    """Return how many bytes of its own this process holds, if the system tells."""
    try:
        return int(_SIZES.read_bytes().split()[_OF_DATA]) * mmap.PAGESIZE
    except OSError:
        return None


def _give_back() -> None:
    """Give the memory that is free back to the system, where its allocator can be asked to (glibc's)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def processor_seconds(process: int) -> float | None:
    """Return how many seconds of processor time a process has taken, `None` where the system does not tell."""
    try:
        # The name of the command, in brackets, may hold anything.
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / _TICKS


def payload(item: Item) -> int:
    """Return about how many bytes an item takes when it is sent to another process."""
    if isinstance(item.content, bytes):
        return len(item.content) + _BYTES_OF_PATH
    if isinstance(item.content, Content):
        return 3 * len(item.content.text) + _BYTES_OF_PATH
    return _BYTES_OF_PATH


def size_of(item: Item) -> int:
    """Return about how many bytes of text there are to read in an item."""
    if isinstance(item.content, Path):
        try:
            return item.content.stat().st_size * _PACKED.get(item.content.suffix.lower(), 1)
        except OSError:
            return 0
    weight = _PACKED.get(PurePosixPath(item.path).suffix.lower(), 1) if isinstance(item.content, bytes) else 1
    return payload(item) * weight
