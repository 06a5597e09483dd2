"""The schema of each table: one object that types, checks and documents it.

Column names and their order are the contract that users build on; meanings of the shared fields are those of
the annotation guideline. Offsets count Unicode code points of the source text, `end` exclusive.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter
from typing_extensions import TypedDict

from gongbao.vocabulary import (
    BASES,
    DATE_MODS,
    DATE_TYPES,
    KINDS,
    MODALITIES,
    MODS,
    ORGANIZATION_TYPES,
)

TEXT, INTEGER, NUMBER, DAY, FLAG = "string", "Int64", "Float64", "datetime64[s]", "boolean"

ENTITY_KINDS = ("organization", "program")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its dtype in pandas, the type that pydantic checks its cells by, and what they mean.

    Days have whole seconds, since the range of nanoseconds ends in 1677. `choices` are the values that a cell
    may have, if these are listed.
    """

    dtype: str
    cell: Any
    description: str
    choices: tuple[str, ...] = ()
    unique: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its name, what a row is, and its columns in order."""

    name: str
    description: str
    columns: dict[str, Column]

    def check(self, rows: Sequence[dict[str, Any]]) -> None:
        """Raise `ValueError` (pydantic's, where a cell is wrong) unless `rows` fit; a text may be "" for none."""
        self._rows.validate_python(rows)
        for name, column in self.columns.items():
            if column.unique and len({row[name] for row in rows}) < len(rows):
                raise ValueError(f"{self.name}: {name} is not unique")

    @cached_property
    def _rows(self) -> TypeAdapter[list[Any]]:
        row = TypedDict(self.name, {name: column.cell for name, column in self.columns.items()})  # type: ignore[misc]
        row.__pydantic_config__ = ConfigDict(strict=True)  # type: ignore[attr-defined]
        return TypeAdapter(list[row])


_text = partial(Column, TEXT, str | None)
_word = partial(Column, TEXT, Annotated[str, Field(min_length=1)])
_number = partial(Column, NUMBER, Annotated[float, Field(allow_inf_nan=False)] | None)
_day = partial(Column, DAY, datetime.date | None)
_count = partial(Column, INTEGER, Annotated[int, Field(ge=0)])
_some = partial(Column, INTEGER, Annotated[int, Field(ge=1)])
_id = partial(_word, unique=True)
_type = partial(Column, TEXT, Annotated[str, Field(pattern="^[a-z][a-z-]*$")])


def _one_of(values: tuple[str, ...], description: str, nullable: bool = False) -> Column:
    cell = Literal["", *values] | None if nullable else Literal[*values]
    return Column(TEXT, cell, description, choices=values)


def _place_in_source() -> dict[str, Column]:
    return {
        "doc_id": _word("the document, as in `documents`"),
        "start": _count("first character in the source text"),
        "end": _some("character after the last one in the source text"),
        "text": _word("the span, without its white space"),
    }


def _provenance() -> dict[str, Column]:
    return {
        "sentence": _text("the sentence that the span stands in"),
        "rule": _word("the rule that made the row"),
    }


DOCUMENTS = Table(
    "documents",
    "one row a report",
    {
        "doc_id": _id("the report: its file's name without ending"),
        "title": _text("headline"),
        "publisher": _text("who published it, where the text says so"),
        "date": _text("publication date, `2025-11-25`, `2025-11` or `2025`"),
        "place": _text("the administrative division that it is about"),
        "path": _text("the file, as it was given"),
        "sha256": Column(
            TEXT, Annotated[str, Field(min_length=64, max_length=64)], "hash of the file's bytes"
        ),
        "chars": _count("code points of the source text"),
        "n_claims": _count("rows in `claims`"),
        "n_dates": _count("rows in `dates`"),
        "n_organizations": _count("rows in `organizations`"),
        "n_programs": _count("rows in `programs`"),
    },
)

CLAIMS = Table(
    "claims",
    "one row a numeric claim: a quantity and what it is asserted of",
    {
        "claim_id": _id("document and offset of the claim"),
        **_place_in_source(),
        "value": _number("the number, magnitudes multiplied out; none for ranges, vague counts"),
        "lower": _number("lower bound of a range"),
        "upper": _number("upper bound of a range"),
        "mod": _one_of(MODS, "how the value bounds the truth"),
        "unit": _text("unit or classifier, none for a bare number"),
        "kind": _one_of(KINDS, "what sort of number it is"),
        "dimension": _text("physical or monetary dimension, none for counts"),
        "base_value": _number("the value in `base_unit`"),
        "base_unit": _text("base unit of the dimension: m², kg, CNY"),
        "direction": _one_of(("increase", "decrease"), "for changes", nullable=True),
        "comparison": _text("what a change is measured against: 同比, 比上年"),
        "basis": _one_of(
            BASES,
            "what kind of change it is: on the year, month or quarter before, on a base that the text names; and "
            "of changes and sums over several years whether they are yearly averages or cumulative",
            nullable=True,
        ),
        "measured": _text(
            "what is counted or measured; of a table's cell its heads, parted by a blank: 粮食产量 小麦"
        ),
        "predicate": _text("the verb that carries the quantity"),
        "subject": _text("who acts or holds it, where the sentence says so"),
        "about": _text("the division, in full, or the organization that the number describes"),
        "indicator_id": _text("the indicator of the catalogue that the number is a value of"),
        "indicator": _text("its name"),
        "breakdown": _text("the part of the whole that the number is of: 城镇, 制造业"),
        "period_start": _day("first day of the time at which or over which the value holds"),
        "period_end": _day("last day of that time"),
        "modality": _one_of(MODALITIES, "aimed at or predicted; none for what is reported", nullable=True),
        "section": _text("heading above the claim"),
        "sentence": _text("the sentence that the span stands in"),
        "quantity_rule": _word("the rule that read the quantity"),
        "rule": _word("the rule that linked it to its words"),
    },
)

DATES = Table(
    "dates",
    "one row a date, period or duration",
    {
        "date_id": _id("document and offset of the date"),
        **_place_in_source(),
        "type": _one_of(DATE_TYPES, "TIMEX3 type"),
        "value": _word("TIMEX3 value"),
        "start_date": _day("first day, where the text fixes it"),
        "end_date": _day("last day, where the text fixes it"),
        "mod": _one_of(DATE_MODS, "TIMEX3 modifier", nullable=True),
        **_provenance(),
    },
)


def _mentions(name: str, type_: Column, whose: dict[str, Column], entity: str) -> Table:
    return Table(
        f"{name}s",
        f"one row a mention of a named {name}",
        {
            "mention_id": _id("document and offset of the mention"),
            **_place_in_source(),
            "name": _word("full name, as far as the document supports it"),
            "type": type_,
            **whose,
            entity: _word("the entity, as in `entities`"),
            **_provenance(),
        },
    )


ORGANIZATIONS = _mentions(
    "organization",
    _one_of(ORGANIZATION_TYPES, "kind of organization"),
    {"place": _text("administrative division that the body belongs to")},
    "org_id",
)

PROGRAMS = _mentions(
    "program",
    _type("kind of program; users' rules may add to those of the guideline"),
    {"organizer": _text("who does or holds it, where the sentence says so")},
    "program_id",
)

ENTITIES = Table(
    "entities",
    "one row an organization or program over all documents",
    {
        "entity_id": _id("made from kind and name alone, the same in every run and on every machine"),
        "kind": _one_of(ENTITY_KINDS, "organization or program"),
        "name": _word("full name"),
        "type": _type("commonest type"),
        "n_mentions": _some("how often it is mentioned"),
        "n_documents": _some("in how many documents"),
        "aliases": _text("its other names and short forms, parted by `; `"),
    },
)


SERIES = Table(
    "series",
    "one row a point: what the documents state of an indicator, of one owner at one time",
    {
        "series_id": _id("made from what names the point and its value, the same in every run"),
        "indicator_id": _word("the indicator of the catalogue"),
        "indicator": _word("its standard name"),
        "breakdown": _text("the part that the value is of, none for the whole"),
        "about": _word("the division, in full, or the organization that the value describes"),
        "about_code": _text("code of the division by GB/T 2260"),
        "kind": _one_of(
            KINDS, "what sort of number it is: a level (count, amount, money, ratio), a change, a rank"
        ),
        "basis": _one_of(BASES, "for changes: as in `claims`", nullable=True),
        "modality": _one_of(MODALITIES, "aimed at or predicted; none for what is reported", nullable=True),
        "period_start": _day("first day of the time at which or over which the value holds"),
        "period_end": _day("last day of that time"),
        "value": _number(
            "the number in `unit`, magnitudes multiplied out, a decrease negative; none for ranges"
        ),
        "lower": _number("lower bound of a range"),
        "upper": _number("upper bound of a range"),
        "mod": _one_of(MODS, "how the value bounds the truth"),
        "unit": _text(
            "unit as the claims write it; `gongbao series` brings the units of one answer together"
        ),
        "n_claims": _some("claims that state the value, within their rounding"),
        "conflict": Column(
            FLAG, bool, "whether claims state another value for the same, which has a row of its own"
        ),
        "claim_ids": _word("these claims, as in `claims`, parted by `; `"),
    },
)


REVIEWED = "reviewed"
"""The column that corrected tables have more than those of a run."""

SCHEMAS: dict[str, Table] = {
    table.name: table for table in (DOCUMENTS, CLAIMS, DATES, ORGANIZATIONS, PROGRAMS, ENTITIES, SERIES)
}


def reviewed_schemas() -> dict[str, Table]:
    """Return the schemas of corrected tables: those of documents and of rows have the column `reviewed` more."""
    of_rows = _one_of(("right", "corrected", "added", "conflict"), "what reviewers decided", nullable=True)
    of_documents = _one_of(("done",), "whether a reviewer read it to its end", nullable=True)
    made = {}
    for name, table in SCHEMAS.items():
        more = (
            {}
            if name in ("entities", "series")
            else {REVIEWED: of_documents if name == "documents" else of_rows}
        )
        made[name] = Table(name, table.description, {**table.columns, **more})
    return made
