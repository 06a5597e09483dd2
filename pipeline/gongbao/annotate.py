"""The order of the layers: each is handed what the earlier ones found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

from gongbao import claims, dates, frames, grids, indicators, organizations, programs, quantities, rulebook
from gongbao.claims.given import Given
from gongbao.claims.models import Claim
from gongbao.dates.models import TimeExpression
from gongbao.frames.models import Frame
from gongbao.grids import Grids
from gongbao.indicators.models import Naming
from gongbao.organizations.finding import Recognizer
from gongbao.organizations.models import Organization
from gongbao.programs.models import Found, Program
from gongbao.quantities.models import Quantity
from gongbao.text import Document, Span, longest_first


class Facts(Protocol):
    """What is known of one document so far: what layers are handed by the functions below."""

    @property
    def document(self) -> Document:
        """The text with its parts."""

    @property
    def book(self) -> rulebook.Rulebook:
        """The rules."""

    @property
    def grids(self) -> Grids:
        """The claims of the tables."""

    @property
    def program_spans(self) -> Sequence[Span]:
        """Spans of programs, closed to organizations."""

    @property
    def dates(self) -> Sequence[TimeExpression]:
        """Time expressions, in order."""

    @property
    def quantities(self) -> Sequence[Quantity]:
        """Quantity expressions, in order."""

    @property
    def organizations(self) -> Sequence[Organization]:
        """Mentions of organizations, in order."""

    @property
    def programs(self) -> Sequence[Span]:
        """Mentions of programs, in order."""

    @property
    def claims(self) -> Sequence[Claim]:
        """Numeric claims, in order."""

    @property
    def frames(self) -> Sequence[Frame]:
        """The frame of each claim, in order."""


def find_organizations(facts: Facts, recognizer: Recognizer | None = None) -> tuple[Organization, ...]:
    """Return the organizations outside programs; `recognizer` adds to those of the rules."""
    return organizations.find(facts.document, facts.program_spans, book=facts.book, recognizer=recognizer)


def find_claims(facts: Facts) -> tuple[Claim, ...]:
    """Return the claims of the text and of its tables, made of quantities, in order."""
    found = claims.find(
        facts.document,
        facts.grids.outside(facts.quantities),
        facts.dates,
        facts.organizations,
        facts.programs,
        book=facts.book,
    )
    return facts.grids.claims(found)


def find_frames(facts: Facts) -> tuple[Frame, ...]:
    """Return the frame of each claim, in order."""
    found = frames.find(
        facts.document,
        facts.grids.outside(facts.claims),
        facts.dates,
        facts.organizations,
        facts.programs,
        book=facts.book,
    )
    return facts.grids.frames(found)


def find_indicators(facts: Facts) -> tuple[Naming, ...]:
    """Return what the claims state that state an indicator, in order."""
    return indicators.find(
        facts.document, facts.claims, facts.frames, facts.dates, facts.organizations, book=facts.book
    )


class Annotation:
    """The facts of one document, each layer run once, when first asked for.

    Layers depend in one direction: dates and quantities are found on characters, spans of programs on
    characters and marks, organizations outside these, programs with their organizers, and claims on all; what
    tables state is read from their rows and columns, and nothing else is found in their cells.
    `recognizer` adds organizations to those of the rules in `book`. Offsets count code points of the
    document's text.
    """

    def __init__(
        self, document: Document, book: rulebook.Rulebook, recognizer: Recognizer | None = None
    ) -> None:
        self.document = document
        self.book = book
        self._recognizer = recognizer

    @cached_property
    def _timed_and_counted(self) -> tuple[tuple[TimeExpression, ...], tuple[Quantity, ...]]:
        # In cells there are no other quantities than those of the tables, but what a time is told from.
        counts = quantities.find(self.grids.blanked(self.document.text, self._times), book=self.book)
        times, counts = longest_first(self._times, counts)
        return self.grids.dates(times), self.grids.quantities(counts)

    @cached_property
    def _times(self) -> tuple[TimeExpression, ...]:
        return dates.find(self.document.text, self.document.date, book=self.book)

    @cached_property
    def grids(self) -> Grids:
        """The claims of the tables, read on characters and the times of the title."""
        return grids.find(self.document, self._times, book=self.book)

    @property
    def dates(self) -> tuple[TimeExpression, ...]:
        """Time expressions, in order, none overlapping another or a quantity."""
        return self._timed_and_counted[0]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Quantity expressions, in order, none overlapping another or a date."""
        return self._timed_and_counted[1]

    @cached_property
    def program_spans(self) -> tuple[Found, ...]:
        """Spans and types of the programs, found without the organizations, so that these may read them."""
        return programs.find_spans(self.document, book=self.book)

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Mentions of organizations, in order, none overlapping."""
        return find_organizations(self, self._recognizer)

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """Mentions of programs, in order, none overlapping."""
        return programs.find(self.document, self.program_spans, self.organizations, book=self.book)

    @property
    def given(self) -> Given:
        """What the claims outside tables are found from."""
        counts = self.grids.outside(self.quantities)
        return Given(self.document, counts, self.dates, self.organizations, self.programs)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Numeric claims, in order, none overlapping."""
        return find_claims(self)

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The frame of each claim, in order."""
        return find_frames(self)

    @cached_property
    def indicators(self) -> tuple[Naming, ...]:
        """What the claims state that state an indicator, in order."""
        return find_indicators(self)


def annotate(
    document: Document | str,
    *,
    book: rulebook.Rulebook | None = None,
    recognizer: Recognizer | None = None,
) -> Annotation:
    """Return the facts of `document`, or of a text of which nothing else is known.

    `book` holds the rules, the built-in ones unless given.
    """
    if isinstance(document, str):
        document = Document(document)
    return Annotation(document, book or rulebook.default(), recognizer)
