"""The order of the layers: each is handed what the earlier ones found."""

from __future__ import annotations

from functools import cached_property

from gongbao import claims, dates, frames, indicators, organizations, programs, quantities, rulebook
from gongbao.claims.given import Given
from gongbao.claims.models import Claim
from gongbao.dates.models import TimeExpression
from gongbao.frames.models import Frame
from gongbao.indicators.models import Naming
from gongbao.organizations.finding import Recognizer
from gongbao.organizations.models import Organization
from gongbao.programs.models import Found, Program
from gongbao.quantities.models import Quantity
from gongbao.text import Document, longest_first


class Annotation:
    """The facts of one document, each layer run once, when first asked for.

    Layers depend in one direction: dates and quantities are found on characters, spans of programs on
    characters and marks, organizations outside these, programs with their organizers, and claims on all.
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
        times = dates.find(self.document.text, self.document.date, book=self.book)
        counts = quantities.find(self.document.text, book=self.book)
        return longest_first(times, counts)

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
        return organizations.find(
            self.document, self.program_spans, book=self.book, recognizer=self._recognizer
        )

    @cached_property
    def programs(self) -> tuple[Program, ...]:
        """Mentions of programs, in order, none overlapping."""
        return programs.find(self.document, self.program_spans, self.organizations, book=self.book)

    @property
    def given(self) -> Given:
        """What the claims are found from."""
        return Given(self.document, self.quantities, self.dates, self.organizations, self.programs)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Numeric claims, in order, none overlapping."""
        return claims.find(
            self.document, self.quantities, self.dates, self.organizations, self.programs, book=self.book
        )

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The frame of each claim, in order."""
        return frames.find(
            self.document, self.claims, self.dates, self.organizations, self.programs, book=self.book
        )

    @cached_property
    def indicators(self) -> tuple[Naming, ...]:
        """What the claims state that state an indicator, in order."""
        return indicators.find(
            self.document, self.claims, self.frames, self.dates, self.organizations, book=self.book
        )


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
