"""How the facts of a text came about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from gongbao.annotate import Annotation
from gongbao.clean.models import CleanText
from gongbao.layers import FACTS, LAYERS, facts_of
from gongbao.rulebook import Rulebook
from gongbao.workbench.steps import Step, steps_of
from gongbao.workbench.tried import Stretches, Tried, overlap, tried


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one fact came about: its span (source offsets), its sentence, the rules tried, and the steps.

    `rule` made the fact, `note` is what it says of itself; `tried` are the rules that fitted here, in order.
    """

    layer: str
    start: int
    end: int
    text: str
    sentence: str
    rule: str
    note: str
    tried: tuple[Tried, ...]
    steps: tuple[Step, ...]

    @property
    def rules(self) -> frozenset[str]:
        """Every rule and table row that had a part in the fact."""
        return frozenset({self.rule, *(step.rule for step in self.steps)} - {""})


@dataclass(frozen=True, slots=True)
class Place:
    """What was asked about: the characters around, the facts there, and the rules tried that made no fact."""

    sentence: str
    facts: tuple[Explanation, ...]
    in_vain: tuple[Tried, ...]


def explain(annotation: Annotation, cleaned: CleanText, at: int | None = None) -> Place:
    """Return how the facts at the source offset `at` came about, or all of them without one.

    A quantity that became a claim is explained as the claim.
    """
    start, end = (0, len(annotation.document.text)) if at is None else _cleaned(cleaned, at)
    sentence = annotation.document.sentence(start) if at is not None else (start, end)
    around = sentence if at is not None else (0, len(annotation.document.text))
    attempts = tried(annotation, *around)
    notes = notes_of(annotation.book)
    facts = tuple(_explanations(annotation, cleaned, attempts, notes, start, end))
    told = {item for fact in facts for item in fact.tried}
    in_vain = tuple(i for i in attempts if i not in told and i.outcome != "won" and overlap(i, start, end))
    return Place(annotation.document.text[slice(*sentence)], facts, in_vain)


def notes_of(book: Rulebook) -> dict[str, str]:
    """Return the note of every rule of `book` by its id."""
    return {rule.id: rule.note.strip() for layer in LAYERS for rule in layer.rules(book)}


def _explanations(
    annotation: Annotation,
    cleaned: CleanText,
    attempts: list[Tried],
    notes: dict[str, str],
    start: int,
    end: int,
) -> Iterator[Explanation]:
    stretches = Stretches(attempts)
    claimed = {(claim.start, claim.end) for claim in annotation.claims}
    for layer in FACTS:
        for fact in facts_of(layer, annotation):
            if not overlap(fact, start, end) or (
                layer.name == "quantities" and (fact.start, fact.end) in claimed
            ):
                continue
            layers = (layer.name, "quantities") if layer.name == "claims" else (layer.name,)
            own = (i for i in stretches.over(fact.start, fact.end) if i.layer in layers)
            yield Explanation(
                layer.name,
                *cleaned.to_source(fact.start, fact.end),
                annotation.document.text[fact.start : fact.end],
                annotation.document.text[slice(*annotation.document.sentence(fact.start))],
                fact.rule,
                notes.get(fact.rule, ""),
                tuple(own),
                tuple(steps_of(fact, annotation)),
            )


def _cleaned(cleaned: CleanText, at: int) -> tuple[int, int]:
    """Return the cleaned character that stands for the source offset `at`, or the next one where none does."""
    if not cleaned.text:
        return 0, 0
    index = max(bisect_right(cleaned.starts, at) - 1, 0)
    return index, index + 1
