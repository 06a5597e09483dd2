"""What other libraries raise on damaged files, in words for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

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
