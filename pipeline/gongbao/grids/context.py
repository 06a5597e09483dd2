"""What a cell is read with: what stands over a segment of a table, and what its row has said so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gongbao.claims.models import Extent
from gongbao.frames.models import Period
from gongbao.grids.columns import Column
from gongbao.grids.heads import Head
from gongbao.grids.measures import Unit
from gongbao.grids.models import Cell
from gongbao.grids.rules import Mood, Nature


class Above(NamedTuple):
    """What stands above a segment: its caption, the units given, the time of a statement."""

    caption: Cell | None
    units: tuple[Unit, ...]
    time: Cell | None


@dataclass(frozen=True, slots=True)
class Table:
    """What stands over all cells of a segment: its time, owner, units, caption and columns."""

    base: Period
    place: str
    units: tuple[Unit, ...]
    caption: Cell | None
    columns: list[Column]
    mood: Mood | None
    nature: Nature | None
    """By what its caption says that its numbers in percent are changes."""

    latest: Period
    is_many: bool
    """Whether its columns name several measures, so that the head of a row alone does not say what is measured."""

    @property
    def year(self) -> int:
        """The year of its time, 0 where that is not known."""
        return self.base.last.year if self.base.last else 0


_NO_HEAD = Head("", 0, 0)


@dataclass(slots=True)
class Line:
    """A row as it is read from the left: what it is of, and the words that the next number measures.

    `head` is what its `subject` says; `unit_words` are its cell of a column of units; `wholes` are the words of the
    rows of which it is a part, `whole_unit` their unit, `is_total` whether it is the sum of all places.
    """

    unit: Unit | None = None
    unit_words: str = ""
    about: str = ""
    time: Cell | None = None
    subject: Cell | None = None
    head: Head = _NO_HEAD
    wholes: tuple[Extent, ...] = ()
    whole_unit: Unit | None = None
    is_total: bool = False
