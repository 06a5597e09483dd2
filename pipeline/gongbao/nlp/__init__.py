"""The spaCy pipeline: tokenizer, components, and how they are put together."""

from gongbao.nlp.language import load

__all__ = ["load"]
