"""What was named before a claim: last in its sentence, and in the paragraphs before it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
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

    `whole` is the level named last of which the next claims may tell parts, `named` what the claims state, by index.
    """

    sentence: int = -1
    paragraph: int = -1
    last: Naming | None = None
    whole: Whole | None = None
    named: dict[int, Naming] = field(default_factory=dict)
    paragraphs: deque[set[str]] = field(default_factory=lambda: deque([set()], maxlen=_PARAGRAPHS))

    def enter(self, sentence: int, paragraph: int) -> None:
        """Forget what belongs to the sentence before, or to paragraphs far back."""
        if sentence != self.sentence:
            self.sentence, self.last = sentence, None
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.paragraphs.append(set())

    def add(self, index: int, naming: Naming) -> None:
        """Remember what the claim `index` was named."""
        self.last = naming
        self.named[index] = naming
        self.paragraphs[-1].add(naming.indicator_id)

    def has_any(self, indicators: Iterable[str]) -> bool:
        """Return whether one of `indicators` was named not long ago."""
        return any(not named.isdisjoint(indicators) for named in self.paragraphs)
