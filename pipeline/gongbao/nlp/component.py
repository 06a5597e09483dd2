"""The one shape that every component has."""

from __future__ import annotations

from spacy.tokens import Doc

from gongbao.nlp.extensions import add_spans, annotation_of, register


class FactComponent:
    """Writes one layer of the document's annotation as `doc.spans[layer]`, each span with `span._.fact`."""

    def __init__(self, layer: str):
        register()
        self.layer = layer

    def __call__(self, doc: Doc) -> Doc:
        """Add the spans of the layer to `doc` and return it."""
        return add_spans(doc, self.layer, getattr(annotation_of(doc), self.layer))
