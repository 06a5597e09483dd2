"""Which module judges which case.

A module of `tools.peers` that judges cases has `takes(case) -> bool` and `score(case) -> bool`; it is named in
`_MODULES`. The first that takes a case scores it; a case that none takes has failed.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from tools.peers.cases import Case

_MODULES = ("duckling", "numbers", "percents", "amounts", "ranges", "money", "dates", "times", "extractors")


@cache
def judges() -> tuple[ModuleType, ...]:
    """Return the judging modules in order of asking."""
    names = [f"tools.peers.{name}" for name in _MODULES]
    return tuple(import_module(name) for name in names if find_spec(name))


def is_judged(case: Case) -> bool:
    """Return whether a module takes the case."""
    return any(module.takes(case) for module in judges())


def judge(case: Case) -> bool:
    """Return whether gongbao finds in the case's text what the peer expects."""
    for module in judges():
        if module.takes(case):
            return module.score(case)
    return False
