"""What other libraries raise on damaged files, in words for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from gongbao import errors


@contextmanager
def reading_as(path: str, kind: str) -> Iterator[None]:
    """Say that `path` is a damaged `kind` of file whatever a library raises: on damaged bytes, that may be anything."""
    try:
        yield
    except (errors.GongbaoError, MemoryError):
        raise
    except Exception as error:
        raise errors.damaged(path, kind, error) from error


def load(name: str, path: str, extra: str) -> Any:
    """Return the module `name` of this package. Raises `GongbaoError` naming the extra whose libraries it lacks."""
    try:
        return import_module(f"gongbao.read.{name}")
    except ModuleNotFoundError as error:
        raise errors.missing_extra(path, extra) from error
