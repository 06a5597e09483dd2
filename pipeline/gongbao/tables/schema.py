"""The schema of each table: one object that types, checks and documents it.

Column names and their order are the contract that users build on; meanings of the shared fields are those of
the annotation guideline. Offsets count Unicode code points of the source text, `end` exclusive.
"""

from __future__ import annotations

from functools import partial

from pandera.pandas import Check, Column, DataFrameSchema

from gongbao.vocabulary import DATE_MODS, DATE_TYPES, KINDS, MODS, ORGANIZATION_TYPES

TEXT, INTEGER, NUMBER, DAY = "string", "Int64", "Float64", "datetime64[s]"

_text = partial(Column, TEXT, nullable=True)
_number = partial(Column, NUMBER, nullable=True)
_day = partial(Column, DAY, nullable=True)
_count = partial(Column, INTEGER, Check.ge(0))

ENTITY_KINDS = ("organization", "program")


def _one_of(values: tuple[str, ...], description: str, nullable: bool = False) -> Column:
    return Column(TEXT, Check.isin(values), nullable=nullable, description=description)


def _type(description: str) -> Column:
    return Column(TEXT, Check.str_matches(r"^[a-z][a-z-]*$"), description=description)


def _id(description: str) -> Column:
    return Column(TEXT, unique=True, description=description)


def _place_in_source() -> dict[str, Column]:
    return {
        "doc_id": Column(TEXT, description="the document, as in `documents`"),
        "start": Column(INTEGER, Check.ge(0), description="first character in the source text"),
        "end": Column(INTEGER, Check.gt(0), description="character after the last one in the source text"),
        "text": Column(TEXT, Check.str_length(min_value=1), description="the span, without its white space"),
    }


def _provenance() -> dict[str, Column]:
    return {
        "sentence": _text(description="the sentence that the span stands in"),
        "rule": Column(TEXT, description="the rule that made the row"),
    }


def _schema(name: str, description: str, columns: dict[str, Column]) -> DataFrameSchema:
    return DataFrameSchema(columns, name=name, description=description, strict=True, ordered=True)


DOCUMENTS = _schema(
    "documents",
    "one row a report",
    {
        "doc_id": _id("the report: its file's name without ending"),
        "title": _text(description="headline"),
        "publisher": _text(description="who published it, where the text says so"),
        "date": _text(description="publication date, `2025-11-25`, `2025-11` or `2025`"),
        "place": _text(description="the administrative division that it is about"),
        "path": _text(description="the file, as it was given"),
        "sha256": Column(TEXT, Check.str_length(64, 64), description="hash of the file's bytes"),
        "chars": _count(description="code points of the source text"),
        "n_claims": _count(description="rows in `claims`"),
        "n_dates": _count(description="rows in `dates`"),
        "n_organizations": _count(description="rows in `organizations`"),
        "n_programs": _count(description="rows in `programs`"),
    },
)

CLAIMS = _schema(
    "claims",
    "one row a numeric claim: a quantity and what it is asserted of",
    {
        "claim_id": _id("document and offset of the claim"),
        **_place_in_source(),
        "value": _number(description="the number, magnitudes multiplied out; none for ranges, vague counts"),
        "lower": _number(description="lower bound of a range"),
        "upper": _number(description="upper bound of a range"),
        "mod": _one_of(MODS, "how the value bounds the truth"),
        "unit": _text(description="unit or classifier, none for a bare number"),
        "kind": _one_of(KINDS, "what sort of number it is"),
        "dimension": _text(description="physical or monetary dimension, none for counts"),
        "base_value": _number(description="the value in `base_unit`"),
        "base_unit": _text(description="base unit of the dimension: m², kg, CNY"),
        "direction": _one_of(("increase", "decrease"), "for changes", nullable=True),
        "comparison": _text(description="what a change is measured against: 同比, 比上年"),
        "measured": _text(description="what is counted or measured"),
        "predicate": _text(description="the verb that carries the quantity"),
        "subject": _text(description="who acts or holds it"),
        "period_start": _day(description="first day of the time that the claim speaks of"),
        "period_end": _day(description="last day of the time that the claim speaks of"),
        "section": _text(description="heading above the claim"),
        **_provenance(),
    },
)

DATES = _schema(
    "dates",
    "one row a date, period or duration",
    {
        "date_id": _id("document and offset of the date"),
        **_place_in_source(),
        "type": _one_of(DATE_TYPES, "TIMEX3 type"),
        "value": Column(TEXT, description="TIMEX3 value"),
        "start_date": _day(description="first day, where the text fixes it"),
        "end_date": _day(description="last day, where the text fixes it"),
        "mod": _one_of(DATE_MODS, "TIMEX3 modifier", nullable=True),
        **_provenance(),
    },
)


def _mentions(name: str, type_: Column, whose: dict[str, Column], entity: str) -> DataFrameSchema:
    return _schema(
        f"{name}s",
        f"one row a mention of a named {name}",
        {
            "mention_id": _id("document and offset of the mention"),
            **_place_in_source(),
            "name": Column(TEXT, description="full name, as far as the document supports it"),
            "type": type_,
            **whose,
            entity: Column(TEXT, description="the entity, as in `entities`"),
            **_provenance(),
        },
    )


ORGANIZATIONS = _mentions(
    "organization",
    _one_of(ORGANIZATION_TYPES, "kind of organization"),
    {"place": _text(description="administrative division that the body belongs to")},
    "org_id",
)

PROGRAMS = _mentions(
    "program",
    _type("kind of program; users' rules may add to those of the guideline"),
    {"organizer": _text(description="who does or holds it, where the sentence says so")},
    "program_id",
)

ENTITIES = _schema(
    "entities",
    "one row an organization or program over all documents",
    {
        "entity_id": _id("made from kind and name alone, the same in every run and on every machine"),
        "kind": _one_of(ENTITY_KINDS, "organization or program"),
        "name": Column(TEXT, description="full name"),
        "type": _type("commonest type"),
        "n_mentions": Column(INTEGER, Check.ge(1), description="how often it is mentioned"),
        "n_documents": Column(INTEGER, Check.ge(1), description="in how many documents"),
        "aliases": _text(description="its other names and short forms, parted by `; `"),
    },
)


def pandas_dtype(column: Column) -> str:
    """Return the dtype to build `column` with.

    pandera names every datetime type `ns`, whose range ends in 1677; days of history need whole seconds.
    """
    dtype = str(column.dtype)
    return DAY if dtype.startswith("datetime64") else dtype


SCHEMAS: dict[str, DataFrameSchema] = {
    schema.name: schema for schema in (DOCUMENTS, CLAIMS, DATES, ORGANIZATIONS, PROGRAMS, ENTITIES)
}
