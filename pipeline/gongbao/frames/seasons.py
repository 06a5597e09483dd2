"""Seasons and holidays whose days the text has told: 2025年春运（1月14日至2月22日）…。春运期间，…."""

from __future__ import annotations

from dataclasses import replace

from gongbao.frames.discourse import Discourse
from gongbao.frames.rules import FrameRules
from gongbao.frames.times import Anchor

_NAME = 4
"""Characters before brackets in which the name of a season stands."""


class Seasons:
    """Keeps the days of the seasons that the text explains, for what it tells of these without their days."""

    def __init__(self, discourse: Discourse, known: FrameRules) -> None:
        self._discourse = discourse
        self._name = known.phrase("season name")
        self._days: dict[str, Anchor] = {}

    def take(self, anchor: Anchor) -> None:
        """Take the days `anchor`, in the brackets behind what they explain, into account."""
        at = anchor.start - 1
        for found in self._name.finditer(self._discourse.text, max(at - _NAME, 0), at):
            self._days[found[0]] = anchor

    def told(self, anchor: Anchor) -> Anchor:
        """Return `anchor`, if it is a season without its days, with those that the text has told."""
        if anchor.role != "void" or not self._days:
            return anchor
        found = self._name.search(self._discourse.text, *anchor.words)
        days = self._days.get(found[0]) if found else None
        if days is None:
            return anchor
        return replace(anchor, role="segment", period=days.period, whole=days.whole)
