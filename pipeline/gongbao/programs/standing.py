"""What a short name stands for in its report: `《纲要》` the plan named before, `省运会` the games of its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from gongbao.programs.models import Found
from gongbao.programs.rules import listed
from gongbao.rulebook import Rulebook
from gongbao.text import Document

_SHORT = 6
_LONGER = 4
_BRACKET = re.compile(r"[（(][^（）()]{0,12}[)）]$")


def full_names(
    document: Document, programs: Sequence[Found], names: Sequence[str], book: Rulebook
) -> list[str]:
    """Return what each of `names`, those of `programs`, stands for; the name itself where it is no short one."""
    local = _local(book)
    titles: list[str] = []
    full: list[str] = []
    for program, name in zip(programs, names, strict=True):
        if document.text[program.start] == "《":
            full.append(_title(name, titles))
            titles.append(full[-1])
        elif (level := local.match(name)) and document.place.endswith(level["level"]):
            full.append(name[: level.start("level")] + document.place + name[level.end("level") :])
        else:
            full.append(name)
    return full


def _title(name: str, titles: list[str]) -> str:
    """Return the last of `titles` that is longer and ends in the short title `name`, brackets left out, or `name`."""
    short = _BRACKET.sub("", name)
    if len(short) > _SHORT:
        return name
    longer = (title for title in reversed(titles) if len(title) >= len(short) + _LONGER)
    return next((title for title in longer if _BRACKET.sub("", title).endswith(short)), name)


@cache
def _local(book: Rulebook) -> re.Pattern[str]:
    return re.compile(listed(book, "local"))
