"""Run the examples that stand beside the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from typing import Any

from gongbao.analysis import Analysis
from gongbao.report import PartialDate
from gongbao.rulebook import Rule, Rulebook
from gongbao.rulebook.examples import Answer, Example, parse

LAYERS = ("numerals", "quantities", "dates", "organizations", "programs", "claims")
"""The layers whose rules have examples; each has a module `knowledge` with `rules(book)`."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not come out as written: the rule, the marked sentence, and what is wrong."""

    rule: str
    example: str
    why: str


def rules_of(layer: str, book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of `layer` in `book`."""
    return import_module(f"gongbao.{layer}.knowledge").rules(book)


def run(layer: str, rule: Rule, book: Rulebook) -> Iterator[Failure]:
    """Yield what fails among the examples of `rule`.

    An example marks everything that the layer finds in it. A matching example must have a fact that names the
    rule as its maker (unless rules of its class make none); a silent one must not.
    """
    for marked in (*rule.match, *rule.silent):
        example = parse(marked)
        facts = _find(layer, example.text, rule, book)
        yield from (Failure(rule.id, marked, why) for why in _compare(example, facts))
        made = any(fact.rule == rule.id for fact in facts)
        if rule.makes_facts and marked in rule.match and not made:
            others = ", ".join(sorted({fact.rule for fact in facts})) or "no rule"
            yield Failure(rule.id, marked, f"the rule made nothing here; {others} did")
        if marked in rule.silent and made:
            yield Failure(rule.id, marked, "the rule should be silent here")


def _find(layer: str, text: str, rule: Rule, book: Rulebook) -> tuple[Any, ...]:
    if layer == "numerals":
        find: Callable[..., tuple[Any, ...]] = import_module("gongbao.numerals").find
        return find(text, book=book)
    date = PartialDate.parse(rule.reference) if rule.reference else None
    return getattr(Analysis(text, date=date, book=book), layer)


def _compare(example: Example, facts: tuple[Any, ...]) -> Iterator[str]:
    found = {(fact.start, fact.end): fact for fact in facts}
    for answer in example.answers:
        fact = found.pop((answer.start, answer.end), None)
        text = example.text[answer.start : answer.end]
        if fact is None:
            yield f"{text!r} was not found"
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
        return text[value[0] : value[1]]
    if hasattr(value, "start") and hasattr(value, "end"):
        return text[value.start : value.end]
    return str(value)
