"""The words by which files are read: those of the rules in force, the built-in ones unless others are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from gongbao import rulebook
from gongbao.rulebook import Rulebook

P = ParamSpec("P")
T = TypeVar("T")

_given: ContextVar[Rulebook | None] = ContextVar("gongbao.read.words", default=None)


@contextmanager
def reading_by(book: Rulebook | None) -> Iterator[None]:
    """Let files be read by the words of `book` inside: readers of a format are handed bytes and a path alone."""
    token = _given.set(book)
    try:
        yield
    finally:
        _given.reset(token)


def in_force() -> Rulebook:
    """Return the rules in force."""
    return _given.get() or rulebook.default()


def once_a_book(make: Callable[P, T]) -> Callable[P, T]:
    """Return `make`, which asks for the rules in force, called once for each rulebook and arguments."""
    made: dict[tuple[Rulebook, tuple[Any, ...]], T] = {}

    @wraps(make)
    def current(*args: P.args, **kwargs: P.kwargs) -> T:
        key = in_force(), args
        if key not in made:
            made[key] = make(*args, **kwargs)
        return made[key]

    return current
