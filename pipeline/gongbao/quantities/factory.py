"""The spaCy component `gongbao_quantities`."""

from __future__ import annotations

from spacy.language import Language

from gongbao.nlp.component import FactComponent


@Language.factory("gongbao_quantities", assigns=["doc.spans"])
def make_quantities(nlp: Language, name: str) -> FactComponent:
    """Return the component that writes `doc.spans["quantities"]`."""
    return FactComponent("quantities")
