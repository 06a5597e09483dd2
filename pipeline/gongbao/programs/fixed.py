"""Programs known by their fixed names or by their shape, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongbao.analysis import Analysis
from gongbao.places.knowledge import gazetteer
from gongbao.programs.knowledge import Known, Shape, listed
from gongbao.programs.lexicon import by_word
from gongbao.programs.models import Found
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation, compiled

_PLACE = "{place}"


def find(analysis: Analysis) -> Iterator[Found]:
    """Yield the known names and shapes of `analysis`; they may overlap each other."""
    names, pattern, shapes = _compiled(analysis.book)
    for match in pattern.finditer(analysis.text):
        rule = names[match["name"]]
        yield Found(match.start(0 if rule.type == "event" else "name"), match.end(), rule.type, rule.id)
    for shape, shape_pattern in shapes:
        group = "name" if "name" in shape_pattern.groupindex else 0
        for match in shape_pattern.finditer(analysis.text):
            yield Found(*match.span(group), shape.type, shape.id)


@cache
def _compiled(
    book: Rulebook,
) -> tuple[dict[str, Known], re.Pattern[str], list[tuple[Shape, re.Pattern[str]]]]:
    names = by_word(book.rules("programs", Known, "known.toml"), "names")
    place = f"(?:{gazetteer(book).pattern.pattern})"
    shapes = [
        (rule, compiled(rule, "pattern", rule.pattern.replace(_PLACE, place)))
        for rule in book.rules("programs", Shape, "patterns.toml")
    ]
    edition = f"(?:{listed(book, 'edition')})?"
    return names, re.compile(f"{edition}(?P<name>{alternation(names) or '(?!)'})"), shapes
