"""Which files to read, what their documents are called, and what is passed over."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gongbao import errors
from gongbao.read.formats import SUFFIXES
from gongbao.read.signs import kind_of

WHY_SKIPPED = "no format that is read; named itself, a file is read as text"
_START = 65536

GOLD = ".gold.json"
"""How the names of annotations end, which stand beside the reports that they annotate."""

RUN = ".gongbao"
"""The folder that marks its parent as the output of a run, which is no input."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read with the ids of their documents, in order, and what was passed over with the reason."""

    files: list[tuple[Path, str]]
    passed_over: list[tuple[Path, errors.InputError]]


def find_inputs(paths: Iterable[Path | str]) -> list[tuple[Path, str]]:
    """Return the files of `paths` with their document ids, as `list_inputs` does, without what it passes over.

    Raises `InputError` for a path that does not exist.
    """
    given = [Path(path) for path in paths]
    for path in given:
        if not _exists(path):
            raise errors.missing_path(shown(path))
    return list_inputs(given).files


def list_inputs(paths: Iterable[Path | str]) -> Inputs:
    """Return the files of `paths` with their document ids, in the order given, folders' files in order of name.

    Folders are searched through and through for files of a supported ending or content, but for hidden ones
    and annotations; a file that is named is taken whatever its ending, and once however often it is named. Passed
    over, each with an error that says why: what is not there or cannot be read, links to folders, what is no regular
    file, outputs of runs, files that are no reports. The id is the file's name without its ending; where two files
    share a name, as much of the folders before it, below the folder that all have in common, as tells them apart, and
    at last the ending.
    """
    files: dict[Path, Path] = {}
    passed_over: list[tuple[Path, errors.InputError]] = []
    for path in map(Path, paths):
        for found in _walk(path):
            if isinstance(found, Path):
                files.setdefault(found.resolve(), found)
            else:
                passed_over.append(found)
    ids = unique_ids([_parts(file) for file in files])
    return Inputs(list(zip(files.values(), ids, strict=True)), passed_over)


Found = Path | tuple[Path, errors.InputError]


def _walk(path: Path) -> Iterator[Found]:
    if not _is_folder(path):
        yield _checked(path)
        return
    found: list[Found] = []
    folders = [path]
    while folders:
        try:
            found += _look_into(folders.pop(), folders)
        except OSError as error:
            where = Path(os.fsdecode(error.filename or path))
            found.append((where, errors.unreadable(shown(where), error.strerror or str(error))))
    yield from sorted(found, key=lambda item: item if isinstance(item, Path) else item[0])


def _look_into(folder: Path, folders: list[Path]) -> list[Found]:
    """Return the files of a folder, or why one is none, and add the folders in it to `folders`."""
    with os.scandir(folder) as scanned:
        entries = list(scanned)
    if any(entry.name == RUN for entry in entries):
        return [(folder, errors.output_of_run(shown(folder)))]
    found: list[Found] = []
    for entry in entries:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("."):
                folders.append(path)
        elif entry.name.endswith(GOLD):
            continue
        elif entry.is_symlink() and _is_folder(path):
            found.append((path, errors.link_to_folder(shown(path))))
        elif path.suffix.lower() in SUFFIXES or (entry.is_symlink() and not _exists(path)):
            found.append(_checked(path))
        elif not entry.name.startswith("."):
            found.append(_by_content(path))
    return found


def _by_content(path: Path) -> Found:
    """Return a file without a known ending that shows what it is, or with it why it is no report."""
    checked = _checked(path)
    if checked != path:
        return checked
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError as error:
        return path, errors.unreadable(shown(path), error.strerror or str(error))
    return path if kind_of(start) else (path, errors.no_report(shown(path), WHY_SKIPPED))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _checked(path: Path) -> Found:
    """Return the path of a file that can be read, or with it why it cannot."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return path, errors.missing_path(shown(path))
    except OSError as error:
        return path, errors.unreadable(shown(path), error.strerror or str(error))
    return path if stat.S_ISREG(mode) else (path, errors.no_regular_file(shown(path)))


def shown(path: Path) -> str:
    """Return a path as text: a name that is no UTF-8 read as GB18030, as old archives have them."""
    name = path.as_posix()
    try:
        name.encode()
    except UnicodeEncodeError:
        data = os.fsencode(name)
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            return data.decode("utf-8", "backslashreplace")
    return name


def _parts(file: Path) -> tuple[str, ...]:
    return PurePosixPath(shown(file)).parts


def unique_ids(files: list[tuple[str, ...]]) -> list[str]:
    """Return an id for each file, given by the parts of its path: no two are the same, none tells of the machine."""
    common = _common(files)
    names = [file[common:] for file in files]
    depths = [1] * len(names)
    full = [False] * len(names)
    while True:
        ids = [_id(*name) for name in zip(names, depths, full, strict=True)]
        counts = Counter(ids)
        doubled = [at for at, doc_id in enumerate(ids) if counts[doc_id] > 1 and not full[at]]
        if not doubled:
            return ids
        for at in doubled:
            if depths[at] < len(names[at]):
                depths[at] += 1
            else:
                full[at] = True


def _common(files: list[tuple[str, ...]]) -> int:
    """Return how many parts at their beginning all paths have in common, their names aside."""
    if not files:
        return 0
    first, last = min(files), max(files)
    most = min(len(file) for file in files) - 1
    return next((at for at in range(most) if first[at] != last[at]), most)


def _id(parts: tuple[str, ...], depth: int, full: bool) -> str:
    *folders, name = parts
    stem = name if full else PurePosixPath(name).stem
    return "/".join((*folders[len(folders) - depth + 1 :], stem))
