"""Expressions of users that would go back and forth without end, found before they hold up a run."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SECONDS = 1.0
"""What a few dozen characters may take: a sound expression takes a thousandth of it."""

_LENGTH = 40
_ALWAYS = "1a全，。 "
_LITERAL = re.compile(r"(?<!\\)[^\W_]")


class _TimeUp(Exception):  # noqa: N818 - nobody sees it
    """The time is up."""


def endless_on(expression: re.Pattern[str]) -> str:
    """Return a short text that the expression takes more than a second for; empty if none is found.

    Tried are runs of each character that it names and of some that reports are full of, cut short by one that
    it cannot expect. In a thread, or where the system has no timer, nothing is tried.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        return ""
    text = ""
    try:
        with _time_limit():
            for character in dict.fromkeys(_ALWAYS + "".join(_LITERAL.findall(expression.pattern))):
                text = character * _LENGTH
                expression.search(text + "\0")
    except _TimeUp:
        return text
    return ""


@contextmanager
def _time_limit() -> Iterator[None]:
    def end(number: int, frame: FrameType | None) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
