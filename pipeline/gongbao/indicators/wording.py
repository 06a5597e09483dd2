"""How wordings are made alike before they are compared: one way for names in rules and for phrases of a text."""

from __future__ import annotations

import re

EDGE = " ,、;:：的-—~"
"""Marks and particles at the edges of a phrase that are no part of it."""

_BRACKET = re.compile(r"\([^()]*\)")
_NOTE = re.compile(r"\[\d{1,3}\]")


def alike(name: str, of_ratio: re.Pattern[str]) -> str:
    """Return `name` without bracketed remarks, footnote marks, and the 的 before a word for a ratio, `of_ratio`."""
    if "(" in name:
        name = _BRACKET.sub("", name)
    if "[" in name:
        name = _NOTE.sub("", name)
    return of_ratio.sub("", name) if "的" in name else name


def squeezed(text: str, of_ratio: re.Pattern[str]) -> str:
    """Return the phrase that the characters `text` are: made alike, without white space and marks at its edges."""
    return alike("".join(text.split()), of_ratio).strip(EDGE)
