"""Ctrl-C and SIGTERM: the command ends with one line that says how to go on."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_ENDED_BY_SIGNAL = 128
_SOON = 0.05
"""Seconds until a signal is sent again that came where nothing can be raised, in a finalizer or a callback."""


class Interrupted(BaseException):
    """Ends a command on a signal; whoever catches it on its way may say in `advice` how to go on."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number
        self.advice = ""
        self.exit_code = _ENDED_BY_SIGNAL + number


@contextmanager
def listening() -> Iterator[None]:
    """Raise `Interrupted` on the first Ctrl-C or SIGTERM; a second one ends the process at once."""
    before = {number: signal.signal(number, _stop) for number in _SIGNALS}
    otherwise = sys.unraisablehook

    def told_again(lost: sys.UnraisableHookArgs) -> None:
        if not isinstance(lost.exc_value, Interrupted):
            otherwise(lost)
            return
        for each in _SIGNALS:
            signal.signal(each, _stop)
        threading.Timer(_SOON, os.kill, (os.getpid(), lost.exc_value.number)).start()

    sys.unraisablehook = told_again
    try:
        yield
    finally:
        sys.unraisablehook = otherwise
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_DFL)
    raise Interrupted(number)


@contextmanager
def advising(advice: Callable[[], str]) -> Iterator[None]:
    """Say how to go on where what runs inside is interrupted."""
    try:
        yield
    except Interrupted as stop:
        stop.advice = advice()
        raise
