"""Run the examples that stand beside the rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongbao.annotate import Annotation, annotate
from gongbao.clean import clean
from gongbao.clean.rules import PartRule
from gongbao.layers import FACTS, Layer, facts_of
from gongbao.places import document_place
from gongbao.report import PartialDate
from gongbao.rulebook import Rule, Rulebook
from gongbao.rulebook.examples import Answer, Example, parse
from gongbao.text import Document, chars


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not come out as written: the rule, the marked sentence, and what is wrong."""

    rule: str
    example: str
    why: str


def run(layer: Layer, rule: Rule, book: Rulebook) -> Iterator[Failure]:
    """Yield what fails among the examples of `rule`.

    An example marks everything that the layer finds in it. A matching example must have a fact that names the
    rule as its maker (unless rules of its class make none); a silent one must not.
    """
    if layer.find is None:
        yield from _run_lines(rule)
        return
    for marked in (*rule.match, *rule.silent):
        example = parse(marked)
        facts = facts_of(layer, _annotation(example.text, rule, book, parts=layer.reads_parts))
        for why in _compare(example, facts, lambda text: takers(text, rule, book)):
            yield Failure(rule.id, marked, why)
        made = any(rule.id in _makers(fact) for fact in facts)
        if rule.makes_facts and marked in rule.match and not made:
            others = ", ".join(sorted({fact.rule for fact in facts})) or "no rule"
            yield Failure(rule.id, marked, f"the rule made nothing here; {others} did")
        if marked in rule.silent and made:
            yield Failure(rule.id, marked, "the rule should be silent here")


def _run_lines(rule: Rule) -> Iterator[Failure]:
    """Run the examples of a rule on lines, which are lines themselves."""
    pattern = re.compile(rule.whole if isinstance(rule, PartRule) else getattr(rule, "pattern", ""))
    for line in (*rule.match, *rule.silent):
        found = pattern.search(chars.fold(line)) is not None
        if found != (line in rule.match):
            yield Failure(
                rule.id, line, "the rule fits this line" if found else "the rule does not fit this line"
            )


def _annotation(text: str, rule: Rule, book: Rulebook, *, parts: bool = False) -> Annotation:
    if not parts:
        return annotate(Document(text, date=_date(rule)), book=book)
    cleaned = clean(text, book)
    place = document_place(cleaned.title, text, book)
    document = Document(text, parts=cleaned.parts, date=_date(rule), title=cleaned.title, place=place)
    return annotate(document, book=book)


def _makers(fact: Any) -> Collection[str]:
    """Return the rules that a fact names: one, or of a frame one for each field."""
    return fact.rules if hasattr(fact, "rules") else (fact.rule,)


def takers(text: str, rule: Rule, book: Rulebook) -> Callable[[int, int], str]:
    """Return what tells, for a span of `text`, which rules of any layer made facts that overlap it."""
    annotation = _annotation(text, rule, book)
    facts = [fact for layer in FACTS for fact in facts_of(layer, annotation)]

    def taker(start: int, end: int) -> str:
        found = {
            f"{fact.rule} took {text[fact.start : fact.end]!r}"
            for fact in facts
            if fact.start < end and start < fact.end
        }
        return "; ".join(sorted(found)) or "no rule took it"

    return taker


def _date(rule: Rule) -> PartialDate | None:
    return PartialDate.parse(rule.reference) if rule.reference else None


def _compare(
    example: Example, facts: tuple[Any, ...], taken: Callable[[str], Callable[[int, int], str]]
) -> Iterator[str]:
    found = {(fact.start, fact.end): fact for fact in facts}
    for answer in example.answers:
        fact = found.pop((answer.start, answer.end), None)
        text = example.text[answer.start : answer.end]
        if fact is None:
            yield f"{text!r} was not found: {taken(example.text)(answer.start, answer.end)}"
        else:
            yield from _differences(example.text, answer, fact)
    for (start, end), fact in found.items():
        yield f"{example.text[start:end]!r} was found by {fact.rule} and is not marked"


def _differences(text: str, answer: Answer, fact: Any) -> Iterator[str]:
    for name, expected in answer.fields.items():
        actual = _show(field_of(fact, name), text)
        if actual != expected:
            yield f"{text[answer.start : answer.end]!r}: {name} is {actual!r}, not {expected!r} ({fact.rule})"


def field_of(fact: Any, name: str) -> Any:
    """Return a field of `fact`, or of the quantity inside a claim."""
    return getattr(fact, name) if hasattr(fact, name) else getattr(fact.quantity, name)


def _show(value: Any, text: str) -> str:
    """Return a field's value as examples write it: empty for none, plain decimals, a run's characters."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, tuple):
        runs = value if not value or isinstance(value[0], tuple) else (value,)
        return " ".join(text[start:end] for start, end in runs)
    if hasattr(value, "start") and hasattr(value, "end"):
        return text[value.start : value.end]
    return str(value)
