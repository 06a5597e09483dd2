"""Which extracted span answers which annotated one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from gongbao.gold.models import Mark


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated mark and the extracted one that answers it; a miss or a false alarm has only one."""

    gold: Mark | None
    found: Mark | None
    exact: bool = False


def pair(gold: Iterable[Mark], found: Iterable[Mark], text: str) -> list[Pair]:
    """Return every mark of `gold` and `found` once, those that answer one another together.

    Spans are compared by their characters of `text` that are not white space. The same span is an exact
    pair; else spans pair whose common characters are at least half of the longer one, one to one, those that
    have most in common first.
    """
    ink = [0, *accumulate(not char.isspace() for char in text)]
    golds = [(ink[m.start], ink[m.end], m) for m in gold]
    founds = [(ink[m.start], ink[m.end], m) for m in found]
    candidates = sorted(
        (-share, g, f)
        for g, left in enumerate(golds)
        for f, right in enumerate(founds)
        if (share := _share(left, right)) >= 0.5
    )
    answers: dict[int, int] = {}
    exact: set[int] = set()
    taken: set[int] = set()
    for share, g, f in candidates:
        if g not in answers and f not in taken:
            answers[g] = f
            taken.add(f)
            if share == -1:
                exact.add(g)
    pairs = [
        Pair(mark, founds[answers[g]][2] if g in answers else None, g in exact)
        for g, (_, _, mark) in enumerate(golds)
    ]
    return pairs + [Pair(None, mark) for f, (_, _, mark) in enumerate(founds) if f not in taken]


def _share(left: tuple[int, int, Mark], right: tuple[int, int, Mark]) -> float:
    common = min(left[1], right[1]) - max(left[0], right[0])
    return common / max(left[1] - left[0], right[1] - right[0], 1)
