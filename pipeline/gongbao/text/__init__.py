"""Text before any layer reads it: characters, parts, sentences, marks, words, and lists of words found in it."""

from gongbao.text.document import Document
from gongbao.text.marks import Mark
from gongbao.text.parts import Part
from gongbao.text.spans import Span, longest_first

__all__ = ["Document", "Mark", "Part", "Span", "longest_first"]
