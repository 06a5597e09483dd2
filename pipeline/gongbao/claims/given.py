"""What the layers before have found in a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongbao.dates.models import TimeExpression
from gongbao.quantities.models import Quantity
from gongbao.text import Document, Span


@dataclass(frozen=True, slots=True)
class Given:
    """A document and its facts, each kind in order, none overlapping another of its kind."""

    document: Document
    quantities: Sequence[Quantity]
    dates: Sequence[TimeExpression] = ()
    organizations: Sequence[Span] = ()
    programs: Sequence[Span] = ()
