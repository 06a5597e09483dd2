"""The places, bodies and things of a text that own the numbers behind them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gongbao.claims.models import Claim
from gongbao.frames.headings import division_of, headed_division, heading_before
from gongbao.frames.lists import List
from gongbao.frames.owners import ACTING, BODIES, LEVELS, NATION, WORLD, Mentions, Named, Owner
from gongbao.places import Division
from gongbao.places.rules import by_code
from gongbao.rulebook import Rulebook

_SHORTEST = 2
"""Characters of the shortest name of a place before that of its kind."""


def owners(
    mentions: Mentions, listed: Sequence[List], acting: Sequence[Owner], own: Owner | None, book: Rulebook
) -> list[Owner]:
    """Return the mentions that own what follows them, in order of the text.

    `listed` are its lists of them, `acting` those that are the subject of a claim.
    """
    types = (
        (*BODIES, "judicial", "association")
        if own is not None and own.kind == "place" and own.name != NATION
        else ACTING
    )
    found = [
        *acting,
        *mentions.sites.values(),
        *mentions.named(types, own),
        *_names(mentions, own),
        *_locals(mentions, own),
        *_places(mentions, own, book),
    ]
    found += [*_that(mentions, own), *_measures(mentions, own)]
    if own is not None:
        found += _several(mentions, listed, own)
    if own is not None and own.kind == "body":
        found = [owner for owner in found if not own.start <= owner.start < own.end]
    found.sort(key=lambda owner: (owner.start, -owner.end))
    kept: list[Owner] = []
    for owner in found:
        if not kept or owner.start >= kept[-1].end:
            kept.append(owner)
    bodies = [owner for owner in kept if owner.kind == "body"]
    kept += [*_references(mentions, bodies, own), *_zones(mentions, kept, own)]
    return sorted(kept, key=lambda owner: owner.start)


def speaking_owners(mentions: Mentions) -> dict[int, Owner]:
    """Return the bodies whose people have just spoken in quotation marks, by where they begin.

    One that nobody names has an empty name.
    """
    text, told = (
        mentions.discourse.document.text,
        {start: rule for (start, _), rule in mentions.scoped("speech")},
    )
    unnamed = {
        start: Owner(start, end, "", rule.id, "body") for (start, end), rule in mentions.scoped("unnamed")
    }
    return unnamed | {
        body.start: Owner(body.start, body.end, text[body.start : body.end], told[body.start].id, "body")
        for body in mentions.bodies
        if body.start in told and body.type in BODIES
    }


def measured_owners(
    mentions: Mentions, claims: Sequence[Claim], found: Sequence[Owner], own: Owner | None
) -> dict[int, Owner]:
    """Return the place that the measure of each of `claims` begins with, by where the claim begins.

    It is none that is a word of an owner already `found`, none where another place acts, and a part of the report's
    `own` place where it has one.
    """
    places = {start: (end, division) for start, end, division in mentions.lands(own)}
    starts = [owner.start for owner in found]
    codes = _codes(mentions, own)
    owned: dict[int, Owner] = {}
    for claim in claims:
        start = claim.measured[0] if claim.measured else -1
        if start not in places:
            continue
        inner, end, division = _innermost(places, start)
        index = bisect_right(starts, start) - 1
        is_word = index >= 0 and found[index].end > start
        behind = bisect_left(starts, end)
        is_word |= behind < len(found) and (found[behind].start, found[behind].kind) == (end, "local")
        actor = claim.subject[0] if claim.subject else start
        if is_word or (actor in places and actor != start) or not _is_part(division, codes):
            continue
        site = mentions.sites.get(inner)
        if rule := mentions.role(start, site.end if site else end, "measured"):
            owned[claim.start] = site or Owner(start, end, division.name, rule, "place")
    return owned


def _innermost(places: Mapping[int, tuple[int, Division]], start: int) -> Named:
    """Return the last of the places side by side from `start` on, of which each lies in the one before it."""
    end, division = places[start]
    while end in places and places[end][1].lies_in(division):
        start, (end, division) = end, places[end]
    return start, end, division


def _codes(mentions: Mentions, own: Owner | None) -> set[str] | None:
    """Return the codes of the report's own place, `None` where that is the nation, or no place."""
    if own is None or own.name == NATION:
        return None
    return {one.code for _, _, one in mentions.places if one.name == own.name}


def _is_part(division: Division, codes: set[str] | None) -> bool:
    """Whether `division` lies in a place of one of `codes`; any but the nation does where there are none to be in."""
    if codes is None:
        return division.name != NATION
    return any(division.code.startswith(code) and division.code != code for code in codes)


