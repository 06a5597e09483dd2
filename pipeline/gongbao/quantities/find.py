"""Find quantities: mask the numerals, try the forms at each, read what the first that fits says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from gongbao.numerals.finder import Candidate, candidates
from gongbao.numerals.grammar import grammar as numeral_grammar
from gongbao.quantities.grammar import (
    LOOK_BACK,
    MAGNITUDE,
    NUMBER,
    REST,
    VAGUE,
    CompiledForm,
    Grammar,
    grammar,
)
from gongbao.quantities.knowledge import Form
from gongbao.quantities.models import Quantity
from gongbao.quantities.normalize import Reading, normalize
from gongbao.rulebook import Rulebook


def find_quantities(folded: str, book: Rulebook) -> list[Quantity]:
    """Return the quantities of the folded text in order, none overlapping."""
    finder = _finder(folded, book)
    found = sorted([*finder.in_text(), *finder.at_numerals()], key=lambda q: (q.start, -q.end))
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def tried(folded: str, book: Rulebook) -> list[tuple[Form, Quantity]]:
    """Return all forms that fit at each numeral, with what each would make, whichever wins."""
    return list(_finder(folded, book).every())


def _finder(folded: str, book: Rulebook) -> _Finder:
    return _Finder(folded, grammar(book), list(candidates(folded, numeral_grammar(book))))


class _Finder:
    def __init__(self, folded: str, rules: Grammar, numerals: list[Candidate]):
        self._text = folded
        self._rules = rules
        self._numerals = {numeral.start: numeral for numeral in numerals}
        self._masked = _mask(folded, numerals)

    def in_text(self) -> Iterator[Quantity]:
        for form in self._rules.in_text:
            yield from self._in_text(form)

    def _in_text(self, form: CompiledForm) -> Iterator[Quantity]:
        for found in form.pattern.finditer(self._masked):
            reading = Reading(form.rule, written=found[0])
            if form.rule.value:
                reading.value = Decimal(form.rule.value)
            else:
                reading.value = self._doubled(found)
            yield normalize(found.start(), found.end(), reading, self._rules)

    def at_numerals(self) -> Iterator[Quantity]:
        done = 0
        for start, numeral in self._numerals.items():
            if start < done:
                continue
            quantity = self._at(numeral, done)
            if quantity is not None:
                done = max(quantity.end, numeral.end)
                yield quantity

    def every(self) -> Iterator[tuple[Form, Quantity]]:
        """Yield each form that fits a numeral, in order of trying, with the quantity it makes by itself."""
        for form in self._rules.in_text:
            yield from ((form.rule, quantity) for quantity in self._in_text(form))
        for numeral in self._numerals.values():
            for form, *match in self._fitting(numeral, 0):
                yield form.rule, self._read(form, numeral, *match)

    def _at(self, numeral: Candidate, done: int) -> Quantity | None:
        for form, *match in self._fitting(numeral, done):
            return None if form.rule.kind == "none" else self._read(form, numeral, *match)
        return None

    def _fitting(self, numeral: Candidate, done: int) -> Iterator[Any]:
        """Yield the forms that fit at `numeral`, each with what `_read` takes beside it."""
        lead = self._masked[max(done, numeral.start - LOOK_BACK) : numeral.start]
        hedge = self._rules.hedge_before.search(lead)
        context = lead[: hedge.start()] if hedge else lead
        for form in self._rules.at_numeral:
            found = form.pattern.match(self._masked, numeral.start)
            if found is None or not self._fits(form, numeral, hedge):
                continue
            before = form.before.search(context) if form.before else None
            if form.before and before is None:
                continue
            yield form, found, hedge, before, len(context)

    def _fits(self, form: CompiledForm, numeral: Candidate, hedge: re.Match[str] | None) -> bool:
        if form.rule.hedged is not None and form.rule.hedged != (hedge is not None):
            return False
        return (
            form.written is None or form.written.search(self._text[numeral.start : numeral.end]) is not None
        )

    def _read(
        self,
        form: CompiledForm,
        numeral: Candidate,
        found: re.Match[str],
        hedge: re.Match[str] | None,
        before: re.Match[str] | None,
        context: int,
    ) -> Quantity:
        groups, own = found.groupdict(), before.groupdict() if before else {}
        start, end = numeral.start, found.end()
        reading = Reading(form.rule, unit=groups.get("u") or "", per=own.get("per") or "")
        reading.written = self._text[start:end]
        if hedge is not None:
            reading.hedge = hedge["hedge"]
            if hedge["hedge"] not in self._rules.outside:
                start -= len(hedge["hedge"])
        if own.get("span"):
            start = numeral.start - (len(hedge["hedge"]) if hedge else 0) - len(own["span"])
        if groups.get("a"):
            reading.bounds = self._value(found.start("a")), self._value(found.start("b"))
        else:
            reading.value = None if numeral.reading == "vague" else _decimal(numeral.value)
            reading.surplus = self._surplus(numeral, end)
        after = self._rules.hedge_after.match(self._masked, end)
        if after is not None and form.rule.kind != "rank":
            reading.after = after[0]
            end = after.end()
        return normalize(start, end, reading, self._rules)

    def _surplus(self, numeral: Candidate, end: int) -> str:
        """Return the 余 or 多 inside the number (`10余万`) or behind it."""
        found = self._rules.surplus.search(self._text, numeral.start, end)
        return found[0] if found else ""

    def _value(self, start: int) -> Decimal | None:
        return _decimal(self._numerals[start].value)

    def _doubled(self, found: re.Match[str]) -> Decimal | None:
        """Return by how many percent a thing grew that doubled so many times."""
        times = self._value(found.start("times")) if found["times"] else Decimal(1)
        return None if times is None or not 0 < times < 10 else (2**times - 1) * 100


def _mask(folded: str, numerals: list[Candidate]) -> str:
    pieces, last = [], 0
    for numeral in numerals:
        first = NUMBER
        if numeral.reading == "vague":
            first = VAGUE
        elif numeral.loose:
            first = MAGNITUDE
        pieces += [folded[last : numeral.start], first, REST * (numeral.end - numeral.start - 1)]
        last = numeral.end
    return "".join([*pieces, folded[last:]])


def _decimal(value: Decimal | Fraction | None) -> Decimal | None:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value
