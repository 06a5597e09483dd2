"""A grid: the lines of a table in a text, its cells with their places, and what stands above it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gongbao.claims.models import Claim, Extent
from gongbao.frames.models import Frame
from gongbao.quantities.models import Quantity


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its folded characters without white space around them, and where they stand (`end` exclusive).

    `indent` is how many characters of white space stand before them.
    """

    text: str
    start: int
    end: int
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, and the lines that are its caption, give its units, and its time; `None` where none does."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: Cell | None = None
    unit_line: Cell | None = None
    time_line: Cell | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A numeric cell as a claim with its frame; offsets count code points of the text."""

    claim: Claim
    frame: Frame

    def with_unit(self, unit: str) -> Entry:
        """Return it with another name of its unit."""
        return replace(self, claim=replace(self.claim, quantity=replace(self.quantity, unit=unit)))

    @property
    def start(self) -> int:
        """The cell's start."""
        return self.claim.start

    @property
    def end(self) -> int:
        """The cell's end, exclusive."""
        return self.claim.end

    @property
    def quantity(self) -> Quantity:
        """The number with its unit."""
        return self.claim.quantity

    @property
    def kind(self) -> str:
        """The claim's kind."""
        return self.claim.kind

    @property
    def direction(self) -> str:
        """The claim's direction."""
        return self.claim.direction

    @property
    def measured(self) -> Extent | None:
        """The words of the head that the number is of."""
        return self.claim.measured

    @property
    def parts(self) -> tuple[Extent, ...]:
        """All words that say what it is of, where those of one head do not."""
        return self.claim.parts

    @property
    def period_start(self) -> object:
        """First day of its time, as its head or caption says."""
        return self.frame.period_start

    @property
    def period_end(self) -> object:
        """Last day of its time."""
        return self.frame.period_end

    @property
    def about(self) -> str:
        """The place or body that its row or column names."""
        return self.frame.about

    @property
    def basis(self) -> str:
        """The basis of a change."""
        return self.frame.basis

    @property
    def modality(self) -> str:
        """`target` or `forecast` where head or caption says so."""
        return self.frame.modality

    @property
    def rule(self) -> str:
        """The rule by which it is a claim."""
        return self.claim.rule

    @property
    def rules(self) -> frozenset[str]:
        """All rules that had a part in it."""
        return self.frame.rules | {self.claim.rule, self.quantity.rule}
