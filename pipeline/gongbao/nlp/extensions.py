"""What gongbao hangs on spaCy's objects: `doc._.annotation`, `span._.fact`, and a fact's fields."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import fields
from typing import Any

from spacy.tokens import Doc, Span

from gongbao.annotate import Annotation, annotate
from gongbao.claims.models import Claim
from gongbao.dates.models import TimeExpression
from gongbao.organizations.models import Organization
from gongbao.programs.models import Program
from gongbao.quantities.models import Quantity

FACTS = (Quantity, TimeExpression, Organization, Program, Claim)
_KEY = "gongbao.annotation"
_STARTS = "gongbao.token_starts"


def annotation_of(doc: Doc) -> Annotation:
    """Return the annotation that belongs to `doc`, made from its text where the tokenizer left none."""
    found = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = annotate(doc.text)
    return found


def attach(doc: Doc, annotation: Annotation) -> None:
    """Give `doc` the facts of its text."""
    doc.user_data[_KEY] = annotation


def add_spans(doc: Doc, group: str, facts: tuple[Any, ...]) -> Doc:
    """Write `facts` as the span group `group`; each span covers the tokens that its fact touches."""
    starts = _token_starts(doc)
    spans = []
    for fact in facts:
        # doc.char_span asks token after token.
        span = Span(doc, bisect_right(starts, fact.start) - 1, bisect_left(starts, fact.end), label=group)
        span._.fact = fact
        spans.append(span)
    doc.spans[group] = spans
    return doc


def _token_starts(doc: Doc) -> list[int]:
    """Return where each token of `doc` starts, found once a document."""
    starts = doc.user_data.get(_STARTS)
    if starts is None or len(starts) != len(doc):
        starts = doc.user_data[_STARTS] = doc.to_array("IDX").tolist()
    return starts


def _field(name: str) -> Any:
    def getter(span: Span) -> Any:
        return getattr(span._.fact, name, None)

    return getter


def register() -> None:
    """Register the extensions; safe to call again."""
    Doc.set_extension("annotation", getter=annotation_of, force=True)
    Span.set_extension("fact", default=None, force=True)
    names = {field.name for model in FACTS for field in fields(model)} - {"start", "end"}
    for name in sorted(names):
        Span.set_extension(name, getter=_field(name), force=True)