def _several(mentions: Mentions, listed: Sequence[List], own: Owner) -> Iterator[Owner]:
    """Yield lists that open a clause, 南海区、顺德区: what is told of several is none of theirs.

    What is told of a count of them is the `own` one's, but for what comes behind the count of a complete list.
    """
    for run in listed:
        start, end = run[0].start, run[-1].end
        rule = mentions.told(start, end, "list")
        if rule is not None and rule.role == "owner":
            yield Owner(run[-1].start, end, "", rule.id, "several")
        elif rule is not None and rule.role in ("whole", "complete"):
            yield Owner(run[-1].start, end, own.name, rule.id, "own")
            if rule.role == "complete":
                yield Owner(end + 1, end + 1, "", rule.id, "several")


def _names(mentions: Mentions, own: Owner | None) -> Iterator[Owner]:
    """Yield the nation and the world, regions and facilities as the text calls them, and what it tells of none."""
    bodies = {body.start for body in mentions.bodies if body.type in BODIES}
    for (start, end), rule in mentions.scoped("name"):
        if start not in bodies and mentions.role(start, end, "place"):
            yield Owner(start, end, rule.name, rule.id, "place")
    is_world = own is not None and own.name == WORLD
    text, part_of_whole = mentions.discourse.text, mentions.known.phrase("goes on")
    for scope, kind in (("text", "thing"), ("work", "office"), *((("part", "place"),) if is_world else ())):
        for (first, end), rule in mentions.scoped(scope):
            part = part_of_whole.match(text, first, end)
            start = part.end() if part else first
            if mentions.role(start, end, "place"):
                yield Owner(start, end, mentions.discourse.document.text[start:end], rule.id, kind)
    is_place = own is not None and own.kind == "place"
    if own is None or own.kind == "body":
        for (start, end), rule in mentions.scoped("told"):
            yield Owner(start, end, rule.name, rule.id, "place")
    if own is not None and own.kind == "body":
        for (start, end), rule in mentions.scoped("dealing"):
            yield Owner(start, end, own.name, rule.id, "own")
    defined = _defined(mentions)
    for scope in ("none",) if is_place else ("none", "trade"):
        for (start, end), rule in mentions.scoped(scope):
            name = defined.get(mentions.discourse.text[start:end], "")
            yield Owner(start, end, name, rule.id, "office" if rule.own else "thing")


def _defined(mentions: Mentions) -> dict[str, str]:
    """Return the bodies by what the text says behind their names that it calls them: 标的公司."""
    text, words = mentions.discourse.text, mentions.known.phrase("defined")
    found = ((words.match(text, body.end), body) for body in mentions.bodies)
    whole = mentions.discourse.document.text
    return {match["words"]: whole[body.start : body.end] for match, body in found if match is not None}


def _locals(mentions: Mentions, own: Owner | None) -> Iterator[Owner]:
    """Yield towns and villages, which no table has, as the text calls them: of 富县钳二乡上古堆村 the last.

    全村 is the one named last; where none is, its number has no owner that could be told.
    """
    text = mentions.discourse.document.text
    starts = {end: start for (start, end), rule in mentions.scoped("that") if not rule.types}
    for start, end, _ in mentions.places:
        starts[end] = starts.get(start, start)
    named = [own.name] if own is not None else []
    places, others = mentions.scoped("local"), mentions.scoped("same")
    bodies = {body.start: body.end for body in mentions.bodies if body.type in BODIES}
    for (start, end), rule in sorted([*places, *others], key=lambda found: found[0]):
        if rule.scope == "same":
            name = next((name for name in reversed(named) if name.endswith(text[end - 1])), "")
            starts[end] = start
            yield Owner(start, end, name, rule.id, "local")
            continue
        first = starts[end] = starts.get(start, start)
        if bodies.get(first, end) > end:
            continue
        named.append(text[start:end])
        if mentions.role(first, end, "place"):
            yield Owner(start, end, text[start:end], rule.id, "local")


