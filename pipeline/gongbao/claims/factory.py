"""The spaCy component `gongbao_claims`."""

from __future__ import annotations

from spacy.language import Language

from gongbao.nlp.component import FactComponent


@Language.factory("gongbao_claims", assigns=["doc.spans"])
def make_claims(nlp: Language, name: str) -> FactComponent:
    """Return the component that writes `doc.spans["claims"]`."""
    return FactComponent("claims")
