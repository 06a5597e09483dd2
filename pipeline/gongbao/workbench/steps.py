"""The steps from a span's characters to its fields, each with the rule that says it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Protocol, TypeVar

from gongbao.annotate import Annotation
from gongbao.claims.models import Claim, Extent
from gongbao.numerals.finder import candidates as numeral_candidates
from gongbao.numerals.grammar import grammar as numeral_grammar
from gongbao.quantities import rules as quantity_rules
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Rulebook
from gongbao.rulebook.data import Row

_LINKS = ("measured", "predicate", "subject", "comparison")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was settled, from which characters, to which value, and by which rule or table row.

    `place` is where its words stand in the text searched, where they stand outside the span that is told of.
    """

    what: str
    text: str
    value: str
    rule: str = ""
    place: Extent | None = None


def steps_of(fact: Any, annotation: Annotation) -> list[Step]:
    """Return the steps by which `fact`, of any layer, got its fields."""
    if isinstance(fact, Claim):
        return [
            *_quantity(fact.quantity, annotation),
            *_links(fact, annotation),
            *_frame(fact, annotation),
            *_indicator(fact, annotation),
        ]
    if isinstance(fact, Quantity):
        return list(_quantity(fact, annotation))
    text = annotation.document.text[fact.start : fact.end]
    names = [name for name in type(fact).__dataclass_fields__ if name not in ("start", "end", "rule")]
    return [
        Step(name, text, shown(value), fact.rule)
        for name in names
        if (value := getattr(fact, name)) not in ("", None, False)
    ]


def _quantity(quantity: Quantity, annotation: Annotation) -> Iterator[Step]:
    book, text = annotation.book, annotation.document.folded[quantity.start : quantity.end]
    for numeral in numeral_candidates(text, numeral_grammar(book)):
        value = "" if numeral.value is None else shown(numeral.value)
        yield Step("numeral", text[numeral.start : numeral.end], value, numeral.rule)
    yield Step("form", text, quantity.kind, quantity.rule)
    if quantity.value is not None:
        yield Step("value", text, shown(quantity.value), quantity.rule)
    if quantity.lower is not None or quantity.upper is not None:
        yield Step("range", text, f"{shown(quantity.lower)} to {shown(quantity.upper)}", quantity.rule)
    hedge, rule = _hedge(quantity, annotation)
    yield Step("mod", hedge, quantity.mod, rule or quantity.rule)
    if quantity.unit:
        yield from _unit(quantity, book)


def _hedge(quantity: Quantity, annotation: Annotation) -> tuple[str, str]:
    """Return the longest hedge in or before the span that gives its mod, with its rule."""
    span = annotation.document.folded[quantity.start : quantity.end]
    before = annotation.document.folded[max(quantity.start - 8, 0) : quantity.start]
    found = [
        (word, rule.id)
        for rule in _hedges(annotation.book).get(quantity.mod, ())
        for word in rule.words
        if _stands(word, rule.side, span) or (not rule.in_span and before.endswith(word))
    ]
    return max(found, key=lambda item: len(item[0]), default=("", ""))


@cache
def _hedges(book: Rulebook) -> Mapping[str, Sequence[quantity_rules.QuantityWords]]:
    found: dict[str, list[quantity_rules.QuantityWords]] = {}
    for rule in quantity_rules.words(book):
        if rule.side:
            found.setdefault(rule.mod, []).append(rule)
    return found


def _stands(word: str, side: str, span: str) -> bool:
    if side == "before":
        return span.startswith(word)
    return span.endswith(word) if side == "after" else word in span


def _unit(quantity: Quantity, book: Rulebook) -> Iterator[Step]:
    name = quantity.unit.split("/")[0]
    yield Step("unit", quantity.unit, quantity.dimension or quantity.kind, _row(book, name))
    if quantity.base_value is not None:
        value = f"{shown(quantity.base_value)} {quantity.base_unit}"
        yield Step("base value", f"{shown(quantity.value)} {quantity.unit}", value, _row(book, name))


def _row(book: Rulebook, name: str) -> str:
    row = _rows(book).get(name)
    return "" if row is None else f"{_file(book, row)}:{row.cells.get('id', name)}"


@cache
def _rows(book: Rulebook) -> Mapping[str, Row]:
    """Return the row of each unit and classifier by its name, the first where two have one."""
    found: dict[str, Row] = {}
    for row in book.table(quantity_rules.LAYER, "units.tsv"):
        for name in row["names"].split():
            found.setdefault(name, row)
    for row in book.table(quantity_rules.LAYER, "classifiers.tsv"):
        found.setdefault(row["name"], row)
    return found


def _file(book: Rulebook, row: Row) -> str:
    """Return the file of a row: `LAYER/NAME` of a built-in one, the path of a user's."""
    path = row.line.path
    own = book.overlay is not None and book.overlay in path.parents
    return str(path) if own else f"{path.parent.name}/{path.name}"


def _links(claim: Claim, annotation: Annotation) -> Iterator[Step]:
    if claim.kind != claim.quantity.kind or claim.direction:
        yield Step("kind", "", f"{claim.kind} {claim.direction}".strip(), claim.rule)
    for name in _LINKS:
        extent = getattr(claim, name)
        if extent is not None:
            yield Step(name, annotation.document.text[slice(*extent)], "", claim.rule, extent)


def shown(value: Any) -> str:
    """Return a value as people write it: plain decimals, nothing for `None`."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _frame(claim: Claim, annotation: Annotation) -> Iterator[Step]:
    frame = _of(annotation.frames, claim)
    if frame is None:
        return
    values = {
        "period": f"{frame.period_start or ''} to {frame.period_end or ''}",
        "about": frame.about,
        "basis": frame.basis,
        "modality": frame.modality,
    }
    for reason in frame.reasons:
        words = annotation.document.text[slice(*reason.words)] if reason.words else ""
        yield Step(reason.field, words, values[reason.field], reason.rule, reason.words)


def _indicator(claim: Claim, annotation: Annotation) -> Iterator[Step]:
    naming = _of(annotation.indicators, claim)
    if naming is not None:
        yield Step(
            "indicator", naming.phrase, f"{naming.indicator.name} ({naming.indicator_id})", naming.rule
        )
        if naming.breakdown:
            yield Step("breakdown", naming.phrase, naming.breakdown, naming.rule)


class _Started(Protocol):
    @property
    def start(self) -> int: ...


S = TypeVar("S", bound=_Started)


def _of(ordered: Sequence[S], claim: Claim) -> S | None:
    """Return what stands in `ordered`, a list in order, for `claim`."""
    at = bisect_left(ordered, claim.start, key=lambda each: each.start)
    return ordered[at] if at < len(ordered) and ordered[at].start == claim.start else None
