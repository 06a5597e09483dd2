"""What was named before a claim: last in its sentence, and in the paragraphs before it."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from gongbao.indicators.models import Naming

_PARAGRAPHS = 4
"""Paragraphs in which parts are told after the whole of which they are."""


@dataclass(slots=True)
class Whole:
    """The level named last, by the claim `index`, and the last claim that told a part of it."""

    index: int
    naming: Naming
    part: int = -1


@dataclass(slots=True)
class Memory:
    """What was named before: last in the sentence, and in this paragraph and the ones before it.

    `latest` is the indicator named last in the paragraph; `told` has for each indicator the last claim that states it.
    `whole` is the level named last of which the next claims may tell parts, `named` what the claims state, by index;
    `owned` has for each sort of number the last two owners of whom the sentence has told, with what it told last.
    """

    sentence: int = -1
    paragraph: int = -1
    last: Naming | None = None
    latest: str = ""
    told: dict[str, int] = field(default_factory=dict)
    whole: Whole | None = None
    named: dict[int, Naming] = field(default_factory=dict)
    owned: dict[Hashable, list[tuple[str, Naming]]] = field(default_factory=dict)
    paragraphs: deque[set[str]] = field(default_factory=lambda: deque([set()], maxlen=_PARAGRAPHS))

    def enter(self, sentence: int, paragraph: int) -> None:
        """Forget what belongs to the sentence before, or to paragraphs far back."""
        if sentence != self.sentence:
            self.sentence, self.last = sentence, None
            self.owned.clear()
        if paragraph != self.paragraph:
            self.paragraph, self.latest = paragraph, ""
            self.paragraphs.append(set())

    def add(self, index: int, naming: Naming) -> None:
        """Remember what the claim `index` was named."""
        self.last, self.latest = naming, naming.indicator_id
        self.told[naming.indicator_id] = index
        self.named[index] = naming
        self.paragraphs[-1].add(naming.indicator_id)

    def own(self, sort: Hashable, owner: str, naming: Naming) -> None:
        """Remember what a number of some `sort` told of `owner`."""
        others = [one for one in self.owned.get(sort, ()) if one[0] != owner]
        self.owned[sort] = [*others[-1:], (owner, naming)]

    def of_another(self, sort: Hashable, owner: str) -> Naming | None:
        """Return what the sentence told last by the same `sort` of number of another than `owner`."""
        return next((told for other, told in reversed(self.owned.get(sort, [])) if other != owner), None)

    def told_last(self, indicators: Iterable[str]) -> int:
        """Return the claim that was the last to be named one of `indicators`, -1 for none."""
        return max((self.told.get(indicator, -1) for indicator in indicators), default=-1)

    def has_any(self, indicators: Iterable[str]) -> bool:
        """Return whether one of `indicators` was named not long ago."""
        return any(not named.isdisjoint(indicators) for named in self.paragraphs)
