"""Which files to read, and what their documents are called."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from gongbao import errors
from gongbao.read.formats import SUFFIXES

RUN = ".gongbao"
"""The folder that marks its parent as the output of a run, which is no input."""


def find_inputs(paths: Iterable[Path | str]) -> list[tuple[Path, str]]:
    """Return the files of `paths` with their document ids, in the order given, folders' files in order of name.

    Folders are searched through and through for files of a supported ending, but for hidden folders and outputs
    of runs; a file that is named is taken whatever its ending, and once however often it is named. The id is the
    file's name without its ending; where two files share a name, as much of the folders before it as tells them
    apart. Raises `InputError` for a path that does not exist.
    """
    files: dict[Path, Path] = {}
    for path in map(Path, paths):
        if not path.exists():
            raise errors.missing_path(path)
        for file in _files_in(path) if path.is_dir() else [path]:
            files.setdefault(file.resolve(), file)
    return list(zip(files.values(), _ids(list(files)), strict=True))


def _files_in(folder: Path) -> list[Path]:
    files = []
    for root, folders, names in os.walk(folder):
        if RUN in folders:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(root, name) for name in names if Path(name).suffix.lower() in SUFFIXES]
    return sorted(file for file in files if file.is_file())


def _ids(files: list[Path]) -> list[str]:
    depths = [1] * len(files)
    while True:
        ids = [_id(file, depth) for file, depth in zip(files, depths, strict=True)]
        counts = Counter(ids)
        deeper = [i for i, name in enumerate(ids) if counts[name] > 1 and depths[i] < len(files[i].parts)]
        if not deeper:
            return [_id_with_ending(f, i) if counts[i] > 1 else i for f, i in zip(files, ids, strict=True)]
        for i in deeper:
            depths[i] += 1


def _id(file: Path, depth: int) -> str:
    return "/".join((*file.parent.parts[len(file.parent.parts) - depth + 1 :], file.stem))


def _id_with_ending(file: Path, doc_id: str) -> str:
    return doc_id + file.suffix
