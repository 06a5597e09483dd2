"""What the headings of a report say that its sections tell of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from gongbao.frames.owners import NATION, WORLD, Mentions, Owner
from gongbao.places import Division
from gongbao.places.rules import divisions
from gongbao.rulebook import Rulebook
from gongbao.text import Part


def headed_owners(
    mentions: Mentions, found: Sequence[Owner], own: Owner | None, book: Rulebook
) -> list[tuple[int, Owner | None]]:
    """Return where headings begin, and which owner each begins with or alone names.

    In a report of the nation that is one of a place or a body that is `found` in it (浙江：海洋经济突破万亿元); another
    country only where the section does not speak of the nation. In one of a place it is a part of that.
    """
    heads = mentions.headings
    if own is not None and own.name not in (NATION, WORLD):
        whole = division_of(own, book)
        rule = mentions.rule("headed")
        return (
            [(head.start, _part_of(mentions, head, whole, rule)) for head in heads] if whole and rule else []
        )
    ends = [*(part.start for part in heads[1:]), len(mentions.discourse.text)]
    headings: list[tuple[int, Owner | None]] = []
    for part, end in zip(heads, ends, strict=False):
        owner = _head_owner(mentions, found, part)
        is_foreign = owner is not None and owner.name in mentions.lands_abroad
        if is_foreign and next(mentions.scoped("nation", (part.start, end)), None) is not None:
            owner = None
        headings.append((part.start, owner))
    return headings


def heading_before(mentions: Mentions, at: int) -> Part | None:
    """Return the last heading before `at`."""
    index = bisect_right(mentions.headings, at, key=lambda head: head.start) - 1
    return mentions.headings[index] if index >= 0 else None


def headed_division(mentions: Mentions, head: Part) -> Division | None:
    """Return the division that a heading begins with behind its number: of places side by side the last."""
    at, division = _after_number(mentions, head), None
    index = bisect_left(mentions.places, at, key=lambda place: place[0])
    while index < len(mentions.places) and mentions.places[index][0] == at < head.end:
        _, at, division = mentions.places[index]
        index += 1
    return division


@cache
def _named(book: Rulebook) -> dict[str, Division]:
    """Return the divisions by their names, the first of those that share one."""
    return {division.name: division for division in reversed(divisions(book))}


def division_of(own: Owner, book: Rulebook) -> Division | None:
    """Return the division that `own` is, `None` where it is none."""
    return _named(book).get(own.name)


def _part_of(mentions: Mentions, head: Part, whole: Division, rule: str) -> Owner | None:
    """Return the part of the `whole` that a heading begins with."""
    division = headed_division(mentions, head)
    if division is None or division == whole or not division.lies_in(whole):
        return None
    return Owner(head.start, head.end, division.name, rule, "place")


def _head_owner(mentions: Mentions, found: Sequence[Owner], head: Part) -> Owner | None:
    """Return the one of `found` with which a heading begins behind its number, or that it alone names."""
    index = bisect_left(found, head.start, key=lambda owner: owner.start)
    inside = [one for one in found[index : index + 2] if one.start < head.end]
    leads = bool(inside) and inside[0].start == _after_number(mentions, head)
    if not inside or (len(inside) > 1 and not leads):
        return None
    is_told = inside[0].kind in ("place", "body", "office") and inside[0].name != NATION
    return inside[0] if is_told else None


def _after_number(mentions: Mentions, head: Part) -> int:
    """Return where the words of a heading begin behind its number."""
    number = mentions.known.phrase("number").match(mentions.discourse.text[head.start : head.end])
    return head.start + (number.end() if number else 0)
