"""Facts in spaCy's own byte format, so that a `Doc` with facts can be stored and sent to other processes.

spaCy packs `doc.user_data` by srsly's msgpack, which asks the functions registered here for what it does not know.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

import srsly

from gongbao.claims.models import Claim
from gongbao.dates.models import TimeExpression
from gongbao.frames.models import Frame, Reason
from gongbao.indicators.models import Indicator, Naming
from gongbao.organizations.models import Organization
from gongbao.programs.models import Program
from gongbao.quantities.models import Quantity
from gongbao.report import PartialDate
from gongbao.text import Part

_TAG = "__gongbao__"

_MODELS: dict[str, type[Any]] = {
    model.__name__: model
    for model in (
        Quantity,
        TimeExpression,
        Organization,
        Program,
        Claim,
        Frame,
        Reason,
        Indicator,
        Naming,
        PartialDate,
        Part,
    )
}
_VALUES: dict[str, Callable[[str], Any]] = {
    "Decimal": Decimal,
    "Fraction": Fraction,
    "date": datetime.date.fromisoformat,
}


def encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Return a fact, or a value in one, as plain data; what is neither is left to `chain`."""
    name = type(value).__name__
    model = _MODELS.get(name)
    if model is not None and isinstance(value, model):
        return {_TAG: name, "fields": [getattr(value, field.name) for field in fields(model)]}
    if name in _VALUES:
        return {_TAG: name, "value": str(value)}
    return value if chain is None else chain(value)


def decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """Return what `encode` made plain; what it did not is left to `chain`."""
    name = value.get(_TAG) if isinstance(value, dict) else None
    if name in _MODELS:
        return _MODELS[name](*(tuple(v) if isinstance(v, list) else v for v in value["fields"]))
    if name in _VALUES:
        return _VALUES[name](value["value"])
    return value if chain is None else chain(value)


def register() -> None:
    """Make `encode` and `decode` known to srsly; safe to call again."""
    srsly.msgpack_encoders.register("gongbao", func=encode)
    srsly.msgpack_decoders.register("gongbao", func=decode)
