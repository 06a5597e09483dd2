"""The spaCy component `gongbao_programs`."""

from __future__ import annotations

from spacy.language import Language

from gongbao.nlp.component import FactComponent


@Language.factory("gongbao_programs", assigns=["doc.spans"])
def make_programs(nlp: Language, name: str) -> FactComponent:
    """Return the component that writes `doc.spans["programs"]`."""
    return FactComponent("programs")
