"""What gongbao keeps with a spaCy `Doc`: facts by their spans, and what is known of the report.

All of it stands in `doc.user_data` as plain data and facts, under keys of its own, and survives `to_bytes`.
"""

from __future__ import annotations

import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span

from gongbao.claims.models import Claim
from gongbao.nlp import codec
from gongbao.nlp.fields import Fields, fields_of
from gongbao.report import PartialDate
from gongbao.text import Document

T = TypeVar("T")

_FACTS = "gongbao.facts"
_REPORT = "gongbao.report"
_NOTES = "gongbao.notes"
_SHOWN = 5


class GongbaoWarning(UserWarning):
    """Something in a pipeline that is likely not meant."""


class _Work:
    """What components make of a `Doc` and share: its `Document`, where its tokens begin, and layers' findings."""

    def __init__(self) -> None:
        self.document: Document | None = None
        self.starts: list[int] = []
        self.facts: dict[tuple[int, int, int], Any] = {}
        self.found: dict[Any, Any] = {}


_WORK: WeakKeyDictionary[Doc, _Work] = WeakKeyDictionary()
"""By document; not in `doc.user_data`, which is stored with it."""


def attach(doc: Doc, document: Document) -> Doc:
    """Give `doc`, made from the text of `document`, what that knows of its report."""
    if document.date or document.title or document.place or len(document.parts) > 1:
        doc.user_data[_REPORT] = [document.date, document.title, document.place, list(document.parts)]
    _work(doc).document = document
    return doc


def document_of(doc: Doc, *, date: PartialDate | None = None, place: str = "") -> Document:
    """Return the document of `doc`; `date` and `place` stand in where it knows none."""
    known = _work(doc).document
    if known is None:
        told, title, where, parts = doc.user_data.get(_REPORT) or (None, "", "", ())
        known = Document(doc.text, parts=tuple(parts), date=told, title=title, place=where)
        _work(doc).document = known
    if (date and not known.date) or (place and not known.place):
        known = Document(
            known.text,
            parts=known.parts,
            date=known.date or date,
            title=known.title,
            place=known.place or place,
        )
        attach(doc, known)
    return known


def once(doc: Doc, key: Any, find: Callable[[], T]) -> T:
    """Return what `find` finds in `doc`, found once for all that ask by `key`."""
    found = _work(doc).found
    if key not in found:
        found[key] = find()
    return found[key]


def put(doc: Doc, group: str, facts: Sequence[Any], label: Callable[[Any], str]) -> list[Span]:
    """Write `facts` as the span group `group` and return its spans, labelled, with the rule as their id.

    A span covers the tokens that its fact touches; where that is more than the fact, a warning says so.
    """
    stored: dict[str, Any] = doc.user_data.setdefault(_FACTS, {})
    kept, starts = _kept(doc), _token_starts(doc)
    spans: list[Span] = []
    widened: list[tuple[Any, Span]] = []
    keys: set[tuple[int, int, int]] = set()
    for fact in facts:
        # doc.char_span asks token after token.
        first, last = bisect_right(starts, fact.start) - 1, bisect_left(starts, fact.end)
        span = Span(doc, first, last, label=label(fact), span_id=fact.rule)
        if (span.start_char, span.end_char) != (fact.start, fact.end):
            widened.append((fact, span))
            if _key(span) in keys:
                # Two facts of one rule in one token of a foreign tokenizer.
                span = Span(doc, first, last, label=label(fact), span_id=f"{fact.rule}#{len(keys)}")
        key = _key(span)
        keys.add(key)
        kept[key] = fact
        stored[f"{key[0]} {key[1]} {span.id_}"] = fact
        spans.append(span)
    doc.spans[group] = spans
    if widened:
        _warn(doc, group, widened)
    return spans


