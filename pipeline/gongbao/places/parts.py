"""The counties of one division, by the names that are theirs in a text about it alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from gongbao.places.rules import Division, counties_in, gazetteer, joints, short_counties
from gongbao.rulebook import Rulebook, default
from gongbao.text import chars
from gongbao.text.gazetteer import Beginnings, Hit

_COUNTY = 6

Part = tuple[Division, bool]
"""A county, and whether the name is its short one."""


def parts(
    text: str,
    whole: Division,
    book: Rulebook | None = None,
    is_told: Callable[[int, int], bool] | None = None,
) -> Iterator[tuple[int, int, Division]]:
    """Yield the counties of `whole` named in `text` by names that elsewhere are none, or others' too.

    That are full names that several divisions bear (南山区 of 深圳市), and, in lists of them and where `is_told` of
    what stands from start to end, short names: 顺德、三水和高明区; 威宁最低. A county is called by its own short name
    wherever it stands.
    """
    book = book or default()
    known, between = _names(book, whole.code), joints(book)
    plain, run = chars.simplified(text), list[Hit[Part]]()
    for hit in known.each(plain):
        if run and not (hit.start == run[-1].end + 1 and plain[run[-1].end] in between):
            yield from _told(run, whole, book, is_told)
            run = []
        run.append(hit)
    yield from _told(run, whole, book, is_told)


def chained(
    text: str, named: Iterable[tuple[int, int, Division]], book: Rulebook | None = None
) -> Iterator[tuple[int, int, Division]]:
    """Yield the counties that stand by their short names right behind one of the `named` that they lie in: 山东寿光."""
    plain = chars.simplified(text)
    for _, end, division in named:
        known = short_counties(book or default(), division.code) if len(division.code) < _COUNTY else {}
        for size in (3, 2):
            county = known.get(plain[end : end + size])
            if county is not None and not plain.startswith(county.name, end):
                yield end, end + size, county
                break


def _told(
    run: list[Hit[Part]], whole: Division, book: Rulebook, is_told: Callable[[int, int], bool] | None
) -> Iterator[tuple[int, int, Division]]:
    bearers = gazetteer(book).by_name
    for hit in run:
        division, is_short = hit.meaning
        if not is_short:
            is_meant = len(bearers[division.name]) > 1
        elif len(run) > 1 or division == whole:
            is_meant = True
        else:
            is_meant = is_told is not None and is_told(hit.start, hit.end)
        if is_meant:
            yield hit.start, hit.end, division


@cache
def _names(book: Rulebook, code: str) -> Beginnings[Part]:
    """Return what finds the counties in the division of `code` by the names that are no other's there."""
    counties = counties_in(code, book)
    bearers = Counter(one.name for one in counties)
    short = {name: (one, True) for name, one in short_counties(book, code).items()}
    return Beginnings(short | {one.name: (one, False) for one in counties if bearers[one.name] == 1})
