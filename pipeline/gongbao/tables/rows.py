"""From the facts of one document to the rows of its tables."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from gongbao.annotate import Annotation
from gongbao.claims.models import Claim, Extent
from gongbao.clean.models import CleanText
from gongbao.dates.models import TimeExpression
from gongbao.entities import entity_id
from gongbao.frames.models import Frame
from gongbao.organizations.models import Organization
from gongbao.programs.models import Program
from gongbao.report import Report
from gongbao.text.chars import squeeze

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """The rows of one document, table by table, keyed by column.

    `full_names` are what the programs stand for, in their order: the names of their entities.
    """

    document: Row
    claims: list[Row]
    dates: list[Row]
    organizations: list[Row]
    programs: list[Row]
    full_names: list[str] = field(default_factory=list)


def rows_of(report: Report, clean: CleanText, found: Annotation) -> DocumentRows:
    """Return the rows of what was `found` in the text of `clean`, with offsets into the source of `report`."""
    maker = _RowMaker(report, clean, found)
    claims = [maker.claim(fact) for fact in found.claims]
    dates = [maker.date(fact) for fact in found.dates]
    organizations = [maker.organization(fact) for fact in found.organizations]
    programs = [maker.program(fact) for fact in found.programs]
    document = {
        "doc_id": report.doc_id,
        "title": maker.document.title,
        "publisher": report.publisher or clean.publisher,
        "date": str(maker.document.date or ""),
        "place": maker.document.place,
        "path": report.path,
        "sha256": report.sha256,
        "chars": len(report.text),
        "n_claims": len(claims),
        "n_dates": len(dates),
        "n_organizations": len(organizations),
        "n_programs": len(programs),
    }
    full_names = [program.full_name for program in found.programs]
    return DocumentRows(document, claims, dates, organizations, programs, full_names)


class _RowMaker:
    def __init__(self, report: Report, clean: CleanText, found: Annotation):
        self.report = report
        self.clean = clean
        self.document = found.document
        self.book = found.book
        self.frames = {frame.start: frame for frame in found.frames}
        self.indicators = {naming.start: naming for naming in found.indicators}
        self.sentences: dict[Extent, str] = {}
        self.headings = [part for part in self.document.parts if part.kind == "heading"]
        self.heading_starts = [part.start for part in self.headings]

    def claim(self, claim: Claim) -> Row:
        quantity, frame = claim.quantity, self.frames.get(claim.start) or Frame(claim.start, claim.end)
        return {
            **self._span("claim_id", "c", claim),
            "value": _number(quantity.value),
            "lower": _number(quantity.lower),
            "upper": _number(quantity.upper),
            "mod": quantity.mod,
            "unit": quantity.unit,
            "kind": claim.kind,
            "dimension": quantity.dimension,
            "base_value": _number(quantity.base_value),
            "base_unit": quantity.base_unit,
            "direction": claim.direction,
            "comparison": self._words(claim.comparison),
            "basis": frame.basis,
            "measured": self._measured(claim),
            "predicate": self._words(claim.predicate),
            "subject": self._words(claim.subject),
            "about": frame.about,
            **self._indicator(claim),
            "period_start": frame.period_start,
            "period_end": frame.period_end,
            "modality": frame.modality,
            "section": self._section(claim.start, frame.section),
            "quantity_rule": quantity.rule,
            **self._provenance(claim),
        }

    def _measured(self, claim: Claim) -> str:
        return " ".join(map(self._words, claim.parts)) or self._words(claim.measured)

    def _indicator(self, claim: Claim) -> Row:
        naming = self.indicators.get(claim.start)
        if naming is None:
            return {"indicator_id": "", "indicator": "", "breakdown": ""}
        return {
            "indicator_id": naming.indicator.id,
            "indicator": naming.indicator.name,
            "breakdown": naming.breakdown,
        }

    def date(self, time: TimeExpression) -> Row:
        return {
            **self._span("date_id", "d", time),
            "type": time.type,
            "value": time.value,
            "start_date": time.start_date,
            "end_date": time.end_date,
            "mod": time.mod,
            **self._provenance(time),
        }

    def organization(self, organization: Organization) -> Row:
        return {
            **self._span("mention_id", "o", organization),
            "name": organization.name,
            "type": organization.type,
            "place": organization.place,
            "org_id": entity_id("organization", organization.name, self.book),
            **self._provenance(organization),
        }

    def program(self, program: Program) -> Row:
        return {
            **self._span("mention_id", "p", program),
            "name": program.name,
            "type": program.type,
            "organizer": program.organizer,
            "program_id": entity_id("program", program.full_name, self.book),
            **self._provenance(program),
        }

    def _span(self, id_column: str, letter: str, fact: Any) -> Row:
        start, end = self.clean.to_source(fact.start, fact.end)
        return {
            id_column: f"{self.report.doc_id}:{letter}{start}",
            "doc_id": self.report.doc_id,
            "start": start,
            "end": end,
            "text": squeeze(self.report.text[start:end]),
        }

    def _provenance(self, fact: Any) -> Row:
        extent = self.document.sentence(fact.start)
        sentence = self.sentences.get(extent)
        if sentence is None:
            sentence = self.sentences[extent] = self.document.text[slice(*extent)]
        return {"sentence": sentence, "rule": fact.rule}

    def _words(self, extent: Extent | None) -> str:
        return squeeze(self.document.text[slice(*extent)]) if extent else ""

    def _section(self, at: int, caption: Extent | None) -> str:
        if caption:
            return self.document.text[slice(*caption)].strip()
        above = bisect_right(self.heading_starts, at) - 1
        if above < 0:
            return ""
        heading = self.headings[above]
        return self.document.text[heading.start : heading.end].strip()


def _number(value: Decimal | None) -> float | None:
    """Return a value as all formats can hold it; None for one beyond any double, which the text still tells."""
    if value is None:
        return None
    number = float(value)
    return number if math.isfinite(number) else None
