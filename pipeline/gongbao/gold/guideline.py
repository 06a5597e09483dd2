"""The fields of the annotation guideline, and the values that they may have."""

from __future__ import annotations

from gongbao import vocabulary

FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "claims": {
        "value": (),
        "lower": (),
        "upper": (),
        "mod": vocabulary.MODS,
        "unit": (),
        "kind": vocabulary.KINDS,
        "direction": ("increase", "decrease"),
        "measured": (),
        "predicate": (),
        "comparison": (),
        "about": (),
        "period_start": (),
        "period_end": (),
        "modality": vocabulary.MODALITIES,
    },
    "dates": {
        "type": vocabulary.DATE_TYPES,
        "value": (),
        "start_date": (),
        "end_date": (),
        "mod": vocabulary.DATE_MODS,
    },
    "organizations": {"type": vocabulary.ORGANIZATION_TYPES, "name": ()},
    "programs": {"type": vocabulary.PROGRAM_TYPES, "name": ()},
}
"""By table and field, the values that the guideline knows; none are listed where any will do."""

NUMBERS = ("value", "lower", "upper")
"""The fields of claims that are numbers."""

OPTIONAL = ("subject", "basis", "place", "organizer", "dimension", "base_value", "base_unit")
"""Fields that the tables have beyond the guideline, which gold may state."""

REMARK = "note"
"""The key under which an annotator may say anything; it is no field."""

FRAME = ("period_start", "period_end", "about", "modality")
"""Fields that a gold has for all its claims or for none: where one claim states one, what is missing is empty."""

EDGES = " \t\r\n\u3000\xa0,.;:，。；：、"
"""Characters with which no span starts or ends."""