def _places(mentions: Mentions, own: Owner | None, book: Rulebook) -> Iterator[Owner]:
    """Yield 全市, 我省: the report's own place, or the one above it; in a report of none the one named last."""
    division = division_of(own, book) if own is not None else None
    for (start, end), rule in mentions.scoped("own"):
        level = LEVELS.get(rule.level, 0)
        if own is not None and division is not None and own.name.endswith(mentions.discourse.text[end - 1]):
            level = len(division.code)
        elif division is not None and rule.level == "district":
            level = LEVELS["county"]
        is_below = division is None or level > len(division.code)
        sign = mentions.discourse.text[end - 1]
        if is_below and rule.level and (named := _named_before(mentions, start, sign)):
            yield Owner(start, end, named.name, rule.id, "place")
            continue
        if own is None:
            continue
        above = _above(division, level, book) if division else None
        is_zone = division is None and own.words is not None and rule.level and not own.name.endswith(sign)
        if own.kind == "body" or (is_zone and own.name not in (NATION, WORLD)):
            yield Owner(start, end, _name_around(mentions, own, level, sign, book), rule.id, "place")
        elif above is None:
            is_untold = level and (own.name == NATION or (is_below and division is not None))
            yield Owner(start, end, "" if is_untold else own.name, rule.id, "own")
        elif mentions.role(start, end, "place"):
            yield Owner(start, end, above.name, rule.id, "place")


def _name_around(mentions: Mentions, own: Owner, level: int, sign: str, book: Rulebook) -> str:
    """Return the division of `level` that a body or zone lies in by its name (青岛市 of 青岛市残联), else nothing.

    Where its name has none that is known, that is what it begins with (安平市人民检察院). One that ends with the `sign`
    that the text speaks of it by may be of any level (海宁市 of its school).
    """
    inside = [
        one for start, end, one in mentions.places if own.start in (start, end) or own.start < start < own.end
    ]
    if inside and inside[-1].name.endswith(sign):
        return inside[-1].name
    if not inside:
        return own.name[: own.name.find(sign, _SHORTEST) + 1]
    codes = [one.code[:level] for one in inside if level and len(one.code) >= level]
    found = (by_code(book).get(code) for code in codes)
    return next((one.name for one in found if one is not None), "")


def _that(mentions: Mentions, own: Owner | None) -> Iterator[Owner]:
    """Yield 该县, 该公司: the division or the body that the paragraph names last, else the report's own, else none.

    A body may be the one that the headline names.
    """
    folded, bodies = mentions.discourse.text, _by_type(mentions)
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for start, _, division in mentions.places:
        named[division.name[-1]].append((start, division.name))
    for (start, end), rule in mentions.scoped("that"):
        if rule.types:
            found = _told_last(mentions, [bodies.get(sort, []) for sort in rule.types], start, start)
        else:
            found = _lasts([named.get(folded[end - 1], [])], mentions.discourse.part(start).start, start)
        kind = "body" if rule.types else "place"
        if found or own is None or own.kind != kind:
            yield Owner(start, end, max(found)[1] if found else "", rule.id, kind)
        else:
            yield Owner(start, end, own.name, rule.id, "own")


def _measures(mentions: Mentions, own: Owner | None) -> Iterator[Owner]:
    """Yield the office whose measures a report of the nation counts: the paragraph's last, else the headline's."""
    if own is None or own.name != NATION:
        return
    named = _by_type(mentions)
    for (start, end), rule in mentions.scoped("measures"):
        offices = [named.get(sort, []) for sort in rule.types]
        if found := _told_last(mentions, offices, start, end):
            yield Owner(start, end, max(found)[1], rule.id, "office")


def _by_type(mentions: Mentions, but: frozenset[int] = frozenset()) -> dict[str, list[tuple[int, str]]]:
    """Return the bodies, as they are named, by their types, without those that begin at one of `but`."""
    text, named = mentions.discourse.document.text, defaultdict(list)
    for body in mentions.bodies:
        if body.start in but:
            continue
        named[body.type].append((body.start, text[body.start : body.end]))
    return named


def _told_last(
    mentions: Mentions, lists: Sequence[Sequence[tuple[int, str]]], start: int, end: int
) -> list[tuple[int, str]]:
    """Return the last of each of `lists` before `start` in its paragraph, else in the headline, up to `end`."""
    if found := _lasts(lists, mentions.discourse.part(start).start, end):
        return found
    head = next((part for part in mentions.discourse.document.parts if part.kind == "headline"), None)
    return _lasts(lists, head.start, min(head.end, end)) if head is not None else []


def _lasts(lists: Sequence[Sequence[tuple[int, str]]], start: int, end: int) -> list[tuple[int, str]]:
    """Return the last of each of `lists` between `start` and `end`, of those that have one there."""
    return [last for named in lists if (last := _last(named, start, end))]


def _last(named: Sequence[tuple[int, str]], start: int, end: int) -> tuple[int, str] | None:
    """Return the last of what is `named`, in order, from `start` on and before `end`."""
    index = bisect_left(named, (end,)) - 1
    return named[index] if index >= 0 and named[index][0] >= start else None


