"""One writer of a file at a time, be it of another process: the system lets go of the lock when its holder ends."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

_PAUSE = 0.01


@contextmanager
def locked(file: IO[Any]) -> Iterator[None]:
    """Wait until no other holder of the lock is left, and hold it for the time; `OSError` where none can be had."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)
    else:
        yield from _locked_on_windows(file)


def _locked_on_windows(file: IO[Any]) -> Iterator[None]:
    import msvcrt

    lock: Any = msvcrt
    # What is locked there is a range of bytes; any that all agree on will do, be it far behind the end.
    far = 1 << 40
    while True:
        file.seek(far)
        try:
            lock.locking(file.fileno(), lock.LK_NBLCK, 1)
            break
        except OSError:
            time.sleep(_PAUSE)
    try:
        yield
    finally:
        file.seek(far)
        lock.locking(file.fileno(), lock.LK_UNLCK, 1)
