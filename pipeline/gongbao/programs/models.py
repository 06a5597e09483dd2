"""A mention of a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Found(NamedTuple):
    """A program's span (marks included, end exclusive), its type, and the rule that made it."""

    start: int
    end: int
    type: str
    rule: str


@dataclass(frozen=True, slots=True)
class Program:
    """A mention of a named undertaking, document or event.

    `start` and `end` (exclusive) are code points of the text searched, marks included. `name` is the name
    without marks, `full_name` what it stands for in its report (`《纲要》` the plan named before), `type` one of
    the guideline's types, `organizer` the body that the sentence names as doing or holding it (empty where it
    names none).
    """

    start: int
    end: int
    name: str
    full_name: str
    type: str
    organizer: str
    rule: str
