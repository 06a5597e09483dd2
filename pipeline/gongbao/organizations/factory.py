"""The spaCy component `gongbao_organizations`."""

from gongbao.nlp.components import make_organizations

__all__ = ["make_organizations"]