def _named_before(mentions: Mentions, at: int, sign: str) -> Division | None:
    """Return the division whose name ends with a `sign` that the paragraph has named last, else that of its heading."""
    named = mentions.by_sign.get(sign, ())
    index = bisect_left(named, at, key=lambda place: place[0]) - 1
    if index >= 0 and named[index][0] >= mentions.discourse.part(at).start:
        return named[index][2]
    head = heading_before(mentions, at)
    division = headed_division(mentions, head) if head is not None else None
    return division if division is not None and division.name.endswith(sign) else None


def _above(division: Division, level: int, book: Rulebook) -> Division | None:
    if not 0 < level < len(division.code) or len(division.code) == 2:
        return None
    return by_code(book).get(division.code[:level])


def _references(mentions: Mentions, bodies: Sequence[Owner], own: Owner | None) -> Iterator[Owner]:
    """Yield 公司, 我校: the body named last in the paragraph, else the one whose report it is.

    In the report of a body the one named last is meant where it is but another form of its name.
    In a report of no body, one that owns nothing may be meant as well (甲研究院院长介绍，研究院现有职工), but for one
    that is named in passing; 本院 is the court of which the headline tells, also where the report is of its place.
    """
    starts, named = [body.start for body in bodies], _by_type(mentions, mentions.passing())
    is_ours = own is not None and own.kind == "body"
    house = _titled_body(mentions)
    for (start, end), rule in mentions.scoped("body"):
        index = bisect_left(starts, start) - 1
        part = mentions.discourse.part(start).start
        last = bodies[index] if index >= 0 and bodies[index].start >= part else None
        if own is not None and is_ours:
            is_form = last is not None and not rule.own and _is_form(last.name, own.name)
            yield Owner(start, end, last.name if last and is_form else own.name, rule.id, "body")
        elif rule.own and house:
            yield Owner(start, end, house, rule.id, "body")
        elif last is not None:
            yield Owner(start, end, last.name, rule.id, "body")
        elif found := _lasts([named.get(sort, []) for sort in rule.types], part, start):
            yield Owner(start, end, max(found)[1], rule.id, "body")
    for (start, end), rule in mentions.scoped("works"):
        index = bisect_left(starts, start) - 1
        is_behind = index >= 0 and bodies[index].start >= mentions.discourse.part(start).start
        if is_behind and not (own is not None and is_ours and _is_form(bodies[index].name, own.name)):
            yield Owner(start, end, own.name if rule.own and own is not None else "", rule.id, "thing")


def _titled_body(mentions: Mentions) -> str:
    """Return the body of whose report the headline is the name, empty where there is none."""
    head = next((part for part in mentions.discourse.document.parts if part.kind == "headline"), None)
    titled = mentions.scoped("title", (head.start, head.end)) if head is not None else iter(())
    (start, end), _ = next(titled, ((0, 0), None))
    return mentions.discourse.document.text[start:end]


def _zones(mentions: Mentions, found: Sequence[Owner], own: Owner | None) -> Iterator[Owner]:
    """Yield 园区: the park or zone that the paragraph names last, of those `found`, else the one whose report it is.

    One that its office names (高新区管委会) is meant as well, and in later paragraphs if it is the only one.
    """
    governed = list(_governed(mentions))
    only = governed[0][1] if len({name for _, name in governed}) == 1 else ""
    things = [(owner.start, owner.name) for owner in found if owner.kind == "thing" and owner.name]
    things = sorted([*things, *governed])
    is_zone = own is not None and own.kind == "place" and own.words is not None
    for (start, end), rule in mentions.scoped("zone named"):
        last = _last(things, mentions.discourse.part(start).start, start)
        if last is not None:
            yield Owner(start, end, last[1], rule.id, "thing")
        elif own is not None and is_zone:
            yield Owner(start, end, own.name, rule.id, "own")
        elif only and governed[0][0] < start:
            yield Owner(start, end, only, rule.id, "thing")


def _governed(mentions: Mentions) -> Iterator[tuple[int, str]]:
    """Yield where zones begin that are named by their office, and their names."""
    text, words = mentions.discourse.text, mentions.known.phrase("zone office")
    for start, end, _ in mentions.places:
        if zone := words.match(text, end):
            yield start, mentions.discourse.document.text[start : zone.end()]


def _is_form(name: str, whole: str) -> bool:
    """Whether `name` is the full or the short form of `whole`: 华润燃气控股有限公司 of 华润燃气, not 武汉华润燃气."""
    return name.startswith(whole) or name in whole
