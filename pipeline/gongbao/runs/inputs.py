"""Which inputs a run has: those given, held against those that its folder holds the rows of."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from gongbao import errors
from gongbao.read import Item, items, list_inputs
from gongbao.read.fields import Fields
from gongbao.read.files import shown
from gongbao.read.items import Guard, passed_over, unguarded


class Mode(StrEnum):
    """What to do with a folder that was used before: go on with its run, add inputs to it, or start over."""

    go_on = "go-on"
    add = "add"
    fresh = "fresh"


class Input(NamedTuple):
    """A file or folder as it was given, absolute, and as seen from the run's folder: both may move together."""

    given: bytes
    path: bytes
    beside: bytes

    @classmethod
    def of(cls, path: Path, folder: Path) -> Input:
        """Return the input that `path` is for a run in `folder`."""
        at = os.fsencode(path.absolute().resolve())
        return cls(os.fsencode(path), at, os.path.relpath(at, os.fsencode(folder.resolve())))

    def is_same(self, other: Input) -> bool:
        """Return whether both are one, be it that the run and its inputs have moved."""
        return self.path == other.path or self.beside == other.beside

    def find(self, folder: Path) -> Path | None:
        """Return where the input is now, as it was given if that still leads there; None where it is gone."""
        given = Path(os.fsdecode(self.given))
        beside = folder / os.fsdecode(self.beside)
        places = [given] if Input.of(given, folder).is_same(self) else []
        return next((at for at in (*places, Path(os.fsdecode(self.path)), beside) if at.exists()), None)

    def __str__(self) -> str:
        return shown(Path(os.fsdecode(self.given)))


def settled(paths: Sequence[Path], before: Sequence[Input], folder: Path, mode: Mode) -> list[Path]:
    """Return the inputs of a run in `folder` that is given `paths` and had those `before`.

    Raises `GongbaoError` where going on would lose the rows of an input: one that is gone, or not given.
    """
    given = [Input.of(path, folder) for path in paths]
    kept = [(old, old.find(folder)) for old in before]
    if gone := [str(old) for old, place in kept if place is None]:
        raise errors.lost_inputs(folder, gone)
    missing = [(old, place) for old, place in kept if not any(old.is_same(new) for new in given)]
    if missing and mode is not Mode.add:
        raise errors.other_inputs(folder, [str(old) for old, _ in missing])
    if mode is not Mode.add:
        return list(paths)
    new = [path for path, one in zip(paths, given, strict=True) if not any(map(one.is_same, before))]
    return [place for _, place in kept if place is not None] + new


def documents(paths: Sequence[Path], fields: Fields, guard: Guard = unguarded) -> Iterator[Item]:
    """Yield the documents in files and folders, and first what is passed over there; `guard` as for `items`."""
    inputs = list_inputs(paths)
    yield from passed_over(inputs)
    yield from items(inputs.files, fields, guard)
