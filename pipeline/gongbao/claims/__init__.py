"""Numeric claims: quantities, each with what it is asserted of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gongbao.claims.models import Claim
from gongbao.rulebook.candidate import Candidate

if TYPE_CHECKING:
    from gongbao.analysis import Analysis

__all__ = ["Claim", "candidates", "find"]


def find(analysis: Analysis) -> tuple[Claim, ...]:
    """Return the claims of an analysed text, in order, none overlapping."""
    return tuple(_claims(analysis))


def _claims(analysis: Analysis) -> Iterator[Claim]:
    from gongbao.claims.clauses import ClauseReader
    from gongbao.claims.linking import Linker
    from gongbao.claims.periods import Periods
    from gongbao.claims.rules import knowledge
    from gongbao.claims.selecting import select

    known = knowledge(analysis.book)
    reader = ClauseReader(analysis, select(analysis, known.silences), known)
    linker, periods = Linker(analysis.folded, known), Periods(analysis)
    sentence = -1
    for clause in reader.clauses():
        start, _ = analysis.sentence(clause.targets[0][1].start)
        if start != sentence:
            linker.forget()
            sentence = start
        for index, quantity in clause.targets:
            linked = linker.link(clause, index, quantity)
            period = periods.find(quantity.start, linked.comparison)
            yield Claim(
                quantity,
                linked.kind,
                linked.direction,
                linked.comparison,
                linked.measured,
                linked.predicate,
                linked.subject,
                period,
                linked.rule,
            )


def candidates(analysis: Analysis) -> Iterator[Candidate]:
    """Yield the rules by which quantities of `analysis` are no claims, and all links that fit the others."""
    from gongbao.claims.clauses import ClauseReader
    from gongbao.claims.linking import Linker
    from gongbao.claims.rules import knowledge
    from gongbao.claims.selecting import select, silenced

    known = knowledge(analysis.book)
    for quantity, rule in silenced(analysis, known.silences):
        yield Candidate(quantity.start, quantity.end, rule.id, True)
    linker = Linker(analysis.folded, known)
    for clause in ClauseReader(analysis, select(analysis, known.silences), known).clauses():
        for index, quantity in clause.targets:
            for link, _ in linker.matches(clause, index, quantity):
                yield Candidate(quantity.start, quantity.end, link.id)
