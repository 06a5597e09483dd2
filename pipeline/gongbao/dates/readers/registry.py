"""The names by which rules call their readers."""

from __future__ import annotations

import re
from collections.abc import Callable

from gongbao.dates.context import Context
from gongbao.dates.models import Point

Reader = Callable[[re.Match[str], Context], Point | None]

READERS: dict[str, Reader] = {}
"""Readers by name. A reader returns `None` where the match is no time after all."""


def reader(name: str) -> Callable[[Reader], Reader]:
    """Enter a function under `name`."""

    def enter(function: Reader) -> Reader:
        READERS[name] = function
        return function

    return enter