def facts_of(doc: Doc, group: str) -> list[Any]:
    """Return the facts of the spans in `group`, in order, none where there is no such group.

    A span that another component put there without a fact counts as it stands.
    """
    if group not in doc.spans:
        return []
    kept = _kept(doc)
    found = [kept.get(_key(span)) or _Bare(span) for span in doc.spans[group]]
    return sorted(found, key=lambda fact: (fact.start, fact.end))


def note(doc: Doc, layer: str, facts: Iterable[Any]) -> None:
    """Keep what `layer` says of the claims of `doc`: one fact at most for each, with the claim's `start`."""
    doc.user_data.setdefault(_NOTES, {})[layer] = {str(fact.start): fact for fact in facts}


def notes_of(doc: Doc, layer: str) -> dict[int, Any]:
    """Return what `layer` says of the claims of `doc`, by their start."""
    return {int(start): fact for start, fact in doc.user_data.get(_NOTES, {}).get(layer, {}).items()}


def fact_of(span: Span) -> Any:
    """Return the fact of `span`, `None` where it has none."""
    return _kept(span.doc).get(_key(span))


def place_of(span: Span) -> tuple[int, int]:
    """Return start and end (exclusive) of the fact of `span`, of the span itself where it has none."""
    fact = fact_of(span)
    return (span.start_char, span.end_char) if fact is None else (fact.start, fact.end)


class _Bare:
    """The place of a span that is no fact of ours."""

    def __init__(self, span: Span):
        self.start = span.start_char
        self.end = span.end_char


def _work(doc: Doc) -> _Work:
    work = _WORK.get(doc)
    if work is None:
        work = _WORK[doc] = _Work()
    return work


def _key(span: Span) -> tuple[int, int, int]:
    return span.start_char, span.end_char, span.id


def _kept(doc: Doc) -> dict[tuple[int, int, int], Any]:
    """Return the facts kept with `doc` by their spans; those of a stored one are taken from its data."""
    work = _work(doc)
    if not work.facts and _FACTS in doc.user_data:
        for key, fact in doc.user_data[_FACTS].items():
            start, end, rule = key.split(" ", 2)
            work.facts[int(start), int(end), doc.vocab.strings.add(rule)] = fact
    return work.facts


def _token_starts(doc: Doc) -> list[int]:
    """Return where each token of `doc` starts, found once a document."""
    work = _work(doc)
    if len(work.starts) != len(doc):
        work.starts = doc.to_array("IDX").tolist()
    return work.starts


def _warn(doc: Doc, group: str, widened: list[tuple[Any, Span]]) -> None:
    shown = "; ".join(
        f"{doc.text[fact.start : fact.end]!r} → {span.text!r}" for fact, span in widened[:_SHOWN]
    )
    more = f" and {len(widened) - _SHOWN} more" if len(widened) > _SHOWN else ""
    warnings.warn(
        f"{len(widened)} of doc.spans[{group!r}] begin or end inside a token and were widened to whole ones: "
        f"{shown}{more}. span._.gongbao.start and .end are exact; the tokenizer gongbao.Tokenizer.v1 with "
        "cut='characters' fits all.",
        GongbaoWarning,
        stacklevel=4,
    )


def _fields(span: Span) -> Fields | None:
    fact = fact_of(span)
    if fact is None:
        return None
    notes = span.doc.user_data.get(_NOTES, {}) if isinstance(fact, Claim) else {}
    said = [of[str(fact.start)] for of in notes.values() if str(fact.start) in of]
    return fields_of(fact, span.doc.text, said)


def register() -> None:
    """Register `span._.gongbao`, and how facts are stored; safe to call again."""
    codec.register()
    Span.set_extension("gongbao", getter=_fields, force=True)


def entities(doc: Doc, spans: Iterable[Span]) -> None:
    """Add those of `spans` to `doc.ents` that share no token with an entity that is there."""
    taken = {token.i for entity in doc.ents for token in entity}
    free: list[Span] = []
    for span in spans:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            free.append(span)
    doc.set_ents(free, default="unmodified")
