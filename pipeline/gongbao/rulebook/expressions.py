"""Compiled expressions, kept between processes in the user's cache folder.

To compile the expressions of the rules takes longer than to read a short report by them. What `re` makes of an
expression is kept under a digest of it, in a file of its own for each build of Python and version of
gongbao: what has changed is not found there and compiled anew. The file may be deleted, or be shared by all
processes of a user, at any time; where it cannot be read or written, or is not the user's own, nothing is said and
everything is compiled.
"""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from gongbao.rulebook import cachefile
from gongbao.rulebook.hints import Hints
from gongbao.rulebook.hints import hints as hints_of
from gongbao.rulebook.landmarks import Landmark
from gongbao.rulebook.landmarks import landmarks as landmarks_of

try:
    import _sre  # type: ignore[import-not-found]
except ImportError:
    _sre = None

_FORMAT = 9
"""Of the file; files of another are passed over."""


class _Compiled(NamedTuple):
    """What `re` makes of an expression: its flags and groups, and its code; what its matches hold, where asked for.

    There is no code of an expression of which only that was asked.
    """

    flags: int
    groups: int
    names: dict[str, int]
    landmarks: tuple[Landmark, ...] | None
    hints: Any
    check: int
    code: bytes | memoryview

    def pattern(self, source: str) -> re.Pattern[str]:
        """Return the expression `source` that this was made of; the interpreter checks the code once more.

        Raises `ValueError` where the code is damaged: only what is used is looked at.
        """
        if zlib.crc32(self.code) != self.check:
            raise ValueError("damaged")
        by_index: list[str | None] = [None] * (self.groups + 1)
        for name, index in self.names.items():
            by_index[index] = name
        code = memoryview(self.code).cast("I").tolist()
        return _sre.compile(source, self.flags, code, self.groups, self.names, tuple(by_index))


@cache
def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the compiled expression `source`, made once a process; raises `re.error` where it is none."""
    return _kept().expression(source, int(flags))


@cache
def landmarks(source: str, flags: int = 0) -> tuple[Landmark, ...]:
    """Return the words one of which every match of `source` holds, none where they cannot be told."""
    return _kept().landmarks(source, int(flags))


@cache
def hints(source: str, flags: int = 0) -> Hints:
    """Return what every match of `source` begins and ends with, and holds near its beginning."""
    return _kept().hints(source, int(flags))


def keep() -> None:
    """Write down what was compiled anew, if it is worth it."""
    _kept().save(_Kept.worth)


@cache
def _kept() -> _Kept:
    kept = _Kept(cachefile.file(f"expressions-{_FORMAT}"))
    kept.save_at_exit()
    return kept


class _Kept(cachefile.Kept[str, _Compiled]):
    """The expressions in a file, and those compiled since."""

    worth = 0.1
    largest = 32_000_000

    def expression(self, source: str, flags: int) -> re.Pattern[str]:
        if self._file is None:
            return re.compile(source, flags)
        key = _key(source, flags)
        if (known := self._known(key)) and known.code:
            with suppress(RuntimeError, OverflowError, TypeError, ValueError):
                return known.pattern(source)
        made = self._make(key, lambda: _compiled(source, flags))
        if known is not None:
            made = self._made[key] = made._replace(landmarks=known.landmarks, hints=known.hints)
        return made.pattern(source)

    def landmarks(self, source: str, flags: int) -> tuple[Landmark, ...]:
        if self._file is None:
            return landmarks_of(_parsed(source, flags)) if cachefile.is_known() else ()
        key = _key(source, flags)
        known = self._known(key) or _UNASKED
        if known.landmarks is None:
            known = self._make(key, lambda: known._replace(landmarks=landmarks_of(_parsed(source, flags))))
        return known.landmarks or ()

    def hints(self, source: str, flags: int) -> Hints:
        if self._file is None:
            return hints_of(_parsed(source, flags)) if cachefile.is_known() else Hints()
        key = _key(source, flags)
        known = self._known(key) or _UNASKED
        if known.hints is None:
            known = self._make(key, lambda: known._replace(hints=hints_of(_parsed(source, flags))))
        return Hints.of(known.hints)

    def _known(self, key: str) -> _Compiled | None:
        self._used.add(key)
        return self._made.get(key) or self._found.get(key)

    def _make(self, key: str, make: Callable[[], _Compiled]) -> _Compiled:
        with self._timed():
            made = self._made[key] = make()
        return made

    @staticmethod
    def _read(path: Path) -> Iterator[tuple[str, _Compiled]]:
        try:
            data = cachefile.read(path)
            size, check = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big")
            at = 8 + size
            if zlib.crc32(data[8:at]) != check:
                return
            codes = memoryview(data)
            for key, flags, groups, names, marks, hints, code_check, length in json.loads(data[8:at]):
                landmarks = None if marks is None else tuple(map(Landmark._make, marks))
                code = codes[at : at + length]
                yield key, _Compiled(flags, groups, names, landmarks, hints, code_check, code)
                at += length
        except (OSError, ValueError, TypeError):
            return

    @staticmethod
    def _size(value: _Compiled) -> int:
        return len(value.code)

    @staticmethod
    def _pieces(known: dict[str, _Compiled]) -> Iterable[bytes | memoryview]:
        heads: list[Any] = [
            (key, made.flags, made.groups, made.names, made.landmarks, made.hints, made.check, len(made.code))
            for key, made in known.items()
        ]
        head = json.dumps(heads, ensure_ascii=True).encode()
        sizes = len(head).to_bytes(4, "big") + zlib.crc32(head).to_bytes(4, "big")
        return [sizes, head, *(made.code for made in known.values())]


def _key(source: str, flags: int) -> str:
    return cachefile.digest(f"{flags} {source}").hex()


def _compiled(source: str, flags: int) -> _Compiled:
    from re import _compiler  # type: ignore[attr-defined]

    parsed = _parsed(source, flags)
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    state = parsed.state
    names = dict(state.groupdict)
    return _Compiled(flags | state.flags, state.groups - 1, names, None, None, zlib.crc32(code), code)


_UNASKED = _Compiled(0, 0, {}, None, None, 0, b"")


def _parsed(source: str, flags: int) -> Any:
    from re import _parser  # type: ignore[attr-defined]

    return _parser.parse(source, flags)
