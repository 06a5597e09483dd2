"""Counts the work of an extraction without a clock: lines of Python, and characters that expressions go over.

Run as a process of its own, `python -m tests.robustness.steps`, which reads texts as JSON and prints a count for each:
expressions can only be counted that are compiled after `re` was told to.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_PACKAGE = "gongbao"


class Counter:
    """Steps so far."""

    steps = 0


class CountedPattern:
    """A compiled expression that counts the characters between where it begins to look and where it stops.

    What it does at one place is counted as one step beside the characters that it takes.
    """

    def __init__(self, pattern: re.Pattern[str]):
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def match(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """As that of `re`, counted."""
        found = self._pattern.match(string, pos, endpos)
        Counter.steps += 1 + (found.end() - pos if found else 0)
        return found

    def fullmatch(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """As that of `re`, counted."""
        Counter.steps += 1 + max(0, min(len(string), endpos) - pos)
        return self._pattern.fullmatch(string, pos, endpos)

    def search(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """As that of `re`, counted."""
        found = self._pattern.search(string, pos, endpos)
        Counter.steps += 1 + max(0, (found.end() if found else min(len(string), endpos)) - pos)
        return found

    def finditer(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As that of `re`, counted as far as it is asked to go."""
        at = pos
        for found in self._pattern.finditer(string, pos, endpos):
            Counter.steps += 1 + max(0, found.end() - at)
            at = found.end()
            yield found
        Counter.steps += 1 + max(0, min(len(string), endpos) - at)

    def findall(self, string: str, pos: int = 0, endpos: int = sys.maxsize) -> list[Any]:
        """As that of `re`, counted."""
        Counter.steps += 1 + max(0, min(len(string), endpos) - pos)
        return self._pattern.findall(string, pos, endpos)

    def sub(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        """As that of `re`, counted."""
        Counter.steps += 1 + len(string)
        return self._pattern.sub(repl, string, count)

    def split(self, string: str, maxsplit: int = 0) -> list[str | Any]:
        """As that of `re`, counted."""
        Counter.steps += 1 + len(string)
        return self._pattern.split(string, maxsplit)


def count_expressions() -> None:
    """Let the package's expressions that are compiled from now on be counted."""
    plain = re.compile

    def counted(pattern: str, flags: int = 0) -> Any:
        made = plain(pattern, flags)
        caller = sys._getframe(1).f_globals.get("__name__", "")
        is_own = caller.partition(".")[0] == _PACKAGE
        return CountedPattern(made) if is_own and isinstance(made, re.Pattern) else made

    re.compile = counted  # type: ignore[assignment]


def count(work: Callable[[], object]) -> int:
    """Return the steps of `work`: lines of the package that it runs, and characters that expressions go over."""

    def enter(frame: FrameType, event: str, argument: object) -> Callable[..., Any] | None:
        Counter.steps += 1
        return line if f"/{_PACKAGE}/" in frame.f_code.co_filename else None

    def line(frame: FrameType, event: str, argument: object) -> Callable[..., Any]:
        Counter.steps += 1
        return line

    Counter.steps = 0
    with tracing(enter):
        work()
    return Counter.steps


def count_all(work: Callable[[], object]) -> int:
    """Return all calls and lines of Python that `work` takes, those of libraries too."""
    found = 0

    def trace(frame: FrameType, event: str, argument: object) -> Callable[..., Any]:
        nonlocal found
        found += 1
        return trace

    with tracing(trace):
        work()
    return found


@contextmanager
def tracing(trace: Callable[..., Any]) -> Iterator[None]:
    """Let `trace` be told of each call and line inside."""
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def main() -> None:
    """Count the steps of each text of a JSON list, of one at a time so that none is the first of its kind."""
    count_expressions()
    from gongbao.extraction import default_extractor
    from gongbao.read import from_text

    extractor = default_extractor()
    for text in json.load(sys.stdin):
        report = from_text(text)
        extractor.rows(report)
        print(count(lambda report=report: extractor.rows(report)), flush=True)  # type: ignore[misc]


if __name__ == "__main__":
    main()
