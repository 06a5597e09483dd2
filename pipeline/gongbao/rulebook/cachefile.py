"""Files in the user's cache folder: whole at any moment, and read only where nobody else can have written them.

`GONGBAO_CACHE` names another folder; empty, nothing is kept. What other versions of Python and gongbao left there goes
once none has used it for a month.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import platform
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

import gongbao

try:
    import _sre  # type: ignore[import-not-found]
except ImportError:
    _sre = None

FOLDER = "GONGBAO_CACHE"
"""The environment's variable that names the folder."""

_KNOWN = ((3, 11), (3, 12), (3, 13))
"""Versions of Python whose `re` is known to be made of the parts used here; others compile as usual."""

_OTHERS_MAY_WRITE = 0o022

_DAY = 86_400
_KEPT_FOR = 30 * _DAY
"""Seconds after its last use from which on a file of another version is dropped; its owner would only make it anew."""

K = TypeVar("K")
V = TypeVar("V")


class Kept(ABC, Generic[K, V]):
    """What a file of the cache holds, by keys, and what was made since.

    It is added to the file where making it took more than so many seconds (`worth`); of a file that would grow
    beyond `largest` bytes only what this process used is kept on.
    """

    worth: ClassVar[float]
    largest: ClassVar[int]

    def __init__(self, path: Path | None):
        self._file = path
        self._found = dict(self._read(path)) if path else {}
        self._made: dict[K, V] = {}
        self._used: set[K] = set()
        self._seconds = 0.0

    def save(self, worth: float) -> None:
        """Add what was made to the file where that took more than `worth` seconds; whole at any moment."""
        if self._file is None or self._seconds < worth:
            return
        self._seconds = 0.0
        known = {**self._found, **dict(self._read(self._file)), **self._made}
        if sum(map(self._size, known.values())) > self.largest:
            known = {key: one for key, one in known.items() if key in self._used or key in self._made}
        with suppress(OSError):
            write(self._file, self._pieces(known))
            drop_unused(self._file)

    def save_at_exit(self) -> None:
        """Let `save` be called when the process ends."""
        atexit.register(self.save, self.worth)

    @contextmanager
    def _timed(self) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self._seconds += time.perf_counter() - began

    @staticmethod
    @abstractmethod
    def _read(path: Path) -> Iterable[tuple[K, V]]:
        """Return what a file holds, nothing of one that is damaged or that somebody else could have written."""

    @staticmethod
    @abstractmethod
    def _size(value: V) -> int:
        """Return the bytes that a value takes in the file."""

    @staticmethod
    @abstractmethod
    def _pieces(known: dict[K, V]) -> Iterable[bytes | memoryview]:
        """Return the content of a file with what is `known`."""


def digest(text: str) -> bytes:
    """Return the key under which what is made of `text` is kept."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def is_known() -> bool:
    """Return whether this Python is one whose own parts may be kept."""
    return sys.version_info[:2] in _KNOWN and sys.implementation.name == "cpython"


def file(name: str) -> Path | None:
    """Return the file `name` of this Python and this gongbao, `None` where none is to be kept."""
    named = os.environ.get(FOLDER)
    if named == "" or not is_known() or array("I").itemsize != _sre.CODESIZE:
        return None
    if named is None:
        from platformdirs import user_cache_path

        folder = user_cache_path("gongbao")
    else:
        folder = Path(named)
    build = f"{platform.python_version()}-{_sre.MAGIC}-{sys.byteorder}-{gongbao.__version__}"
    return folder / f"{name}-{build}.bin"


def read(path: Path) -> bytes:
    """Return the content of a file; raises `OSError` where it cannot be read or others could have written it."""
    if not (_is_own(path) and _is_own(path.parent)):
        raise OSError(path)
    content = path.read_bytes()
    if time.time() - path.stat().st_mtime > _DAY:
        with suppress(OSError):
            os.utime(path)
    return content


def _is_own(path: Path) -> bool:
    if not hasattr(os, "getuid"):
        return True
    state = path.stat()
    return state.st_uid == os.getuid() and not state.st_mode & _OTHERS_MAY_WRITE


def write(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Put a file in its place, whole; raises `OSError` where that cannot be."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number, draft = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    try:
        with os.fdopen(number, "wb") as out:
            out.writelines(pieces)
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise


def drop_unused(path: Path) -> None:
    """Remove the files beside `path` that are of its kind and that nobody has used for a month.

    The time of a file is that of its last use, within a day. Whoever reads one just then keeps what is open; whoever
    comes later finds none and makes it anew.
    """
    kind = path.name.partition("-")[0]
    for other in path.parent.glob(f"{kind}-*.bin*"):
        with suppress(OSError):
            if other != path and _is_own(other) and time.time() - other.stat().st_mtime > _KEPT_FOR:
                other.unlink()
