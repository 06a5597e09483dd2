"""What the rules said at one time, and which of them say something else now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongbao import layers
from gongbao.rulebook import Rule, Rulebook

_IDLE_KEYS = {"id", "note", "match", "silent", "reference", "ahead_of"}
_ORDER = "order "


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule, row of a table (`quantities/units.tsv:mu`) or list of words that is not what it was.

    `what` is `added`, `removed`, `changed` or `moved` (in the order in which its layer tries rules).
    """

    rule: str
    what: str


def fingerprint(book: Rulebook) -> dict[str, str]:
    """Return a short hash of what each rule, table row and list of `book` says, notes and examples left out.

    The order of each layer's rules stands under `order LAYER`.
    """
    layers.check(book)
    marks: dict[str, str] = {}
    for layer in layers.LAYERS:
        rules = layer.rules(book)
        marks.update((rule.id, _hash(_meaning(rule))) for rule in rules)
        marks[f"{_ORDER}{layer.name}"] = " ".join(rule.id for rule in rules)
    for name, rows in book.tables.items():
        marks.update((f"{name}:{key}", _hash("\t".join(row.cells.values()))) for key, row in rows.items())
    marks.update((name, _hash(text)) for name, text in book.lists.items())
    return marks


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[RuleChange]:
    """Return what differs between two fingerprints, in order of name."""
    found = [RuleChange(rule, "removed") for rule in before.keys() - after.keys()]
    found += [RuleChange(rule, "added") for rule in after.keys() - before.keys()]
    for rule in before.keys() & after.keys():
        if before[rule] == after[rule]:
            continue
        if rule.startswith(_ORDER):
            found += [RuleChange(moved, "moved") for moved in _moved(before[rule], after[rule])]
        else:
            found.append(RuleChange(rule, "changed"))
    return sorted(found, key=lambda change: (change.rule, change.what))


def _meaning(rule: Rule) -> str:
    return rule.model_dump_json(exclude=_IDLE_KEYS)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _moved(before: str, after: str) -> list[str]:
    """Return the ids that stand in both orders and not in the same order relative to the others."""
    both = set(before.split()) & set(after.split())
    old, new = ([rule for rule in order.split() if rule in both] for order in (before, after))
    kept = {
        rule
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        for rule in old[block.a : block.a + block.size]
    }
    return [rule for rule in new if rule not in kept]
