"""The entities that the mentions of one or many documents speak of, one row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from gongbao.entities import Kind

_ID = {"organization": "org_id", "program": "program_id"}


def entities_of(kind: Kind, mentions: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of the entities of `mentions`, rows of one mention table, in order of name and id."""
    grouped: dict[str, list[dict[str, Any]]] = {}
    for mention in mentions:
        grouped.setdefault(mention[_ID[kind]], []).append(mention)
    rows = [_entity(kind, entity_id, group) for entity_id, group in grouped.items()]
    return sorted(rows, key=lambda row: (row["name"], row["entity_id"]))


def _entity(kind: Kind, entity_id: str, mentions: list[dict[str, Any]]) -> dict[str, Any]:
    name = _commonest(mention["name"] for mention in mentions)
    return {
        "entity_id": entity_id,
        "kind": kind,
        "name": name,
        "type": _commonest(mention["type"] for mention in mentions),
        "n_mentions": len(mentions),
        "n_documents": len({mention["doc_id"] for mention in mentions}),
        "aliases": "; ".join(_aliases(kind, name, mentions)),
    }


def _commonest(values: Iterable[str]) -> str:
    """Return the value that occurs most often, of several the shortest, so that order makes no difference."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], len(value), value))


def _aliases(kind: Kind, name: str, mentions: list[dict[str, Any]]) -> list[str]:
    """Return the other names of the entity, and short forms of a body; a program is worded by its name in marks."""
    names = {mention["name"] for mention in mentions}
    if kind == "organization":
        names.update(mention["text"] for mention in mentions)
    return sorted(names - {name})
