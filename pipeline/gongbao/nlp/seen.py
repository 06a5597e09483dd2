"""What components read of a `doc`: the facts that stand in it, and what is found once for several of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from spacy.tokens import Doc

from gongbao import claims, dates, frames, grids, programs
from gongbao.dates.models import TimeExpression
from gongbao.nlp import store
from gongbao.organizations.models import Organization
from gongbao.quantities.models import Quantity
from gongbao.report import PartialDate
from gongbao.rulebook import Rulebook
from gongbao.text import Document

F = TypeVar("F")


class Seen:
    """What stands in a `doc` when a component is called, as the layers are handed it.

    `book` holds the rules; `date` and `place` are what the component knows of the report.
    """

    def __init__(self, doc: Doc, book: Rulebook, *, date: PartialDate | None = None, place: str = ""):
        self._doc = doc
        self.book = book
        self.document = store.document_of(doc, date=date, place=place)

    def _facts(self, group: str, kind: type[F]) -> list[F]:
        return [fact for fact in store.facts_of(self._doc, group) if isinstance(fact, kind)]

    @property
    def grids(self) -> grids.Grids:
        """The claims of the tables, found once."""
        return tables(self._doc, self.document, self.book)

    @property
    def program_spans(self) -> Sequence[Any]:
        """The programs found before; where none were looked for, their spans, found once."""
        if "programs" in self._doc.spans:
            return store.facts_of(self._doc, "programs")
        return program_spans(self._doc, self.document, self.book)

    @property
    def dates(self) -> Sequence[TimeExpression]:
        """The dates found before."""
        return self._facts("dates", TimeExpression)

    @property
    def quantities(self) -> Sequence[Quantity]:
        """The quantities found before."""
        return self._facts("quantities", Quantity)

    @property
    def organizations(self) -> Sequence[Organization]:
        """The organizations found before."""
        return self._facts("organizations", Organization)

    @property
    def programs(self) -> Sequence[Any]:
        """The programs found before."""
        return store.facts_of(self._doc, "programs")

    @property
    def claims(self) -> Sequence[claims.Claim]:
        """The claims found before."""
        return self._facts("claims", claims.Claim)

    @property
    def frames(self) -> Sequence[frames.Frame]:
        """The frame of each claim found before, an empty one where none was looked for."""
        framed = store.notes_of(self._doc, "frames")
        return [framed.get(claim.start, frames.Frame(claim.start, claim.end)) for claim in self.claims]


def times(doc: Doc, document: Document, book: Rulebook) -> tuple[TimeExpression, ...]:
    """Return all times of `doc`, those too that are part of a quantity, found once by one book and date."""
    key = ("dates", book, document.date)
    return store.once(doc, key, lambda: dates.find(document.text, document.date, book=book))


def tables(doc: Doc, document: Document, book: Rulebook) -> grids.Grids:
    """Return the claims of the tables of `doc`, found once by one book and what is known of its report."""
    key = ("grids", book, document.date, document.title, document.place)
    return store.once(doc, key, lambda: grids.find(document, times(doc, document, book), book=book))


def program_spans(doc: Doc, document: Document, book: Rulebook) -> tuple[programs.Found, ...]:
    """Return the spans and types of the programs of `doc`, found once by one book."""
    return store.once(doc, ("program spans", book), lambda: programs.find_spans(document, book=book))
