"""The folder of a run: which files in it are the run's own, and which are the user's and never touched."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from gongbao import errors
from gongbao.read.files import RUN
from gongbao.runs import texts
from gongbao.runs.names import ERRORS, MANIFEST
from gongbao.runs.seals import Seals
from gongbao.write import publish
from gongbao.write.sinks import FORMATS, file_names

TABLES = frozenset(name for format_ in FORMATS for name in file_names(format_))
"""The names of all files of tables that a run may write."""

_OURS = TABLES | {MANIFEST, ERRORS}
_LIST = "files"
_SEALS = "seals"


class RunFolder:
    """What a run owns in its folder, by names relative to it, kept in a list on the disk.

    A file is named there before it is written, so that no kill leaves one of the run's without its mark; what
    is not in the list is neither written over nor removed. With `fresh`, files that have the names of the run's
    are taken for its own. Raises `GongbaoError` where the folder is no run's and holds such files, and where a table
    of the run's has been edited since.
    """

    def __init__(
        self, path: Path, *, fresh: bool = False, keep_text: bool = False, inputs: Iterable[Path] = ()
    ):
        self.path = path
        self.check_inputs(inputs)
        self.state = path / RUN
        self._list = self.state / _LIST
        self._fresh = fresh
        self._seals = Seals(self.state / _SEALS)
        self._own, self._length = self._listed()
        foreign = sorted(name for name in _OURS if self._is_foreign(name))
        kept = path / texts.FOLDER
        if keep_text and kept.is_dir() and not self.state.is_dir() and not fresh and any(kept.iterdir()):
            foreign.append(texts.FOLDER)
        if keep_text and os.path.lexists(kept) and not kept.is_dir():
            raise errors.not_a_folder(kept)
        if foreign:
            raise errors.foreign_files(path, foreign)
        self._refuse_edited()
        try:
            self.state.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise errors.not_writable(path, error) from error

    def _listed(self) -> tuple[set[str], int]:
        """Return the names in the list and its length; a last line without an end is of a file never written."""
        try:
            data = self._list.read_bytes()
        except FileNotFoundError:
            return set(), 0
        except NotADirectoryError as error:
            place = self.state if self.path.is_dir() else self.path
            raise errors.not_a_folder(place) from error
        except OSError as error:
            raise errors.no_run_folder(self.path, f"{self._list.name}: {error.strerror or error}") from error
        data = data[: data.rfind(b"\n") + 1]
        return {line for line in data.decode("utf-8", "replace").split("\n") if line}, len(data)

    def renew(self) -> None:
        """Read the list again, once no other run can be at work."""
        self._own, self._length = self._listed()

    def _refuse_edited(self) -> None:
        if not self._fresh and (edited := self._seals.broken(self.path)):
            raise errors.edited_files(self.path, edited)

    def _is_foreign(self, name: str) -> bool:
        return not self._fresh and name not in self._own and os.path.lexists(self.path / name)

    def claim(self, names: Iterable[str]) -> None:
        """Mark files as the run's, to be written next. Raises `GongbaoError` for one that is there and is not."""
        new = sorted(set(names) - self._own)
        if foreign := [name for name in new if self._is_foreign(name)]:
            raise errors.foreign_files(self.path, foreign)
        if not new:
            return
        with self._list.open("ab") as file:
            file.truncate(self._length)
            self._length += file.write("".join(f"{name}\n" for name in new).encode())
        self._own.update(new)

    def publish(self, drafts: Iterable[Path]) -> list[Path]:
        """Put drafts in their place; remove older tables that are not among them. Return the files.

        Raises `GongbaoError` where a table has been edited since the run began.
        """
        self._refuse_edited()
        drafts = list(drafts)
        names = {draft.name for draft in drafts}
        self.claim(names)
        self._seals.add(drafts)
        files = publish(drafts, self.path)
        self.remove(TABLES - names)
        # A list that has grown does no harm: the files are in their place.
        with suppress(OSError):
            self._seals.keep_last(names)
        return files

    def remove(self, names: Iterable[str]) -> None:
        """Remove those of the files that are the run's."""
        for name in self._own.intersection(names):
            (self.path / name).unlink(missing_ok=True)

    def own_texts(self) -> Iterator[str]:
        """Yield the names of the kept texts that are the run's."""
        yield from (name for name in self._own if name.startswith(f"{texts.FOLDER}/"))

    def check_inputs(self, paths: Iterable[Path]) -> None:
        """Raise `GongbaoError` for an input that stands where the run writes: it would be read as a report."""
        home = self.path.resolve()
        places = {home / RUN, home / texts.FOLDER}
        for path in paths:
            at = path.resolve()
            is_ours = at == home or (at.parent == home and at.name in _OURS)
            if is_ours or places.intersection((at, *at.parents)):
                raise errors.input_in_output(path, self.path)
