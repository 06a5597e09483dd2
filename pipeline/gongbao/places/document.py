"""The place that a report is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gongbao.places.rules import (
    Division,
    city_names,
    country_names,
    gazetteer,
    head_lines,
    short_counties,
    wider_offices,
)
from gongbao.rulebook import Rulebook, default
from gongbao.text import chars
from gongbao.text.gazetteer import Hit

_PROVINCE, _PREFECTURE = 2, 4
_FEWEST_MENTIONS = 3
_LEAST_SHARE = 0.5

_MARK = re.compile(r"[:,\s(|]|$")
"""What follows a short name that stands for a whole headline's place."""

_HEAD = 400
"""Characters from the beginning in which the head stands."""

_FOOT = 80
"""Characters at the end in which the body that signs a report stands."""


def mentions(
    text: str, book: Rulebook | None = None, around: str = ""
) -> Iterator[tuple[int, int, Division]]:
    """Yield the divisions named in `text`: start, end (exclusive), division.

    Of several that bear a name the highest is meant (吉林 is the province); among equals the one that lies in the
    division right before it (舟山市普陀区), or alone in those that the text or what stands `around` it names.
    """
    found = list(gazetteer(book or default()).names.each(chars.simplified(text)))
    named = _Named(found)
    if around and any(len(hit.meaning) > 1 for hit in found):
        named = _Named([*found, *gazetteer(book or default()).names.each(chars.simplified(around))])
    before, last = None, -1
    for hit in found:
        above = before if last == hit.start else None
        before, last = named.meant(hit.meaning, above), hit.end
        if before is not None:
            yield hit.start, hit.end, before


class _Named:
    """The divisions of which a text speaks by names that are one's alone, by their codes."""

    def __init__(self, found: Iterable[Hit[tuple[Division, ...]]]):
        self._codes = {hit.meaning[0].code for hit in found if len(hit.meaning) == 1}

    def meant(self, bearers: Sequence[Division], above: Division | None) -> Division | None:
        """Return which of the `bearers` of a name is meant, behind a division `above` if any, `None` where unclear."""
        if len(bearers) < 2:
            return bearers[0] if bearers else None
        if above is not None and (one := _only(bearer for bearer in bearers if bearer.lies_in(above))):
            return one
        for size in (_PREFECTURE, _PROVINCE):
            inside = [bearer for bearer in bearers if bearer.code[:size] in self._codes]
            if inside:
                return _only(inside)
        return None


def _only(divisions: Iterable[Division]) -> Division | None:
    """Return the one of `divisions` that has no other beside it."""
    found = list(divisions)
    return found[0] if len(found) == 1 else None


def countries(text: str, book: Rulebook | None = None) -> Iterator[tuple[int, int, Division]]:
    """Yield the other countries named in `text`, as `mentions` does divisions."""
    for found in country_names(book or default()).each(chars.simplified(text)):
        yield found.start, found.end, found.meaning


def cities(text: str, book: Rulebook | None = None) -> Iterator[tuple[int, int, Division]]:
    """Yield the counties that `text` names as cities by their short names (义乌), as `mentions` does divisions."""
    for found in city_names(book or default()).each(chars.simplified(text)):
        yield found.start, found.end, found.meaning


def document_place(title: str, text: str, book: Rulebook | None = None) -> str:
    """Return the official name of the division that a report is about, empty if that is not clear.

    It is the one that the title names, or a line of the head that tells before whom or by whom the report is given,
    or else the one that the text names most: at least three times, and no less often than all others together, parts
    of it apart.
    """
    if (stated := stated_place(title, text, book)) is not None:
        return stated
    counts = Counter(division for _, _, division in mentions(text, book))
    if not counts:
        return ""
    best, number = min(counts.items(), key=lambda item: (-item[1], item[0].code))
    others = sum(
        n for division, n in counts.items() if not (division.lies_in(best) or best.lies_in(division))
    )
    is_clear = number >= _FEWEST_MENTIONS and number >= _LEAST_SHARE * (number + others)
    return best.name if is_clear else ""


def stated_place(title: str, text: str, book: Rulebook | None = None) -> str | None:
    """Return the official name of the division that the title of a report names, else a line of its head.

    It is empty where that names several, `None` where neither names any.
    """
    for line in (title, *_head_lines(text, book or default())):
        if named := _innermost(_named(line, text, book or default())):
            return named[0].name if len(named) == 1 else ""
    return None


def _named(line: str, text: str, book: Rulebook) -> Iterator[Division]:
    """Yield the divisions that `line` names, and the counties before a mark behind one of them: 陕西镇巴：.

    The place in the name of an office whose land is wider (南宁海关) is none.
    """
    plain = chars.fold(chars.simplified(line))
    for _, end, division in mentions(line, book, text):
        if plain.startswith(wider_offices(book), end):
            continue
        yield division
        for name, county in short_counties(book, division.code).items():
            if plain.startswith(name, end) and _MARK.match(plain, end + len(name)):
                yield county


def _head_lines(text: str, book: Rulebook) -> Iterator[str]:
    """Yield the lines of the head, and behind them those of the foot, that name the place of the report, in order."""
    foot = text[max(_HEAD, len(text) - _FOOT) :].partition("\n")[2]
    for line in [*text[:_HEAD].split("\n"), *foot.split("\n")]:
        folded = chars.fold(line.strip(" （）()"))
        if any(pattern.search(folded) for pattern in head_lines(book)):
            yield line


def _innermost(divisions: Iterable[Division]) -> list[Division]:
    """Return the divisions in which no other of them lies, each once."""
    once = list(dict.fromkeys(divisions))
    return [one for one in once if not any(other is not one and other.lies_in(one) for other in once)]
