"""The spaCy component `gongbao_dates`."""

from __future__ import annotations

from spacy.language import Language

from gongbao.nlp.component import FactComponent


@Language.factory("gongbao_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> FactComponent:
    """Return the component that writes `doc.spans["dates"]`."""
    return FactComponent("dates")
