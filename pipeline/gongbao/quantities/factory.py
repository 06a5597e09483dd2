"""The spaCy component `gongbao_quantities`."""

from gongbao.nlp.components import make_quantities

__all__ = ["make_quantities"]
