"""The walk through the text that hands times and claims, in their order, to what keeps the times that govern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongbao.claims.models import Claim
from gongbao.frames.discourse import Discourse
from gongbao.frames.outline import Setting
from gongbao.frames.periods import Found, Walk
from gongbao.frames.rules import FrameRules
from gongbao.frames.times import Anchor


def walk(
    discourse: Discourse,
    claims: Sequence[Claim],
    natures: Sequence[tuple[str, bool]],
    anchors: Sequence[Anchor],
    sections: Sequence[tuple[int, Setting]],
    setting: Setting,
    known: FrameRules,
) -> list[Found]:
    """Return the period of each claim, in order, by what stands before it; `natures` also tell yearly averages."""
    reader = Walk(discourse, setting, known, claims[0].start if claims else 0)
    found: list[Found] = []
    headings = [part.start for part in discourse.document.parts if part.kind == "heading"]
    events = _merged(anchors, sections, headings)
    event = next(events, None)
    for claim, (nature, average) in zip(claims, natures, strict=True):
        while event is not None and event[0] <= claim.start:
            _take(reader, event)
            event = next(events, None)
        found.append(reader.claim(claim, nature, average))
    return found


def _take(reader: Walk, event: tuple[int, int, Anchor | Setting | None]) -> None:
    at, _, what = event
    if isinstance(what, Setting):
        reader.section(at, what)
    elif what is None:
        reader.heading(at)
    else:
        reader.take(what)


def _merged(
    anchors: Sequence[Anchor], sections: Sequence[tuple[int, Setting]], headings: Sequence[int]
) -> Iterator[tuple[int, int, Anchor | Setting | None]]:
    events: list[tuple[int, int, Anchor | Setting | None]] = [(at, 0, setting) for at, setting in sections]
    set_ = {at for at, _ in sections}
    events += [(at, 0, None) for at in headings if at not in set_]
    events += [(anchor.start, 1, anchor) for anchor in anchors]
    return iter(sorted(events, key=lambda event: event[:2]))
