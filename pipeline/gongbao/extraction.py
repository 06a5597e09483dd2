"""The whole way: a report in, its tables out."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongbao import layers
from gongbao.annotate import Annotation
from gongbao.clean import clean
from gongbao.clean.models import CleanText
from gongbao.dates import day_of_text
from gongbao.organizations import Recognizer
from gongbao.places import document_place
from gongbao.places.lookup import place_named
from gongbao.report import PartialDate, Report
from gongbao.rulebook import Rulebook, default, expressions, made
from gongbao.segmenter.pkuseg import load as load_segmenter
from gongbao.sources import as_date, check_arguments, reports_of, sources_of
from gongbao.tables import DocumentRows, build, rows_of
from gongbao.text import Document

if TYPE_CHECKING:
    from gongbao.results import Tables


class Extractor:
    """A loaded pipeline that turns reports into rows; load once, use for many.

    `place` and `date` stand in for those of every report. `segmenter`, `rules` and `ner` as for `gongbao.load`.
    """

    def __init__(
        self,
        *,
        place: str = "",
        date: PartialDate | None = None,
        segmenter: str | Path = "",
        rules: str | Path = "",
        ner: str = "",
    ):
        self.place = place
        self.date = date
        self.book: Rulebook = layers.overlaid(Path(rules)) if rules else default()
        """The rules that it works by."""
        self.recognizer = _recognizer(ner) if ner else None
        if segmenter:
            # No fact depends on it, but one that cannot be used is told of.
            load_segmenter(segmenter)

    def rows(self, report: Report) -> DocumentRows:
        """Return the rows of one report."""
        cleaned, annotation = self.annotate(report)
        rows = rows_of(report, cleaned, annotation)
        expressions.keep()
        made.keep()
        return rows

    def annotate(self, report: Report) -> tuple[CleanText, Annotation]:
        """Return the healed text of one report, and its facts, whose layers run when asked for."""
        cleaned, document = self.document(report)
        return cleaned, Annotation(document, self.book, self.recognizer)

    def document(self, report: Report) -> tuple[CleanText, Document]:
        """Return the healed text of one report, with where its characters came from and what is known of it."""
        book = self.book
        cleaned = clean(report.text, book)
        title = report.title or cleaned.title
        place = self.place or report.place or document_place(title, cleaned.text, book)
        document = Document(
            cleaned.text,
            parts=cleaned.parts,
            date=self.date or cleaned.date or report.date or day_of_text(cleaned.text, book),
            title=title,
            place=place,
        )
        return cleaned, document

    def tables(self, reports: Iterable[Report]) -> Tables:
        """Return the tables of `reports`, in the order given."""
        from gongbao.results import Tables

        texts: dict[str, str] = {}
        rows = []
        for report in reports:
            texts[report.doc_id] = report.text
            rows.append(self.rows(report))
        return Tables.of(build(rows), texts)

    def standing_in(self, place: str, date: PartialDate | None) -> Extractor:
        """Return this extractor, its pipeline the same, for reports of another `place` and `date`."""
        other = copy.copy(self)
        other.place, other.date = place, date
        return other


def _recognizer(package: str) -> Recognizer:
    # spaCy is imported only where it is needed: that takes as long as to read a report.
    from gongbao.nlp import recognizer

    return recognizer.load(package)


@cache
def default_extractor() -> Extractor:
    """Return the extractor with the built-in rules and model, loaded once a process."""
    return Extractor()


Source = str | Path
"""A text, or a file or folder: a `Path`, or a string that names a file."""


def extract(
    source: Source | Iterable[Source],
    *,
    place: str = "",
    date: str | int | datetime.date | PartialDate = "",
    rules: str | Path = "",
    ner: str = "",
    segmenter: str | Path = "",
    extractor: Extractor | None = None,
    files: bool = True,
) -> Tables:
    """Return the tables of reports: of a text, of a file or folder, or of several of either.

    `place` and `date` stand in for those of every report; `rules`, `ner` and `segmenter` are as for
    `gongbao.load`, or come with an `extractor`. With `files=False`, as in a service that takes texts of others,
    a string is always a text, and no file is ever opened.

    Raises `MissingFileError`, which is a `FileNotFoundError`, for a file that is missing and for a string that
    looks like the name of one; `InputError` for one that is empty or no text, or an unknown place; `ValueError`
    for what is no date; `TypeError` for anything but texts and paths, for a path where no file is allowed, and for
    other arguments of another type.

    >>> extract(["产量5吨。", "产量6吨。"], date="2025-11").documents["doc_id"].tolist()
    ['text-1', 'text-2']
    """
    if extractor is not None and (rules or ner or segmenter):
        raise TypeError("rules, ner and segmenter are those of the extractor; give them or an extractor")
    check_arguments(place=place, date=date, rules=rules, ner=ner, segmenter=segmenter)
    sources = sources_of(source, files)
    if extractor is None:
        is_own = rules or ner or segmenter
        extractor = Extractor(rules=rules, ner=ner, segmenter=segmenter) if is_own else default_extractor()
    if place or date:
        day = as_date(date) or extractor.date
        where = place_named(place, extractor.book) if place else extractor.place
        extractor = extractor.standing_in(where, day)
    return extractor.tables(reports_of(sources, extractor.book))
