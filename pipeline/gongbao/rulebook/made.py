"""Values made of rule files over and over, kept between processes in the user's cache folder.

What is made must depend on nothing but the text that it is made of, and consist of plain values; it is kept under a
digest of that text. Whoever changes how something is made raises `_FORMAT`. As with expressions, the file may be
deleted at any time, and where it cannot be read or written, all is made anew.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from gongbao.rulebook import cachefile

T = TypeVar("T")

_FORMAT = 1
"""Of the file and of the values in it; files of another are passed over."""

_CHECK = 4
"""Bytes before the values by which damage is seen."""


def made(kind: str, text: str, make: Callable[[], T]) -> T:
    """Return what `make` makes of `text`, values of a `kind`; it is kept, unless it holds other than plain values."""
    return _kept().value(kind, text, make)


def keep() -> None:
    """Write down what was made anew, if it is worth it."""
    _kept().save(_Kept.worth)


@cache
def _kept() -> _Kept:
    kept = _Kept(cachefile.file(f"made-{_FORMAT}"))
    kept.save_at_exit()
    return kept


class _Kept(cachefile.Kept[bytes, bytes]):
    """The values in a file, packed, and those made since."""

    worth = 0.05
    largest = 16_000_000

    def value(self, kind: str, text: str, make: Callable[[], T]) -> T:
        if self._file is None:
            return make()
        key = cachefile.digest(f"{kind} {text}")
        self._used.add(key)
        packed = self._found.get(key)
        if packed is not None:
            return cast(T, marshal.loads(packed))
        with self._timed():
            found: Any = make()
            with suppress(ValueError):
                self._found[key] = self._made[key] = marshal.dumps(found)
        return cast(T, found)

    @staticmethod
    def _read(path: Path) -> Iterable[tuple[bytes, bytes]]:
        try:
            data = memoryview(cachefile.read(path))
        except OSError:
            return ()
        if len(data) <= _CHECK or zlib.crc32(data[_CHECK:]) != int.from_bytes(data[:_CHECK], "big"):
            return ()
        return cast(dict[bytes, bytes], marshal.loads(data[_CHECK:])).items()

    @staticmethod
    def _size(value: bytes) -> int:
        return len(value)

    @staticmethod
    def _pieces(known: dict[bytes, bytes]) -> Iterable[bytes]:
        data = marshal.dumps(known)
        return [zlib.crc32(data).to_bytes(_CHECK, "big"), data]
