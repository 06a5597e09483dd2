"""What gongbao hangs on spaCy's objects: `doc._.analysis`, `span._.fact`, and a fact's fields."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from spacy.tokens import Doc, Span

from gongbao.analysis import Analysis
from gongbao.claims.models import Claim
from gongbao.dates.models import TimeExpression
from gongbao.organizations.models import Organization
from gongbao.programs.models import Program
from gongbao.quantities.models import Quantity

FACTS = (Quantity, TimeExpression, Organization, Program, Claim)
_KEY = "gongbao.analysis"


def analysis_of(doc: Doc) -> Analysis:
    """Return the analysis that belongs to `doc`, made from its text where the tokenizer left none."""
    found = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = Analysis(doc.text)
    return found


def attach(doc: Doc, analysis: Analysis) -> None:
    """Give `doc` an analysis of its text."""
    doc.user_data[_KEY] = analysis


def add_spans(doc: Doc, group: str, facts: tuple[Any, ...]) -> Doc:
    """Write `facts` as the span group `group`; each span covers the tokens that its fact touches."""
    spans = []
    for fact in facts:
        span = doc.char_span(fact.start, fact.end, label=group, alignment_mode="expand")
        span._.fact = fact
        spans.append(span)
    doc.spans[group] = spans
    return doc


def _field(name: str) -> Any:
    def getter(span: Span) -> Any:
        return getattr(span._.fact, name, None)

    return getter


def register() -> None:
    """Register the extensions; safe to call again."""
    Doc.set_extension("analysis", getter=analysis_of, force=True)
    Span.set_extension("fact", default=None, force=True)
    names = {field.name for model in FACTS for field in fields(model)} - {"start", "end"}
    for name in sorted(names):
        Span.set_extension(name, getter=_field(name), force=True)
