"""What a name stands for: mentions whose names differ in nothing that matters are of one entity."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Literal

from gongbao.entities.rules import variants
from gongbao.organizations.rules import full_names
from gongbao.rulebook import Rulebook, default
from gongbao.text.chars import fold, squeeze

__all__ = ["Kind", "entity_id", "key_of"]

Kind = Literal["organization", "program"]

_PREFIX = {"organization": "org", "program": "program"}


def entity_id(kind: Kind, name: str, book: Rulebook | None = None) -> str:
    """Return the id of the entity of `kind` called `name`.

    It is made from these two alone, so that runs and machines agree: `org-` or `program-` and twelve hex
    digits of SHA-256 over the kind and the name's key.
    """
    key = key_of(kind, name, book)
    return f"{_PREFIX[kind]}-{hashlib.sha256(f'{kind}:{key}'.encode()).hexdigest()[:12]}"


@lru_cache(maxsize=100_000)
def key_of(kind: Kind, name: str, book: Rulebook | None = None) -> str:
    """Return what all names of one entity have in common; never empty for a name that is not.

    `第八届中国国际进口博览会` and `中国国际进口博览会` have one key, and so have `“十五五”规划` and `十五五规划`,
    and `工信部` and `工业和信息化部`.
    """
    book = book or default()
    if kind == "organization":
        name = full_names(book).get(name, name)
    key = plain = _folded(name)
    for variant in variants(book, kind):
        key = variant.pattern.sub(variant.becomes, key)
    return key or plain


def _folded(name: str) -> str:
    return squeeze(fold(name)).casefold()
