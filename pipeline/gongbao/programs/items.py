"""Names without marks that are items: of a numbered text (`一是污水集中处理工程。`), or of a list with one head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gongbao.programs.boundary import BoundaryRules
from gongbao.programs.models import Found
from gongbao.programs.rules import ItemHead, listed
from gongbao.programs.unquoted import UnquotedRules
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation, any_of
from gongbao.text import Document

_LONGEST = 40
_MEMBERS = 3
"""Names with the same head that make a list of them."""
_MEMBER_REACH = 34
_LIST_REACH = 400
_WORD = r"[\u4e00-\u9fffA-Za-z0-9、()+—-]"
_MEMBER = r"[\u4e00-\u9fffA-Za-z0-9()+—-]"
_END = r"(?=[。,;:\n]|$)"


class _Reader(NamedTuple):
    """One rule, compiled: an item of a numbered text, what joins a list, the list, and a member of it."""

    rule: ItemHead
    numbered: re.Pattern[str]
    joint: re.Pattern[str]
    listed: re.Pattern[str]
    member: re.Pattern[str]
    without: re.Pattern[str]
    generic: re.Pattern[str]


def find(document: Document, book: Rulebook) -> Iterator[Found]:
    """Yield the names that stand as numbered items, and those of lists of three or more with the same head."""
    text = document.folded
    boundary = UnquotedRules.of(book).boundary
    for reader in _readers(book):
        for match in reader.numbered.finditer(text):
            yield from _judge(text, match.start("name"), match.end("name"), reader, boundary)
        for start, end in _lists(text, reader):
            members = list(reader.member.finditer(text, start, end))
            heads = Counter(_head(member, reader) for member in members)
            for member in members:
                if heads[_head(member, reader)] >= _MEMBERS:
                    yield from _judge(text, *member.span(), reader, boundary)


def _head(member: re.Match[str], reader: _Reader) -> str:
    return next(head for head in reader.rule.words.split() if member[0].endswith(head))


def _lists(text: str, reader: _Reader) -> Iterator[tuple[int, int]]:
    """Yield start and end of the lists of three or more names with the same head."""
    done = 0
    for joint in reader.joint.finditer(text):
        if joint.start() < done:
            continue
        low = max(done, joint.start() - _MEMBER_REACH)
        if found := reader.listed.search(text, low, joint.end() + _LIST_REACH):
            done = found.end()
            yield found.span()


def _judge(text: str, start: int, end: int, reader: _Reader, boundary: BoundaryRules) -> Iterator[Found]:
    """Yield the item as a program, its verbs taken away, unless it is too common."""
    start = boundary.after_verbs(text, start, end)[0]
    name = text[start:end]
    plain = reader.generic.sub("", name)
    if len(plain) >= reader.rule.least and not reader.without.search(name):
        yield Found(start, end, reader.rule.type, reader.rule.id)


@cache
def _readers(book: Rulebook) -> list[_Reader]:
    number = listed(book, "item-number")
    readers = []
    for rule in book.rules("programs", ItemHead, "items.toml"):
        heads = alternation(rule.words.split())
        member = f"{_MEMBER}{{2,30}}?(?:{heads})"
        readers.append(
            _Reader(
                rule,
                expression(f"{number}(?P<name>{_WORD}{{2,{_LONGEST}}}(?:{heads})){_END}"),
                expression(f"(?:{heads})、"),
                expression(f"(?:{member}、){{2,}}{member}(?!{_MEMBER}{{0,4}}(?:{heads}))"),
                expression(
                    f"{_MEMBER}{{2,30}}?(?:{heads})(?=、|(?!{_MEMBER}))|{_MEMBER}{{2,30}}?(?:{heads})"
                ),
                any_of(rule.without),
                any_of(f"{rule.generic} {rule.words}"),
            )
        )
    return readers
