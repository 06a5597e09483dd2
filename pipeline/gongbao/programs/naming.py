"""The name of a program: its words without the marks around them."""

from __future__ import annotations

import re

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
    marks: set[int] = set()
    for mark in document.marks:
        if found.start <= mark.start and mark.end <= found.end:
            marks.update((mark.start, mark.end - 1))
    kept = (char for at, char in enumerate(words, found.start) if at not in marks)
    return _DEFINITION.sub("", "".join("".join(kept).splitlines()))
