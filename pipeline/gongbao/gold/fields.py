"""When two values of a field are the same."""

from __future__ import annotations

import math
from difflib import SequenceMatcher

from gongbao.gold.models import Mark, Value
from gongbao.text.chars import fold, squeeze

ROW_FIELDS = {
    "claims": ("value", "lower", "upper", "mod", "unit", "kind"),
    "dates": ("type", "value"),
    "organizations": ("type",),
    "programs": ("type",),
}
"""The fields that must be right, with the span, for a row to count."""

LENIENT_FIELDS = ("measured", "predicate")

_NUMBERS = ("value", "lower", "upper")


def scored_fields(gold: Mark) -> tuple[str, ...]:
    """Return the names of the fields on which an answer to `gold` is scored.

    These are the fields that the annotation states; an empty predicate and the direction of what is no change
    state nothing.
    """
    return tuple(name for name, value in gold.fields.items() if value is not None and _states(gold, name))


def _states(gold: Mark, name: str) -> bool:
    if name == "direction":
        return gold.fields.get("kind", "change") == "change" and gold.fields[name] != ""
    return name not in ("predicate", "comparison", *_NUMBERS) or gold.fields[name] != ""


def same(left: Value, right: Value) -> bool:
    """Tell whether two values are equal: numbers within 1e-9, words but for white space and width."""
    if isinstance(left, int | float) and isinstance(right, int | float):
        return math.isclose(left, right, rel_tol=1e-9)
    return _norm(left) == _norm(right)


def alike(left: Value, right: Value) -> bool:
    """Tell whether two wordings share an unbroken run of at least half of the longer one."""
    a, b = _norm(left), _norm(right)
    if a == b:
        return True
    common = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    return common > 0 and 2 * common >= max(len(a), len(b))


def same_row(table: str, gold: Mark, found: Mark) -> bool:
    """Tell whether all fields that make a row of `table` are equal."""
    return all(same(gold.fields.get(name), found.fields.get(name)) for name in ROW_FIELDS[table])


def _norm(value: Value) -> str:
    return "" if value is None else fold(squeeze(str(value)))
