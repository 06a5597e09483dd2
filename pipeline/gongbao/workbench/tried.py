"""The rules that were tried on a text, in order, and what became of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from gongbao.annotate import Annotation
from gongbao.layers import FACTS, Layer, facts_of
from gongbao.rulebook.candidate import Candidate
from gongbao.text import Span

T = TypeVar("T", bound=Span)

_BLOCK = 64
"""Characters of the text that are looked up at once."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule that fitted `text`, from `start` to `end` (exclusive) of the cleaned text.

    `outcome` is `won`, `overruled` (`by` is the rule whose fact stands there), `silenced` (`by` is the rule
    that takes the span away), `silences` for that rule itself, or `dropped` where a layer's code left it out.
    """

    layer: str
    rule: str
    start: int
    end: int
    text: str
    outcome: str
    by: str = ""


def tried(annotation: Annotation, start: int = 0, end: int | None = None) -> list[Tried]:
    """Return the rules tried on `start` to `end` of `annotation`, layer by layer in order of trying.

    Layers that do not tell their candidates are left with the rules that won.
    """
    end = len(annotation.document.text) if end is None else end
    return [
        item
        for layer in FACTS
        for item in _judged(annotation, layer, list(_candidates(annotation, layer, start, end)))
    ]


def overlap(left: Any, start: int, end: int) -> bool:
    """Tell whether `left`, anything with start and end, shares a character with `start` to `end`."""
    return left.start < end and start < left.end


class Stretches(Generic[T]):
    """Things with a start and an end (exclusive), which are asked for by where they stand."""

    def __init__(self, items: Iterable[T]):
        self._items = list(items)
        self._blocks: dict[int, list[int]] = defaultdict(list)
        for number, item in enumerate(self._items):
            for block in range(item.start // _BLOCK, item.end // _BLOCK + 1):
                self._blocks[block].append(number)

    def over(self, start: int, end: int) -> list[T]:
        """Return those that share a character with `start` to `end`, in their order."""
        blocks = range(start // _BLOCK, end // _BLOCK + 1)
        numbers = sorted({number for block in blocks for number in self._blocks.get(block, ())})
        return [item for number in numbers if overlap(item := self._items[number], start, end)]


def _candidates(annotation: Annotation, layer: Layer, start: int, end: int) -> Iterator[Candidate]:
    if layer.candidates is None:
        facts = facts_of(layer, annotation)
        found = iter([Candidate(fact.start, fact.end, fact.rule) for fact in facts])
    else:
        found = layer.candidates(annotation)
    yield from (item for item in found if overlap(item, start, end))


def _judged(annotation: Annotation, layer: Layer, candidates: list[Candidate]) -> Iterator[Tried]:
    own = facts_of(layer, annotation)
    rivals = Stretches[Any]([*own, *(annotation.dates if layer.name == "quantities" else ())])
    silencers = Stretches(item for item in candidates if item.silencing)
    for item in dict.fromkeys(candidates):
        facts = rivals.over(item.start, item.end)
        outcome, by = "dropped", ""
        if any(f.rule == item.rule and f.start <= item.start and item.end <= f.end for f in facts):
            outcome = "won"
        elif facts:
            outcome, by = "overruled", facts[0].rule
        elif item.silencing:
            outcome = "silences"
        elif silent := silencers.over(item.start, item.end):
            outcome, by = "silenced", silent[0].rule
        text = annotation.document.text[item.start : item.end]
        yield Tried(layer.name, item.rule, item.start, item.end, text, outcome, by)
