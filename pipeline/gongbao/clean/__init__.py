"""Healing a text: noise out, broken lines joined, parts told apart, every character traced to the source."""

from __future__ import annotations

from gongbao import rulebook
from gongbao.clean import aligned, boxes, escapes, lines, spaces
from gongbao.clean.mapped import Mapped
from gongbao.clean.models import CleanText
from gongbao.clean.parts import lay_out
from gongbao.clean.rules import sieve
from gongbao.text.parts import Part

__all__ = ["CleanText", "Part", "clean"]

_STEPS = (
    escapes.edits,
    spaces.line_ends,
    boxes.edits,
    aligned.edits,
    lines.edits,
    spaces.stray,
)


def clean(source: str, book: rulebook.Rulebook | None = None) -> CleanText:
    """Return the healed text of `source` with its parts, and the way back to the source for each character.

    Full-width forms are kept. In the result a line is a part; broken lines are joined into one. Time and
    memory grow with the length of `source` alone.
    """
    mapped = Mapped.of(source)
    for step in _STEPS:
        mapped = mapped.edit(step(mapped.text))
    layout = lay_out(mapped.text, sieve(book or rulebook.default()))
    return CleanText(
        mapped.text,
        mapped.starts,
        mapped.ends,
        tuple(layout.parts),
        layout.title,
        layout.publisher,
        layout.date,
    )
