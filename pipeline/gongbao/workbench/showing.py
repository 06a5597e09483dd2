"""A rule whole: what it says, its place, and the expressions that run."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gongbao import layers
from gongbao.claims.rules import claim_rules
from gongbao.claims.tagset import TARGET
from gongbao.quantities.mask import NAMES
from gongbao.rulebook import Rule, Rulebook

_MASKS = {
    NAMES["n"]: "‹number›",
    NAMES["m"]: "‹magnitude›",
    NAMES["v"]: "‹vague›",
    NAMES["x"]: "‹lost digits›",
    NAMES["s"]: "‹spaces›",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A rule with its layer, its number in the layer's order from 1, and its compiled expressions by key."""

    layer: str
    rule: Rule
    number: int
    expressions: dict[str, str]


def find_rule(rule_id: str, book: Rulebook) -> Shown | None:
    """Return the rule `rule_id` of `book` with the expressions that its layer runs, or `None`."""
    for layer in layers.LAYERS:
        for number, rule in enumerate(layer.rules(book), start=1):
            if rule.id == rule_id:
                layers.run(layer, book)
                expressions = {key: _readable(layer.name, s, book) for key, s in rule.expressions.items()}
                return Shown(layer.name, rule, number, expressions)
    return None


def _readable(layer: str, source: str, book: Rulebook) -> str:
    """Return the expression with names for what stands in it as private characters and tags of classes."""
    if layer == "quantities":
        for mask, name in _MASKS.items():
            source = source.replace(mask, name)
    if layer == "claims":
        names = claim_rules(book).tagset.names()
        source = re.sub(
            r"[Ā-\u0dff]|@",
            lambda found: "‹quantity›" if found[0] == TARGET else f"‹{names.get(found[0], '')}›",
            source,
        )
    return source
