"""What stands over the cells of a grid: its segments with their captions and units, and the table that each is."""

from __future__ import annotations

from collections.abc import Iterator

from gongbao.frames.models import Period
from gongbao.grids.columns import Column, columns, days
from gongbao.grids.context import Above, Table
from gongbao.grids.heads import half_year, stated
from gongbao.grids.measures import Unit, labelled, units
from gongbao.grids.models import Cell, Grid
from gongbao.grids.rules import Mood, Nature, grid_rules
from gongbao.grids.segments import Segment, segments
from gongbao.rulebook import Rulebook

_YEAR = 366


class Setting:
    """Reads what stands over the cells of the grids of one document, whose own time is `base` and place `place`."""

    def __init__(self, base: Period, place: str, book: Rulebook):
        self._base, self._place, self._book = base, place, book
        self._known = grid_rules(book)

    def segments(self, grid: Grid) -> Iterator[tuple[Segment, Above]]:
        """Yield the segments of `grid`, each with what stands above it."""
        caption, line = grid.caption, grid.unit_line
        given = self.units(line.text) if line else ()
        if not given and caption:
            given = self._bracketed(caption)
        for segment in segments(grid.rows, self._book):
            for label in segment.labels:
                found = self.units(label.text) or units(label.text, self._book)
                given = found or labelled(label.text, self._book).units or given
                if caption is None or (not found and self._is_caption(label, caption, segment)):
                    caption = label
            yield segment, Above(caption, given, grid.time_line)

    def _bracketed(self, caption: Cell) -> tuple[Unit, ...]:
        """Return the units in brackets at the end of a caption; none where it has them also within, as heads have."""
        label = labelled(caption.text, self._book)
        is_last = caption.text.endswith((")", "%", "‰"))
        return label.units if is_last and not labelled(label.words, self._book).units else ()

    def _is_caption(self, label: Cell, caption: Cell, segment: Segment) -> bool:
        """Return whether a row of one cell heads `segment` in the place of `caption`: before heads, by its time."""
        if not segment.headers:
            return True
        if self._known.words["footnote"].match(label.text) or stated(caption.text, self._book):
            return False
        return bool(stated(label.text, self._book))

    def units(self, text: str) -> tuple[Unit, ...]:
        """Return the units that a line gives to the table below it."""
        found = self._known.unit_line(text)
        return units(found["units"], self._book) if found else ()

    def table(self, segment: Segment, above: Above) -> Table:
        """Return what stands over all cells of `segment`."""
        caption = above.caption
        base = stated(caption.text, self._book) if caption else Period()
        if caption:
            base = half_year(caption.text, base, self._book)
        if not base and above.time:
            base = stated(above.time.text, self._book)
        base = base if base and days(base) < _YEAR and not self._base.within(base) else self._base
        year = base.last.year if base.last else 0
        found = columns(segment, year, self._book)
        latest = _latest(found)
        levels = [column for column in found if not (column.role or column.is_text or column.nature)]
        names = {column.said() for column in levels}
        return Table(
            base or latest,
            self._place,
            above.units,
            caption,
            found,
            self._planned(caption),
            self._moved(caption),
            latest,
            len(names) > 1,
        )

    def _planned(self, caption: Cell | None) -> Mood | None:
        if caption is None:
            return None
        for rule, pattern in self._known.moods:
            is_plan = rule.modality == "target" and self._known.words["plan"].search(caption.text)
            if rule.modality and (is_plan or pattern.search(caption.text)):
                return rule
        return None

    def _moved(self, caption: Cell | None) -> Nature | None:
        """Return by what the numbers of a table are changes, where its caption says that all are."""
        if caption is None:
            return None
        words = labelled(caption.text, self._book).words
        if not self._known.words["growth caption"].search(words):
            return None
        return next((rule for rule, pattern in self._known.natures if pattern.search(words)), None)


def _latest(found: list[Column]) -> Period:
    """Return the latest of the times that heads name, that of changes against the others; empty if there is none."""
    periods = [column.period for column in found if column.period and not column.role]
    return max(periods, key=lambda period: (str(period.last), -days(period)), default=Period())
