"""The name of a program: its words without the marks around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from gongbao.programs.models import Found
from gongbao.text import Document

_DEFINITION = re.compile(r"(?<=.)[（(](?:以下)?简称[^（）()]*[)）](?=.)")


def name_of(document: Document, found: Found) -> str:
    """Return the words of `found` without its outermost marks and line breaks; nested marks and spaces stay.

    Brackets inside that say what is called how for short are left out.
    """
    words = document.text[found.start : found.end]
    if words[0] == "《" and words[-1] == "》":
        return "".join(words[1:-1].splitlines())
    inner: set[int] = set()
    marks = document.marks
    number = bisect_left(marks, found.start, key=attrgetter("start"))
    while number < len(marks) and marks[number].end <= found.end:
        inner.update((marks[number].start, marks[number].end - 1))
        number += 1
    kept = (char for at, char in enumerate(words, found.start) if at not in inner)
    return _DEFINITION.sub("", "".join("".join(kept).splitlines()))
