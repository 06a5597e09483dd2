"""spaCy's `DocBin`: a span group a table, its spans labelled, fields in the documents' user data.

Documents of others give the spans of their groups, and their entities where they have no groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao.errors import GoldError
from gongbao.gold.formats.labels import Labels, annotated, label_of
from gongbao.gold.formats.models import Annotated, origin_in
from gongbao.gold.models import TABLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_KEY = "gongbao"


def write(documents: Iterable[Annotated], path: Path) -> None:
    """Write `documents`; a token is a character, so that any span can be told."""
    import spacy
    from spacy.tokens import DocBin

    vocab = spacy.blank("zh").vocab
    docs = [_doc(document, vocab) for document in documents]
    DocBin(attrs=["ORTH", "SPACY"], store_user_data=True, docs=docs).to_disk(path)


def read(path: Path, labels: Labels) -> Iterator[Annotated]:
    """Yield the documents of a file; raises `GoldError` for what is no `DocBin`."""
    import spacy
    from spacy.tokens import DocBin

    try:
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise GoldError(f"{path}: not a DocBin ({type(error).__name__}: {error})") from error
    for number, doc in enumerate(docs, start=1):
        ours: dict[str, Any] = doc.user_data.get(_KEY, {})
        fields = ours.get("fields", {})
        spans = [
            (
                span.start_char,
                span.end_char,
                label,
                fields.get(f"{group}:{span.start_char}:{span.end_char}", {}),
            )
            for group, span, label in _spans(doc)
        ]
        name = ours.get("name", f"{path.stem}-{number}")
        yield annotated(name, doc.text, spans, labels, origin=origin_in(ours))


def _doc(document: Annotated, vocab: Any) -> Doc:
    from spacy.tokens import Doc, Span

    doc = Doc(vocab, words=list(document.text), spaces=[False] * len(document.text))
    for table, marks in document.marks.items():
        doc.spans[table] = [
            Span(doc, mark.start, mark.end, label=label_of(table, mark.fields)) for mark in marks
        ]
    doc.user_data[_KEY] = document.carried()
    return doc


def _spans(doc: Doc) -> Iterator[tuple[str, Span, str]]:
    for name, group in doc.spans.items():
        yield from (
            (name, span, span.label_ if span.label_ or name not in TABLES else name) for span in group
        )
    if not doc.spans:
        yield from (("", span, span.label_) for span in doc.ents)
