"""The rules that were tried on a text, in order, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gongbao.annotate import Annotation
from gongbao.layers import FACTS, Layer, facts_of
from gongbao.rulebook.candidate import Candidate


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


def _candidates(annotation: Annotation, layer: Layer, start: int, end: int) -> Iterator[Candidate]:
    if layer.candidates is None:
        facts = facts_of(layer, annotation)
        found = iter([Candidate(fact.start, fact.end, fact.rule) for fact in facts])
    else:
        found = layer.candidates(annotation)
    yield from (item for item in found if overlap(item, start, end))


def _judged(annotation: Annotation, layer: Layer, candidates: list[Candidate]) -> Iterator[Tried]:
    own = facts_of(layer, annotation)
    made: dict[str, list[Any]] = {}
    for fact in own:
        made.setdefault(fact.rule, []).append(fact)
    rivals = [*own, *(annotation.dates if layer.name == "quantities" else ())]
    silencers = [item for item in candidates if item.silencing]
    for item in dict.fromkeys(candidates):
        facts = [fact.rule for fact in rivals if overlap(fact, item.start, item.end)]
        outcome, by = "dropped", ""
        if any(f.start <= item.start and item.end <= f.end for f in made.get(item.rule, ())):
            outcome = "won"
        elif facts:
            outcome, by = "overruled", facts[0]
        elif item.silencing:
            outcome = "silences"
        elif silent := [s.rule for s in silencers if overlap(s, item.start, item.end)]:
            outcome, by = "silenced", silent[0]
        text = annotation.document.text[item.start : item.end]
        yield Tried(layer.name, item.rule, item.start, item.end, text, outcome, by)
