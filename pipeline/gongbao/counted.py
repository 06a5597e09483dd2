"""Numbers with their nouns, as messages have them."""

from __future__ import annotations

_SAME = ("series",)


def counted(number: int, nouns: str) -> str:
    """Return `number` with its noun, of which `nouns` is the plural.

    >>> counted(1, "documents"), counted(0, "documents"), counted(1, "entities")
    ('1 document', '0 documents', '1 entity')
    """
    return f"{number} {nouns if number != 1 else singular(nouns)}"


def singular(nouns: str) -> str:
    """Return the singular of `nouns`."""
    if nouns in _SAME:
        return nouns
    return f"{nouns[:-3]}y" if nouns.endswith("ies") else nouns.removesuffix("s")
