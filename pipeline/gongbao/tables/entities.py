"""Entities: mentions of one thing, over one and many documents, under one id."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any


def entity_id(kind: str, name: str) -> str:
    """Return the id of the entity of `kind` (`organization`, `program`) called `name`.

    It is made from these two alone, so that runs and machines agree: `org-` or `program-` and twelve hex
    digits of SHA-256.
    """
    prefix = {"organization": "org", "program": "program"}[kind]
    return f"{prefix}-{hashlib.sha256(f'{kind}:{name}'.encode()).hexdigest()[:12]}"


def entities_of(kind: str, mentions: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of the entities that `mentions`, rows of one mention table, speak of, by name."""
    grouped: dict[str, list[dict[str, Any]]] = {}
    for mention in mentions:
        grouped.setdefault(mention["name"], []).append(mention)
    return [_entity(kind, name, grouped[name]) for name in sorted(grouped)]


def _entity(kind: str, name: str, mentions: list[dict[str, Any]]) -> dict[str, Any]:
    types = Counter(mention["type"] for mention in mentions)
    wordings = {mention["text"] for mention in mentions} - {name}
    return {
        "entity_id": entity_id(kind, name),
        "kind": kind,
        "name": name,
        "type": min(types, key=lambda type_: (-types[type_], type_)),
        "n_mentions": len(mentions),
        "n_documents": len({mention["doc_id"] for mention in mentions}),
        "aliases": "; ".join(sorted(wordings)),
    }
