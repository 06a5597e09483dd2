"""The spaCy component `gongbao_dates`."""

from gongbao.nlp.components import make_dates

__all__ = ["make_dates"]
