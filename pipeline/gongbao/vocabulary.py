"""The values that fields may have, by the annotation guideline."""

from __future__ import annotations

MODS = ("exact", "more", "less", "approx", "range")
KINDS = ("count", "amount", "money", "ratio", "rank", "streak", "change")
BASES = ("yoy", "mom", "qoq", "average", "cumulative", "other")
MODALITIES = ("target", "forecast")
DATE_TYPES = ("DATE", "DURATION", "SET", "TIME")
DATE_MODS = ("APPROX", "MORE_THAN", "LESS_THAN", "START", "MID", "END")
ORGANIZATION_TYPES = (
    "party",
    "government",
    "legislature",
    "consultative",
    "judicial",
    "military",
    "association",
    "media",
    "school",
    "medical",
    "research",
    "company",
    "finance",
    "international",
    "other",
)
FIRMS = frozenset({"company", "finance"})
"""Types of organizations that do business."""

PROGRAM_TYPES = ("policy", "publication", "initiative", "mechanism", "event", "brand", "honour", "other")
