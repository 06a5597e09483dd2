"""A mention of an organization."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organization:
    """A mention of a named organization.

    `start` and `end` (exclusive) are code points of the text searched. `name` is the full name that the
    document supports, `type` one of the guideline's types, `place` the administrative division that the body
    belongs to (empty where none is known).
    """

    start: int
    end: int
    name: str
    type: str
    place: str
    rule: str
