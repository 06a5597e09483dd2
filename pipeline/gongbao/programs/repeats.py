"""Names that a text has singled out once are names wherever they stand again: `一是甲工程。…甲工程投资2亿元`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongbao.programs.models import Found
from gongbao.text import Document
from gongbao.text.gazetteer import Beginnings

_LEAST = 6


def find(document: Document, programs: Sequence[Found]) -> Iterator[Found]:
    """Yield each further mention of the names without marks among `programs`; they may overlap these."""
    text = document.folded
    marked = {mark.start for mark in document.marks}
    names: dict[str, Found] = {}
    for program in programs:
        name = text[program.start : program.end]
        if program.start not in marked and len(name) >= _LEAST and name.isalnum():
            names.setdefault(name, program)
    for hit in Beginnings(names).each(text):
        yield Found(hit.start, hit.end, hit.meaning.type, hit.meaning.rule)
