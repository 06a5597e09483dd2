"""What the files of a run were when it wrote them, so that one that somebody has edited since is known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Seal(NamedTuple):
    """Size, time of the last change in nanoseconds, and SHA-256 of a file."""

    size: int
    changed: int
    sha256: str


class Seals:
    """The seals of files by name, kept in a file of JSON lines; one that is not there seals nothing.

    A file has two seals while it is replaced, so that a kill in between leaves it known, before as after.
    """

    def __init__(self, place: Path):
        self._place = place

    def broken(self, folder: Path) -> list[str]:
        """Return the names of the files of `folder` that are other than each of their seals."""
        return sorted(name for name, seals in self._read().items() if _is_changed(folder / name, seals))

    def add(self, files: Iterable[Path]) -> None:
        """Seal files by their names, before they are moved to where they belong."""
        with self._place.open("a", encoding="utf-8") as file:
            for path in files:
                file.write(_line(path.name, Seal(*_state(path), _sha256(path))))

    def keep_last(self, names: Iterable[str]) -> None:
        """Forget all but the last seal of each of `names`, and those of other files."""
        seals = self._read()
        lines = "".join(_line(name, seals[name][-1]) for name in sorted(seals.keys() & set(names)))
        draft = self._place.with_name(f"{self._place.name}.new")
        draft.write_text(lines, encoding="utf-8")
        draft.replace(self._place)

    def _read(self) -> dict[str, list[Seal]]:
        seals: dict[str, list[Seal]] = {}
        try:
            lines = self._place.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return seals
        for line in lines:
            try:
                name, *seal = json.loads(line)
                seals.setdefault(name, []).append(Seal(*seal))
            except (ValueError, TypeError):
                # A kill cut it off: its file was not put in its place.
                continue
        return seals


def _line(name: str, seal: Seal) -> str:
    return json.dumps([name, *seal], ensure_ascii=False) + "\n"


def _state(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _is_changed(path: Path, seals: list[Seal]) -> bool:
    """Return whether a file that is there is none of those sealed; a copy of one is the same."""
    try:
        state = _state(path)
        if any(seal[:2] == state for seal in seals):
            return False
        return all(seal.size != state[0] for seal in seals) or _sha256(path) not in {s.sha256 for s in seals}
    except FileNotFoundError:
        return False


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
