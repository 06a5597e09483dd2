"""Values made of rule files over and over, kept between processes in the user's cache folder.

What is made must depend on nothing but the text that it is made of, and consist of plain values; it is kept under a
digest of that text. Whoever changes how something is made raises `_FORMAT`. As with expressions, the file may be
deleted at any time, and where it cannot be read or written, all is made anew.
"""

from __future__ import annotations

import atexit
import hashlib
import marshal
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from gongbao.rulebook import cachefile

T = TypeVar("T")

_FORMAT = 1
"""Of the file and of the values in it; files of another are passed over."""

_WORTH = 0.05
"""Seconds of making that are worth a file."""

_LARGEST = 16_000_000
_CHECK = 4
"""Bytes before the values by which damage is seen."""


def made(kind: str, text: str, make: Callable[[], T]) -> T:
    """Return what `make` makes of `text`, values of a `kind`; it is kept, unless it holds other than plain values."""
    return _kept().value(kind, text, make)


def keep() -> None:
    """Write down what was made anew, if it is worth it."""
    _kept().save(_WORTH)


@cache
def _kept() -> _Kept:
    kept = _Kept(cachefile.file(f"made-{_FORMAT}"))
    atexit.register(kept.save, _WORTH)
    return kept


class _Kept:
    """The values in a file, packed, and those made since."""

    def __init__(self, file: Path | None):
        self._file = file
        self._found = _read(file) if file else {}
        self._made: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._seconds = 0.0

    def value(self, kind: str, text: str, make: Callable[[], T]) -> T:
        if self._file is None:
            return make()
        key = hashlib.blake2b(f"{kind} {text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
        self._used.add(key)
        packed = self._found.get(key)
        if packed is not None:
            return cast(T, marshal.loads(packed))
        began = time.perf_counter()
        found: Any = make()
        with suppress(ValueError):
            self._found[key] = self._made[key] = marshal.dumps(found)
        self._seconds += time.perf_counter() - began
        return cast(T, found)

    def save(self, worth: float) -> None:
        """Add what was made to the file where that took more than `worth` seconds; whole at any moment."""
        if self._file is None or self._seconds < worth:
            return
        self._seconds = 0.0
        known = {**_read(self._file), **self._made}
        if sum(map(len, known.values())) > _LARGEST:
            known = {key: packed for key, packed in self._found.items() if key in self._used}
        data = marshal.dumps(known)
        with suppress(OSError):
            cachefile.write(self._file, [zlib.crc32(data).to_bytes(_CHECK, "big"), data])


def _read(file: Path) -> dict[bytes, bytes]:
    """Return the packed values of a file that nobody else can have written; none of one that is damaged."""
    try:
        data = memoryview(cachefile.read(file))
    except OSError:
        return {}
    if len(data) <= _CHECK or zlib.crc32(data[_CHECK:]) != int.from_bytes(data[:_CHECK], "big"):
        return {}
    return cast(dict[bytes, bytes], marshal.loads(data[_CHECK:]))
