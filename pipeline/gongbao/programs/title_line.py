"""The report's own title, where its headline names the document and is no sentence about something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongbao.programs import titles
from gongbao.programs.models import Found
from gongbao.programs.rules import TitleLine, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import any_of
from gongbao.text import Document

_TITLE = re.compile(r"[^:|\n]+")
_MARKED = re.compile(r"[《》“”\"。!?;,]")
_HEADS = ("headline", "subtitle")
_NOTE = re.compile(r"\[[^\[\]]*\]$")
_ERA = re.compile(r"[“\"][一二三四五六七八九十]{1,2}五[”\"]")
_QUOTED = re.compile(r"[“\"][^“”\"]{1,20}[”\"]")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_BRACKET = re.compile(r"\([^()]*\)$")
_BEFORE = " \u3000\t—－-"
_LEAST = 6
_MENTIONS = 100


def find(document: Document, book: Rulebook) -> Iterator[Found]:
    """Yield every mention of the title that a headline of `document` is, up to its colon."""
    text = document.folded
    for part in document.parts:
        if part.kind not in _HEADS:
            continue
        title = _TITLE.match(text, part.start, part.end)
        if not title:
            continue
        start, end = _trimmed(text, *title.span(), any_of(word_list(book, "excerpt").words))
        rule = _rule(text[start:end], book)
        if rule:
            known = titles.rule_for(text[start:end], book)
            type_ = (known and known.type) or rule.type
            for at in _mentions(text, text[start:end]):
                yield Found(at, at + end - start, type_, rule.id)


def _trimmed(text: str, start: int, end: int, excerpt: re.Pattern[str]) -> tuple[int, int]:
    """Return the extent without white space and dashes around it, a footnote's mark and what tells an excerpt."""
    words = _NOTE.sub("", text[start:end].rstrip())
    bracket = _BRACKET.search(words)
    if bracket and excerpt.fullmatch(bracket[0][1:-1]):
        words = words[: bracket.start()]
    return start + len(words) - len(words.lstrip(_BEFORE)), start + len(words.rstrip())


def _rule(title: str, book: Rulebook) -> TitleLine | None:
    """Return the rule by which `title` names a document, `None` for a sentence or the title of something else.

    A quotation stands in the title of a document only where a year or `about` tells what this is.
    """
    plain = _ERA.sub("", title)
    unquoted = _QUOTED.sub("", plain)
    if len(title) < _LEAST or _MARKED.search(unquoted):
        return None
    told = unquoted == plain or _YEAR.search(title) is not None
    title = _BRACKET.sub("", title)
    for rule in book.rules("programs", TitleLine, "title-line.toml"):
        if title.endswith(tuple(rule.endings.split())):
            about = any_of(rule.about).search(title)
            telling = any_of(word_list(book, "telling").words).search(title)
            return rule if about or (told and not telling) else None
    return None


def _mentions(text: str, title: str) -> Iterator[int]:
    at = text.find(title)
    for _ in range(_MENTIONS):
        if at < 0:
            return
        yield at
        at = text.find(title, at + len(title))
