"""Files in the user's cache folder: whole at any moment, and read only where nobody else can have written them.

`GONGBAO_CACHE` names another folder; empty, nothing is kept.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from array import array
from collections.abc import Iterable
from pathlib import Path

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
    return path.read_bytes()


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
