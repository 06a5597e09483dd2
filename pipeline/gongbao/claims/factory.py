"""The spaCy component `gongbao_claims`."""

from gongbao.nlp.components import make_claims

__all__ = ["make_claims"]
