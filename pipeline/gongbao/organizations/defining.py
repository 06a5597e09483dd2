"""Names that the text defines: 内蒙古自治区通辽市文学艺术界联合会（以下简称“市文联”）."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gongbao.organizations.finding import Found
from gongbao.organizations.models import Organization

_LEAST = 2
_SHORT = r"[\u4e00-\u9fffA-Za-z·]{2,12}"
_OPENING, _CLOSING = '[“"‘「]?', '[”"’」]?'
_DEFINITION = re.compile(
    rf"[（(](?:英文)?(?P<said>(?:以下|下)?(?:统一)?(?:简称|下称|统称|缩写)(?:为)?[:：]?)?{_OPENING}(?P<name>{_SHORT})"
    rf"{_CLOSING}(?:[、或和,，]{_OPENING}(?P<other>{_SHORT}){_CLOSING})?[)）]"
)
_APPOSITION = re.compile(
    rf"[，,](?:以下)?简称(?:为)?[:：]?{_OPENING}(?P<name>{_SHORT}?){_CLOSING}(?=[，。,；;）)])"
)


class _Name(NamedTuple):
    """A short name, where it is defined, the organization that it is said of, and the full name of that."""

    short: str
    defined_at: int
    organization: Found
    full: str


def defined(
    text: str,
    organizations: list[Found],
    named: Callable[[Found], Organization],
    is_common: Callable[[str], bool],
) -> Iterator[Found]:
    """Yield the mentions of short names from where the text defines them, each with the full name.

    A short name that `is_common`, as 公司 is, means the organization too seldom and is left out.
    """
    ends = {organization.end: organization for organization in organizations}
    spans = {(organization.start, organization.end) for organization in organizations}
    seen: set[str] = set()
    names: list[_Name] = []
    for match in sorted((*_DEFINITION.finditer(text), *_APPOSITION.finditer(text)), key=re.Match.start):
        organization = ends.get(match.start())
        if organization is None:
            continue
        full, said = (
            text[organization.start : organization.end],
            match.re is _APPOSITION or bool(match["said"]),
        )
        for group in ("name", "other")[: match.re.groups]:
            short = match.groupdict().get(group)
            if not short or short in seen or is_common(short):
                continue
            if said or match.span(group) in spans or _abbreviates(short, full) or _stands_for(short, full):
                seen.add(short)
                names.append(_Name(short, match.start(), organization, named(organization).name))
    yield from _mentions(text, names)


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
    """Return whether capitals in brackets are the letters of a name in Chinese: 中国物流与采购联合会(CFLP)."""
    return short.isascii() and short.isupper() and not full.isascii()
