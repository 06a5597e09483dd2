"""Whether work grows no faster than the text, told without a limit in seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

_TRIES = 6
_RATIO = 3.2
"""Of the work for a text to that for its half: 2 where it is linear, 4 where it is quadratic."""
_SLACK = 0.05


def grows_linearly(text: str, work: Callable[[str], object]) -> bool:
    """Tell whether `work` on `text` takes no more than some three times what it takes on its half.

    Both are measured side by side, so that the speed of the machine cancels out, and again where something else
    took the processor in between.
    """
    half = text[: len(text) // 2]
    return any(_seconds(work, text) <= _RATIO * _seconds(work, half) + _SLACK for _ in range(_TRIES))


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
