"""An annotated text, whatever the format it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongbao.gold.models import Mark


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its marks by table, in order of start; offsets count code points of `text`.

    `notes` say what the format could not carry over.
    """

    name: str
    text: str
    marks: Mapping[str, tuple[Mark, ...]]
    notes: tuple[str, ...] = ()
