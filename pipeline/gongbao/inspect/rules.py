"""Rules as the page tells of them."""

from __future__ import annotations

from typing import Any

from gongbao.layers import LAYERS
from gongbao.rulebook import Rulebook

_MOST_EXAMPLES = 4


def cards(used: set[str], book: Rulebook) -> dict[str, dict[str, Any]]:
    """Return layer, note and some examples of the rules `used`, and of all that read quantities, by id."""
    found: dict[str, dict[str, Any]] = {}
    for layer in LAYERS:
        for rule in layer.rules(book):
            if (rule.id in used or layer.name in ("numerals", "quantities")) and rule.id not in found:
                found[rule.id] = {
                    "layer": layer.name,
                    "note": " ".join(rule.note.split()),
                    "match": list(rule.match[:_MOST_EXAMPLES]),
                    "silent": list(rule.silent[:_MOST_EXAMPLES]),
                }
    return found
