"""The report's own title, where its headline names the document and is no sentence about something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gongbao.programs import titles
from gongbao.programs.left import LeftRules
from gongbao.programs.models import Found
from gongbao.programs.open_names import OpenRules
from gongbao.programs.rules import TitleLine, any_of, word_list
from gongbao.rulebook import Rulebook
from gongbao.text import Document

_TITLE = re.compile(r"[^:|\n]+")
_MARKED = re.compile(r"[《》“”\"。!?;,]")
_LEAST = 6
_MENTIONS = 100


def find(document: Document, book: Rulebook) -> Iterator[Found]:
    """Yield every mention of the title that a headline of `document` is, up to its colon."""
    text = document.folded
    for part in document.parts:
        if part.kind != "headline":
            continue
        title = _TITLE.match(text, part.start, part.end)
        if not title:
            continue
        start, end = _trimmed(text, *title.span())
        rule = _rule(text[start:end], book)
        if rule:
            type_ = titles.rule_for(text[start:end], book).type or rule.type
            for at in _mentions(text, text[start:end]):
                yield Found(at, at + end - start, type_, rule.id)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _rule(title: str, book: Rulebook) -> TitleLine | None:
    """Return the rule by which `title` names a document, `None` for a sentence or the title of something else."""
    if len(title) < _LEAST or _MARKED.search(title):
        return None
    for rule in book.rules("programs", TitleLine, "title-line.toml"):
        if title.endswith(tuple(rule.endings.split())):
            about = any_of(rule.about).search(title)
            return rule if about or not _is_sentence(title, OpenRules.of(book).left, book) else None
    return None


def _is_sentence(title: str, left: LeftRules, book: Rulebook) -> bool:
    return bool(left.openers.last(title, 0, len(title)) or _telling(book).search(title))


@cache
def _telling(book: Rulebook) -> re.Pattern[str]:
    return any_of(word_list(book, "telling").words)


def _mentions(text: str, title: str) -> Iterator[int]:
    at = text.find(title)
    for _ in range(_MENTIONS):
        if at < 0:
            return
        yield at
        at = text.find(title, at + len(title))
