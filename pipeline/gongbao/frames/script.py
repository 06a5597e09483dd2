"""Names of places in the characters that a text is written in: 香港特別行政區 in one of 香港."""

from __future__ import annotations

from collections.abc import Callable

from gongbao.frames.owners import LEVELS, NATION
from gongbao.places.rules import divisions
from gongbao.rulebook import Rulebook
from gongbao.text import Document, chars


def script_of(document: Document, book: Rulebook) -> Callable[[str], str]:
    """Return what writes a name in the script of `document`.

    Characters of a text in traditional script are those that it has itself. Names of provinces and the nation are
    written whole in it, for their characters have one form each.
    """
    if document.plain == document.text:
        return str
    pairs = set(zip(document.plain, document.text, strict=True))
    own = {ord(plain): char for plain, char in sorted(pairs) if plain != char}
    if not _is_traditional(document):
        return lambda name: name.translate(own)
    kept = {ord(plain): char for plain, char in pairs if plain == char}
    whole = str.maketrans(chars.traditional_forms()) | kept | own
    names = {NATION, *(one.name for one in divisions(book) if len(one.code) == LEVELS["province"])}
    return lambda name: name.translate(whole if name in names else own)


def _is_traditional(document: Document) -> bool:
    """Whether more characters of `document` have a simplified form than are one."""
    forms = chars.traditional_forms()
    changed = sum(plain != own for plain, own in zip(document.plain, document.text, strict=True))
    return 2 * changed > sum(char in forms for char in document.plain)
