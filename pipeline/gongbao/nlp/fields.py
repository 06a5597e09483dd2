"""The fields of a fact as plain values: what `span._.gongbao` shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from types import SimpleNamespace
from typing import Any

from gongbao.frames.models import Frame
from gongbao.indicators.models import Naming
from gongbao.quantities.models import Quantity
from gongbao.text.chars import squeeze

_UNFRAMED = Frame(0, 0)
_FRAME = ("period_start", "period_end", "about", "basis", "modality")


class Fields(SimpleNamespace):
    """The fields of one fact by name: numbers, texts and days, and `start` and `end` (exclusive) in the text.

    Runs of the text are their characters without white space; a claim has the fields of its quantity too, the
    quantity's rule as `quantity_rule`, and those of its frame.
    """


def fields_of(fact: Any, text: str, notes: Iterable[Any] = ()) -> Fields:
    """Return the fields of `fact`, found in `text`; `notes` are what later layers say of it."""
    found: dict[str, Any] = {"start": fact.start, "end": fact.end}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if isinstance(value, Quantity):
            found |= {of.name: getattr(value, of.name) for of in fields(value)}
            found["quantity_rule"] = value.rule
            found |= {name: getattr(_UNFRAMED, name) for name in _FRAME}
        elif field.type == "Extent | None":
            found[field.name] = squeeze(text[slice(*value)]) if value else ""
        else:
            found[field.name] = value
    for note in notes:
        if isinstance(note, Naming):
            found |= {"indicator_id": note.indicator.id, "indicator": note.indicator.name}
            found["breakdown"] = note.breakdown
        elif isinstance(note, Frame):
            found |= {name: getattr(note, name) for name in _FRAME}
    return Fields(**found)
