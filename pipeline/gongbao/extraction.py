"""The whole way: a report in, its tables out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from gongbao import layers
from gongbao.annotate import Annotation
from gongbao.clean import clean
from gongbao.clean.models import CleanText
from gongbao.organizations import Recognizer
from gongbao.places import document_place
from gongbao.read import from_text, items
from gongbao.report import PartialDate, Report
from gongbao.rulebook import Rulebook, default, expressions
from gongbao.segmenter.pkuseg import load as load_segmenter
from gongbao.tables import DocumentRows, Tables, build, rows_of
from gongbao.text import Document


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
            date=self.date or cleaned.date or report.date,
            title=title,
            place=place,
        )
        return cleaned, document

    def tables(self, reports: Iterable[Report]) -> Tables:
        """Return the tables of `reports`, in the order given."""
        return build(self.rows(report) for report in reports)


def _recognizer(package: str) -> Recognizer:
    # spaCy is imported only where it is needed: that takes as long as to read a report.
    from gongbao.nlp import recognizer

    return recognizer.load(package)


@cache
def default_extractor() -> Extractor:
    """Return the extractor with the built-in rules and model, loaded once a process."""
    return Extractor()


def extract(source: str | Path, *, extractor: Extractor | None = None, files: bool = True) -> Tables:
    """Return the tables of one report, or of the reports of a file of many (`.csv`, `.jsonl`, `.zip`).

    `source` is a text, or a file: a `Path`, or a string that names an existing file. With `files=False`, as in
    a service that takes texts of others, a string is always a text, and no file is ever opened. Raises
    `InputError` for a file that is missing, empty or no text, `TypeError` for a `Path` where no file is allowed.
    """
    extractor = extractor or default_extractor()
    return extractor.tables(_reports(source, files))


def _reports(source: str | Path, files: bool) -> Iterable[Report]:
    if not files:
        if isinstance(source, Path):
            raise TypeError("a text is asked for, not a path")
        return [from_text(source)]
    if isinstance(source, Path) or _names_a_file(source):
        return [item.report() for item in items([(Path(source), Path(source).stem)])]
    return [from_text(source)]


def _names_a_file(source: str) -> bool:
    if "\n" in source or "\0" in source or len(source.encode("utf-8", "replace")) > 255:
        return False
    return Path(source).is_file()
