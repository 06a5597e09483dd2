"""The spaCy component `gongbao_programs`."""

from gongbao.nlp.components import make_programs

__all__ = ["make_programs"]
