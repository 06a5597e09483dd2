"""What a short name stands for in its report: `《纲要》` the plan named before, `省运会` the games of its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from gongbao.programs.models import Found
from gongbao.programs.rules import listed
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.text import Document

_SHORT = 6
_LONGER = 4
_BRACKET = re.compile(r"[（(][^（）()]{0,12}[)）]$")


def full_names(
    document: Document, programs: Sequence[Found], names: Sequence[str], book: Rulebook
) -> list[str]:
    """Return what each of `names`, those of `programs`, stands for; the name itself where it is no short one."""
    local = _local(book)
    titles = _Titles()
    full: list[str] = []
    for program, name in zip(programs, names, strict=True):
        if document.text[program.start] == "《":
            full.append(titles.full(name))
            titles.add(full[-1])
        elif (level := local.match(name)) and document.place.endswith(level["level"]):
            full.append(name[: level.start("level")] + document.place + name[level.end("level") :])
        else:
            full.append(name)
    return full


class _Titles:
    """The last title for each of the short endings of those seen, brackets left out."""

    def __init__(self) -> None:
        self._by_ending: dict[str, str] = {}

    def add(self, title: str) -> None:
        """Keep `title` for all its endings that are short titles of it."""
        plain = _BRACKET.sub("", title)
        for size in range(1, min(_SHORT, len(title) - _LONGER, len(plain)) + 1):
            self._by_ending[plain[-size:]] = title

    def full(self, name: str) -> str:
        """Return the last title that is longer and ends in the short title `name`, else `name`."""
        short = _BRACKET.sub("", name)
        if len(short) > _SHORT:
            return name
        return self._by_ending.get(short, name)


@cache
def _local(book: Rulebook) -> re.Pattern[str]:
    return expression(listed(book, "local"))
