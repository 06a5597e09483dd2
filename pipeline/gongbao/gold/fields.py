"""When two values of a field are the same."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from gongbao.gold.guideline import FRAME, NUMBERS, REMARK
from gongbao.gold.models import Gold, Mark, Value
from gongbao.text.chars import fold, squeeze

ROW_FIELDS = {
    "claims": ("value", "lower", "upper", "mod", "unit", "kind"),
    "dates": ("type", "value"),
    "organizations": ("type",),
    "programs": ("type",),
}
"""The fields that must be right, with the span, for a row to count."""

LENIENT_FIELDS = ("measured", "predicate", "about")


def scored_fields(gold: Mark) -> tuple[str, ...]:
    """Return the names of the fields on which an answer to `gold` is scored.

    These are the fields that the annotation states; an empty predicate, and the direction and comparison of
    what is no change, state nothing, and a remark is no field.
    """
    return tuple(name for name, value in gold.fields.items() if value is not None and _states(gold, name))


def _states(gold: Mark, name: str) -> bool:
    is_change = gold.fields.get("kind", "change") == "change"
    if name == "comparison":
        return is_change
    if name == "direction":
        return is_change and gold.fields[name] != ""
    return name != REMARK and (name not in ("predicate", *NUMBERS) or gold.fields[name] != "")


def asked(gold: Gold, table: str) -> tuple[Mark, ...]:
    """Return the marks of `table` as they are scored: what a claim leaves out of a frame is stated as empty.

    That is where any claim of `gold` has a field of the frame; comparisons are asked for changes only.
    """
    marks = gold.marks[table]
    if table != "claims" or not any(name in mark.fields for mark in marks for name in FRAME):
        return marks
    missing = dict.fromkeys((*FRAME, "comparison"), "")
    return tuple(replace(mark, fields={**missing, **_stated(mark.fields)}) for mark in marks)


def _stated(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in fields.items() if value is not None}


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
