"""The spaCy component `gongbao_organizations`."""

from __future__ import annotations

from spacy.language import Language

from gongbao.nlp.component import FactComponent


@Language.factory("gongbao_organizations", assigns=["doc.spans"])
def make_organizations(nlp: Language, name: str) -> FactComponent:
    """Return the component that writes `doc.spans["organizations"]`."""
    return FactComponent("organizations")
