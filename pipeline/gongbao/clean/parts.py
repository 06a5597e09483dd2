"""The parts of a report: which line is a headline, a heading, a caption, and which is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongbao.clean.rules import CompiledPart, PartRule
from gongbao.report import PartialDate
from gongbao.text import chars
from gongbao.text.parts import Part
from gongbao.text.sieve import Sieve

_LINE = re.compile(r"[^\n]+")
_PROSE = re.compile(r"[。！!；;]|[。！？!?；;：:,，、][”’」』》）)\]】]*$")
_DATE = re.compile(r"(\d{4})(?:[-年/.](\d{1,2})(?:[-月/.](\d{1,2})日?)?|$)")

_DAY = re.compile(r"\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?")
_ROW = re.compile(r"\s*\|.*\|\s*|[^\n]*\t[^\n]*")
"""A row of a table, its cells between bars or parted by tabs."""

_ALONE = re.compile(r"\s*\|\s*(?P<title>[^|。；;:：]{6,60}?)\s*\|\s*")
"""The first row of a sheet, of one cell, which is the title of its table."""

_LONGEST_HEADING = 60


@dataclass(slots=True)
class Layout:
    """The parts of a text and what its head says of it."""

    parts: list[Part] = field(default_factory=list)
    title: str = ""
    publisher: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands: above the first paragraph; there beside the headline, or anywhere above a day."""

    in_head: bool
    by_title: bool

    def has(self, rule: PartRule) -> bool:
        """Return whether `rule` holds here."""
        return (self.in_head or not rule.head_only) and (self.by_title or not rule.by_title)


def lay_out(text: str, rules: Sieve[CompiledPart]) -> Layout:
    """Return the parts of the cleaned `text`, one a line, by `rules` and by the place and shape of lines.

    Above the first paragraph, the first short line without a full stop is the headline, later ones are
    subtitles; below, such lines are headings if a paragraph follows. A first row of one cell is the title, too.
    """
    layout = Layout()
    in_head = True
    lines = list(_LINE.finditer(text))
    folded = chars.fold(text)
    for number, line in enumerate(lines):
        by_title = in_head and (bool(layout.title) or _may_be_title(number + 1, lines))
        place = _Place(in_head, by_title or _is_day(number + 1, lines))
        is_row = line[0].startswith("|") and line[0].endswith("|")
        kind = "" if is_row else _by_rule(layout, folded[slice(*line.span())].strip(), rules, place)
        kind = kind or _by_shape(layout, line[0], in_head, number, lines)
        if kind == "headline" and not layout.title:
            layout.title = line[0].strip()
        elif in_head and not layout.title and (alone := _ALONE.fullmatch(line[0])):
            layout.title = alone["title"]
        in_head = in_head and kind not in ("paragraph", "heading")
        layout.parts.append(Part(kind, line.start(), line.end()))
    return layout


def _is_day(number: int, lines: list[re.Match[str]]) -> bool:
    return number < len(lines) and _DAY.fullmatch(lines[number][0].strip()) is not None


def _may_be_title(number: int, lines: list[re.Match[str]]) -> bool:
    return number + 1 < len(lines) and _is_short(lines[number][0])


def _by_rule(layout: Layout, folded: str, rules: Sieve[CompiledPart], place: _Place) -> str:
    for part in rules.at(folded, 0):
        found = part.pattern.search(folded) if place.has(part.rule) else None
        if found is not None:
            _note(layout, found.groupdict())
            return part.rule.kind
    return ""


def _note(layout: Layout, said: dict[str, str | None]) -> None:
    layout.publisher = layout.publisher or said.get("publisher") or ""
    layout.title = layout.title or (said.get("title") or "").strip()
    if (layout.date is None or layout.date.month is None) and (date := said.get("date")):
        layout.date = next(_dates(date), layout.date)


def _dates(text: str) -> Iterator[PartialDate]:
    for found in _DATE.finditer(text):
        try:
            yield PartialDate.parse("-".join(part for part in found.groups() if part))
        except ValueError:
            continue


def _by_shape(layout: Layout, line: str, in_head: bool, number: int, lines: list[re.Match[str]]) -> str:
    if not _is_short(line) or number + 1 == len(lines):
        return "paragraph"
    if in_head:
        return "subtitle" if layout.title else "headline"
    return "heading"


def _is_short(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not _PROSE.search(line) and not _ROW.fullmatch(line)
