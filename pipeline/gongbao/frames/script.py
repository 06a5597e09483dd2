"""Names of places in the characters that a text is written in: 香港特別行政區 in one of 香港."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from gongbao.frames.owners import LEVELS, NATION
from gongbao.places.rules import divisions
from gongbao.rulebook import Rulebook
from gongbao.text import Document, chars


def script_of(document: Document, book: Rulebook) -> Callable[[str], str]:
    """Return what writes a name in the script of `document`: as it stands there, where it does.

    Else its characters are those that the text has for them, but for what it has both ways. Names of provinces and
    the nation are written whole in traditional script, for their characters have one form each.
    """
    if document.plain == document.text:
        return str
    by_letters = _letters(document, book)

    @cache
    def write(name: str) -> str:
        if name in document.text:
            return name
        at = document.plain.find(name)
        return document.text[at : at + len(name)] if at >= 0 else by_letters(name)

    return write


def _letters(document: Document, book: Rulebook) -> Callable[[str], str]:
    """Return what writes names that `document` does not have in its characters."""
    pairs = set(zip(document.plain, document.text, strict=True))
    kept = {ord(plain): char for plain, char in pairs if plain == char}
    own = {ord(plain): char for plain, char in sorted(pairs) if plain != char and ord(plain) not in kept}
    if not _is_traditional(document):
        return lambda name: name.translate(own)
    whole = str.maketrans(chars.traditional_forms()) | kept | own
    names = {NATION, *(one.name for one in divisions(book) if len(one.code) == LEVELS["province"])}
    return lambda name: name.translate(whole if name in names else own)


def _is_traditional(document: Document) -> bool:
    """Whether more characters of `document` have a simplified form than are one."""
    forms = chars.traditional_forms()
    changed = sum(plain != own for plain, own in zip(document.plain, document.text, strict=True))
    return 2 * changed > sum(char in forms for char in document.plain)
