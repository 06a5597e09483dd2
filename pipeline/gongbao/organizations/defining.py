"""Names that the text defines: 内蒙古自治区通辽市文学艺术界联合会（以下简称“市文联”）."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from gongbao.organizations.finding import Found
from gongbao.organizations.models import Organization
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation

_LEAST = 2
_SHORT = r"[\u4e00-\u9fffA-Za-z·]{2,12}"
_OPENING, _CLOSING = '[“"‘「]?', '[”"’」]?'


class _Name(NamedTuple):
    """A short name, where it is defined, the organization that it is said of, and the full name of that."""

    short: str
    defined_at: int
    organization: Found
    full: str


class Definitions:
    """Finds the names that a text defines; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        said = f"(?:{alternation(word_list(book, 'defining'))})(?:为)?[:：]?"
        listing = "".join(sorted(word_list(book, "listing")))
        other = f"[或,，{listing}]{_OPENING}(?P<other>{_SHORT}){_CLOSING}"
        self._in_brackets = re.compile(
            f"[（(](?P<said>{said})?{_OPENING}(?P<name>{_SHORT}){_CLOSING}(?:{other})?[)）]"
        )
        self._behind_comma = re.compile(
            f"[，,](?P<said>{said}){_OPENING}(?P<name>{_SHORT}?){_CLOSING}(?=[，。,；;）)])"
        )
        self._common = word_list(book, "too-common")

    @staticmethod
    @cache
    def of(book: Rulebook) -> Definitions:
        """Return the definitions of `book`."""
        return Definitions(book)

    def find(
        self, text: str, organizations: list[Found], named: Callable[[Found], Organization]
    ) -> Iterator[Found]:
        """Yield the mentions of short names from where the text defines them, each with the full name.

        A short name that is too common, as 公司 is, means the organization too seldom and is left out.
        """
        ends = {organization.end: organization for organization in organizations}
        spans = {(organization.start, organization.end) for organization in organizations}
        seen: set[str] = set()
        names: list[_Name] = []
        for match in self._matches(text):
            organization = ends.get(match.start())
            if organization is None:
                continue
            full = text[organization.start : organization.end]
            for group in [group for group in ("name", "other") if match.groupdict().get(group)]:
                short = match[group]
                if short in seen or short in self._common:
                    continue
                is_second = match.span(group) in spans and short[-1] == full[-1]
                if match["said"] or is_second or _stands_for(short, full):
                    seen.add(short)
                    names.append(_Name(short, match.start(), organization, named(organization).name))
        yield from _mentions(text, names)

    def _matches(self, text: str) -> list[re.Match[str]]:
        found = [*self._in_brackets.finditer(text), *self._behind_comma.finditer(text)]
        return sorted(found, key=re.Match.start)


def _mentions(text: str, names: Sequence[_Name]) -> Iterator[Found]:
    """Yield the mentions of each name from its definition on, in one pass over the text however many there are."""
    by_start: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        by_start[name.short[:_LEAST]].append(number)
    places: list[list[int]] = [[] for _ in names]
    ends = [name.defined_at for name in names]
    for at in range(min(ends, default=len(text)), len(text)):
        for number in by_start.get(text[at : at + _LEAST], ()):
            short = names[number].short
            if (
                at >= ends[number]
                and text.startswith(short, at)
                and not _goes_on(text, short, at + len(short))
            ):
                places[number].append(at)
                ends[number] = at + len(short)
    for name, starts in zip(names, places, strict=True):
        for start in starts:
            end = start + len(name.short)
            yield Found(start, end, name.organization.type, "organizations.defined", name.full)


def _goes_on(text: str, short: str, end: int) -> bool:
    """Return whether letters that stand for a name are but the beginning of a word."""
    following = text[end : end + 1]
    return short.isascii() and following.isascii() and following.isalnum()


def _abbreviates(short: str, full: str) -> bool:
    """Return whether the characters of `short` stand in `full` in their order."""
    rest = iter(full)
    return len(short) < len(full) and all(char in rest for char in short)


def _stands_for(short: str, full: str) -> bool:
    """Return whether a name in brackets abbreviates a full one, or is the letters of one in Chinese (CFLP)."""
    return _abbreviates(short, full) or (short.isascii() and short.isupper() and not full.isascii())
