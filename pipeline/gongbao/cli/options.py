"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gongbao import errors

if TYPE_CHECKING:
    from gongbao.extraction import Extractor
    from gongbao.runs.settings import Settings
    from gongbao.write.layout import Layout

Reports = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Reports (text, web pages, Office, PDF, OFD, mail; rows of tables; .zip), or folders.",
    ),
]
Place = Annotated[
    str, typer.Option(help="The place that the reports are about, such as 通辽市, if they do not say.")
]
Date = Annotated[
    str, typer.Option(help="The reports' date: 2025, 2025-11 or 2025-11-25. 去年 is resolved against it.")
]
Segmenter = Annotated[
    str, typer.Option(help="Another pkuseg model: a folder, or one of its published names.")
]
TextField = Annotated[
    str, typer.Option(help="Column of CSV, Excel and JSON Lines files that holds the reports.")
]
TitleField = Annotated[str, typer.Option(help="Column of the titles.")]
DateField = Annotated[str, typer.Option(help="Column of the publication dates.")]
PublisherField = Annotated[str, typer.Option(help="Column of the publishers.")]
PlaceField = Annotated[str, typer.Option(help="Column of the places.")]
IdField = Annotated[str, typer.Option(help="Column of the documents' ids.")]
Rules = Annotated[str, typer.Option(help="A folder of your own rules, laid over the built-in ones.")]

Ner = Annotated[
    str,
    typer.Option(
        metavar="PACKAGE", help="An installed spaCy package for Chinese; adds the organizations it sees."
    ),
]

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more of what is done.")]
Log = Annotated[
    Path | None,
    typer.Option("--log", metavar="FILE", help="Add what is said to this file, each line with its time."),
]

TABLES = ("documents", "claims", "dates", "organizations", "programs", "entities", "series")
FORMATS = ("csv", "parquet", "jsonl", "xlsx", "sqlite", "duckdb")
Heads = Annotated[
    str, typer.Option(metavar="LANGUAGE", help="Heads and sheets of Excel in this language: zh.")
]


def formats_of(text: str) -> list[str]:
    """Return the formats that `text` names, parted by commas; an unknown one is wrong usage."""
    formats = [name.strip() for name in text.split(",")]
    for name in formats:
        if name not in FORMATS:
            raise typer.BadParameter(errors.no_such("format", name, FORMATS), param_hint="--format")
    return formats


def layout_of(heads: str, *, reviewed: bool = False) -> Layout:
    """Return how files are laid out, with `reviewed` for corrected tables; an unknown language is wrong usage."""
    from gongbao.tables.schema import SCHEMAS, reviewed_schemas
    from gongbao.write.layout import LANGUAGES, Layout

    if heads and heads not in LANGUAGES:
        raise typer.BadParameter(errors.no_such("language", heads, LANGUAGES), param_hint="--heads")
    return Layout(reviewed_schemas() if reviewed else SCHEMAS, heads)


def make_settings(place: str, date: str, segmenter: str, rules: str, **others: Any) -> Settings:
    """Return the settings that the options describe; a wrong date or an unknown place is wrong usage."""
    from gongbao.report import PartialDate

    try:
        PartialDate.parse(date or "2000")
    except ValueError as error:
        why = f"{date!r} is no date; give 2025, 2025-11 or 2025-11-25"
        raise typer.BadParameter(why, param_hint="--date") from error
    if place:
        place = _checked_place(place, rules)
    from gongbao.runs.settings import Settings

    return Settings(place, date, segmenter, rules, **others)


def _checked_place(place: str, rules: str) -> str:
    """Return the official name of the division `place`; an unknown one is wrong usage."""
    from gongbao import layers, rulebook
    from gongbao.errors import InputError
    from gongbao.places.lookup import place_named

    book = layers.overlaid(Path(rules)) if rules else rulebook.default()
    try:
        return place_named(place, book)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--place") from error


def make_extractor(place: str, date: str, segmenter: str, rules: str, ner: str = "") -> Extractor:
    """Return the extractor that the options describe; a wrong date is wrong usage."""
    return make_settings(place, date, segmenter, rules, ner=ner).extractor()
