"""What a rule would have made, whether or not it won."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """A span that a rule fits, with the rule's id; `start` and `end` (exclusive) count the text searched.

    A layer that can tell them has a function `candidates` that yields them in the order in which it
    tries them; nothing of it runs unless somebody asks. A `silencing` rule takes a span away instead of making
    it.
    """

    start: int
    end: int
    rule: str
    silencing: bool = False
