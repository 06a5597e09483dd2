"""Find quantities: mask the numerals, try the forms at each, read what the first that fits says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from gongbao.numerals import matched
from gongbao.numerals.finder import Candidate, candidates
from gongbao.numerals.grammar import grammar as numeral_grammar
from gongbao.quantities.bounds import Bounds, ordered
from gongbao.quantities.decimals import decimal
from gongbao.quantities.exact import total
from gongbao.quantities.grammar import LOOK_BACK, CompiledQuantityForm, QuantityGrammar, grammar
from gongbao.quantities.mask import Shortened, mask
from gongbao.quantities.models import Quantity
from gongbao.quantities.normalize import UNIT_REACH, Reading, as_written, normalize
from gongbao.quantities.pairs import Pairing, paired
from gongbao.quantities.rules import QuantityForm
from gongbao.rulebook import Rulebook
from gongbao.text import chars


def find_quantities(text: str, book: Rulebook) -> list[Quantity]:
    """Return the quantities of `text` in order, none overlapping."""
    finder = _finder(text, book)
    found = sorted([*finder.in_text(), *finder.at_numerals()], key=lambda q: (q.start, -q.end))
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return paired(finder.text, kept, finder.pairing)


def tried(text: str, book: Rulebook) -> list[tuple[QuantityForm, Quantity]]:
    """Return all forms that fit at each numeral, with what each would make, whichever wins."""
    return list(_finder(text, book).every())


def _finder(text: str, book: Rulebook) -> _Finder:
    folded, source = matched(text), chars.narrow(text)
    if source == folded:
        source = folded
    return _Finder(folded, source, grammar(book), list(candidates(folded, numeral_grammar(book))))


class _Finder:
    """Finds the quantities of one text: `text` is folded, `source` the same in the script that it was written in."""

    def __init__(self, text: str, source: str, rules: QuantityGrammar, numerals: list[Candidate]):
        self.text = text
        self._source = source
        self._rules = rules
        self._numerals = {numeral.start: numeral for numeral in numerals}
        self._masked = mask(text, numerals)
        self._short = Shortened(self._masked, numerals)

    @property
    def pairing(self) -> Pairing:
        return self._rules.pairing

    def in_text(self) -> Iterator[Quantity]:
        yield from (quantity for _, quantity in self._in_text())

    def _in_text(self) -> Iterator[tuple[QuantityForm, Quantity]]:
        for number, found in self._rules.in_text_scan.each(self._masked):
            rule = self._rules.in_text[number].rule
            reading = Reading(rule, written=found[0])
            reading.value = Decimal(rule.value) if rule.value else self._doubled(found)
            yield rule, self._normalized(found.start(), found.end(), reading)

    def at_numerals(self) -> Iterator[Quantity]:
        done = 0
        for start, numeral in self._numerals.items():
            if start < done:
                continue
            quantity = self._at(numeral, done)
            if quantity is not None:
                done = max(quantity.end, numeral.end)
                yield quantity

    def every(self) -> Iterator[tuple[QuantityForm, Quantity]]:
        """Yield each form that fits a numeral, in order of trying, with the quantity it makes by itself."""
        yield from self._in_text()
        for numeral in self._numerals.values():
            for form, *match in self._fitting(numeral, 0):
                quantity = self._read(form, numeral, *match)
                if quantity is not None:
                    yield form.rule, quantity

    def _at(self, numeral: Candidate, done: int) -> Quantity | None:
        for form, *match in self._fitting(numeral, done):
            if form.rule.kind == "none":
                return None
            quantity = self._read(form, numeral, *match)
            if quantity is not None:
                return quantity
        return None

    def _fitting(self, numeral: Candidate, done: int) -> Iterator[Any]:
        """Yield the forms that fit at `numeral`, each with what `_read` takes beside it."""
        base = max(0, numeral.start - LOOK_BACK)
        lead = self._masked[base : numeral.start]
        hedge = self._hedge(lead, max(0, done - base))
        context = lead[: hedge.start()] if hedge else lead
        for form in self._rules.sieve.at(self._short.text, self._short.place(numeral.start), context[-1:]):
            if not self._fits(form, numeral, hedge):
                continue
            before = form.before.search(context) if form.before else None
            if form.before and before is None:
                continue
            found = form.pattern.match(self._masked, numeral.start)
            if found is None:
                continue
            around = hedge
            if before and before.groupdict().get("span"):
                if base + before.start("span") < done or self._is_parted(hedge):
                    continue
                if hedge is None:
                    around = self._hedge(context[: before.start("span")], 0)
            yield form, found, around, before

    def _hedge(self, lead: str, start: int) -> re.Match[str] | None:
        """Return the hedge that ends with `lead` and begins at `start` or behind it."""
        if lead[-1:] != " " and lead[-1:] not in self._rules.hedges.last:
            return None
        return self._rules.hedges.before.search(lead, start)

    def _is_parted(self, hedge: re.Match[str] | None) -> bool:
        """Return whether a word that is no part of the quantity parts its number from what stands before it."""
        return hedge is not None and hedge["hedge"] in self._rules.hedges.outside

    def _far(self, start: int) -> str:
        """Return the hedge that an object parts from the number at `start`, empty if there is none."""
        lead = self._masked[max(0, start - LOOK_BACK) : start]
        found = self._rules.hedges.far.search(lead)
        return found["hedge"] if found else ""

    def _fits(self, form: CompiledQuantityForm, numeral: Candidate, hedge: re.Match[str] | None) -> bool:
        if form.rule.hedged is not None and form.rule.hedged != (hedge is not None):
            return False
        return form.written is None or form.written.search(self.text[numeral.start : numeral.end]) is not None

    def _read(
        self,
        form: CompiledQuantityForm,
        numeral: Candidate,
        found: re.Match[str],
        hedge: re.Match[str] | None,
        before: re.Match[str] | None,
    ) -> Quantity | None:
        groups, own = found.groupdict(), before.groupdict() if before else {}
        start, end = numeral.start, found.end()
        reading = Reading(
            form.rule,
            unit=self._unit(numeral, found, before),
            per=own.get("per") or groups.get("per") or "",
            currency=own.get("currency") or "",
        )
        reading.written = self.text[start:end]
        lead = 0
        if hedge is not None:
            reading.hedge = hedge["hedge"]
            lead = 0 if hedge["hedge"] in self._rules.hedges.outside else len(hedge[0])
        elif far := self._far(start):
            reading.hedge = far
        if own.get("span"):
            lead += len(own["span"])
        if groups.get("t") and not (groups.get("u") or "").startswith(groups["t"]):
            return None
        if groups.get("a"):
            if not self._reads_two(reading, found, form):
                return None
        elif numeral.value is not None:
            value = total(numeral, found, self._numerals, self._rules.units, self.text)
            if value is None:
                return None
            for factor in (form.factor, self._scale(numeral, found, before)):
                # Fractions multiply slowly, and hardly any number needs it.
                value = value if factor == 1 else value * factor
            if numeral.upper is not None:
                reading.bounds = ordered(value, value * Fraction(numeral.upper) / Fraction(numeral.value))
            else:
                reading.value = None if groups.get("more") else value
            reading.surplus = self._surplus(numeral, end)
        after = self._rules.hedges.after.match(self._masked, end)
        if after is not None and form.rule.kind != "rank":
            reading.after = after["hedge"]
            end = after.end()
        return self._normalized(start - lead, end, reading)

    def _unit(self, numeral: Candidate, found: re.Match[str], before: re.Match[str] | None) -> str:
        if found.groupdict().get("u"):
            return self.text[slice(*found.span("u"))]
        label = (before.groupdict().get("label") if before else None) or ""
        if label and before:
            start = max(0, numeral.start - LOOK_BACK) + before.start("label")
            return self.text[start : start + len(label)]
        return ""

    def _normalized(self, start: int, end: int, reading: Reading) -> Quantity:
        quantity = normalize(start, end, reading, self._rules)
        if self._source is self.text or not quantity.unit:
            return quantity
        reach = slice(start, end + UNIT_REACH)
        return replace(quantity, unit=as_written(quantity.unit, self.text[reach], self._source[reach]))

    def _surplus(self, numeral: Candidate, end: int) -> str:
        """Return the 余 or 多 inside the number (`10余万`) or behind it."""
        found = self._rules.hedges.surplus.search(self.text, numeral.start, end)
        return found[0] if found else ""

    def _reads_two(self, reading: Reading, found: re.Match[str], form: CompiledQuantityForm) -> bool:
        """Give `reading` both bounds of a range, or of a step and the level behind it the step; tell if it fits."""
        if form.rule.leap:
            reading.value = self._step(found, form.rule.leap)
            return reading.value is not None
        reading.bounds = self._bounds(found, form)
        return reading.bounds is not None

    def _bounds(self, found: re.Match[str], form: CompiledQuantityForm) -> Bounds | None:
        lower, upper = (self._numerals[found.start(group)] for group in ("a", "b"))
        sizes = self._rules.magnitudes
        return sizes.bounds(lower, upper, self.text, form.factor, turned=form.rule.turned)

    def _step(self, found: re.Match[str], leap: int) -> Fraction | None:
        """Return the first of two numbers where the second is so many times as large."""
        first, second = (self._numerals[found.start(group)].value for group in ("a", "b"))
        if first is None or second is None or not 0 < first * leap <= second:
            return None
        return Fraction(first)

    def _scale(
        self, numeral: Candidate, found: re.Match[str], before: re.Match[str] | None
    ) -> Fraction | int:
        """Return what the label before a number or the last of its list multiplies it by: （万元）3250, 3/4/5亿元."""
        if before and before.groupdict().get("scale"):
            label = self._numerals[max(0, numeral.start - LOOK_BACK) + before.start("scale")]
            return Fraction(label.value or 1)
        if found.groupdict().get("last"):
            last = self._numerals[found.start("last")]
            return Fraction(self._rules.magnitudes.shared(numeral, last, self.text))
        return 1

    def _doubled(self, found: re.Match[str]) -> Decimal | None:
        """Return by how many percent a thing grew that doubled so many times."""
        value = self._numerals[found.start("times")].value if found["times"] else Decimal(1)
        times = None if value is None else decimal(value)
        return None if times is None or not 0 < times < 10 else (2**times - 1) * 100
