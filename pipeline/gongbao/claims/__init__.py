"""Numeric claims: quantities, each with what it is asserted of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongbao.claims.clauses import ClauseReader
from gongbao.claims.given import Given
from gongbao.claims.linking import Linker
from gongbao.claims.links import Links
from gongbao.claims.models import Claim
from gongbao.claims.rules import claim_rules
from gongbao.claims.selecting import select, silenced
from gongbao.dates.models import TimeExpression
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Rulebook, default
from gongbao.rulebook.candidate import Candidate
from gongbao.text import Document, Span

__all__ = ["Claim", "Given", "candidates", "find"]


def find(
    document: Document,
    quantities: Sequence[Quantity],
    dates: Sequence[TimeExpression] = (),
    organizations: Sequence[Span] = (),
    programs: Sequence[Span] = (),
    *,
    book: Rulebook | None = None,
) -> tuple[Claim, ...]:
    """Return the claims that `document` makes with `quantities`, in order, none overlapping.

    The other facts, each kind in order, tell which words are one, and which quantities lie in names. `book` holds the
    rules, the built-in ones unless given.
    """
    given = Given(document, quantities, dates, organizations, programs)
    return tuple(_claims(given, book or default()))


def _claims(given: Given, book: Rulebook) -> Iterator[Claim]:
    rules, document = claim_rules(book), given.document
    reader = ClauseReader(given, select(given, rules), rules)
    linker = Linker(document.folded, rules, Links.of(book), reader)
    sentence = -1
    for clause in reader.clauses():
        start, _ = document.sentence(clause.targets[0][1].start)
        if start != sentence:
            linker.begin(start)
            sentence = start
        for index, quantity in clause.targets:
            linked = linker.link(clause, index, quantity)
            if linked is None:
                continue
            yield Claim(
                linked.quantity,
                linked.kind,
                linked.direction,
                linked.comparison,
                linked.measured,
                linked.predicate,
                linked.subject,
                linked.rule,
                linked.member,
            )


def candidates(given: Given, book: Rulebook) -> Iterator[Candidate]:
    """Yield the rules by which quantities of `given` are no claims, and all links that fit the others."""
    rules = claim_rules(book)
    for quantity, rule in silenced(given, rules):
        yield Candidate(quantity.start, quantity.end, rule.id, True)
    reader = ClauseReader(given, select(given, rules), rules)
    linker = Linker(given.document.folded, rules, Links.of(book), reader)
    for clause in reader.clauses():
        for index, quantity in clause.targets:
            for link, _ in linker.fitting(clause, index, quantity):
                yield Candidate(quantity.start, quantity.end, link.id)
