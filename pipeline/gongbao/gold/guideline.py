"""The fields of the annotation guideline, and the values that they may have."""

from __future__ import annotations

from gongbao.tables import schema

FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "claims": {
        "value": (),
        "lower": (),
        "upper": (),
        "mod": schema.MODS,
        "unit": (),
        "kind": schema.KINDS,
        "direction": ("increase", "decrease"),
        "measured": (),
        "predicate": (),
    },
    "dates": {
        "type": schema.DATE_TYPES,
        "value": (),
        "start_date": (),
        "end_date": (),
        "mod": schema.DATE_MODS,
    },
    "organizations": {"type": schema.ORGANIZATION_TYPES, "name": ()},
    "programs": {"type": schema.PROGRAM_TYPES, "name": ()},
}
"""By table and field, the values that the guideline knows; none are listed where any will do."""

NUMBERS = ("value", "lower", "upper")
"""The fields of claims that are numbers."""

OPTIONAL = ("comparison", "subject", "place", "organizer", "dimension", "base_value", "base_unit")
"""Fields that the tables have beyond the guideline, which gold may state."""

EDGES = " \t\r\n\u3000\xa0,.;:，。；：、"
"""Characters with which no span starts or ends."""
