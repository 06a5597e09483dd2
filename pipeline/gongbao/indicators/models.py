"""An indicator of the catalogue, and what a claim states of one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indicator:
    """An entry of the catalogue: its id, standard name in Chinese and in English, group, and unit of its level."""

    id: str
    name: str
    english: str
    group: str
    unit: str


@dataclass(frozen=True, slots=True)
class Naming:
    """What a claim states: an indicator, and the breakdown that narrows it (empty for the whole).

    `start` and `end` (exclusive) are the claim's, in code points of the text searched; `phrase` is the wording
    that was read, `rule` the rule that named it.
    """

    start: int
    end: int
    indicator: Indicator
    breakdown: str
    phrase: str
    rule: str

    @property
    def indicator_id(self) -> str:
        """The indicator's id in the catalogue."""
        return self.indicator.id
