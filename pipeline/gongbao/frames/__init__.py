"""Frames: the time, owner, basis and mood of each claim, from clause, sentence, heading and kind of report."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao import places
from gongbao.claims.models import Claim
from gongbao.dates.models import TimeExpression
from gongbao.frames.acting import acting_owners
from gongbao.frames.bases import basis, is_average
from gongbao.frames.dealt import dealt_times
from gongbao.frames.discourse import Discourse
from gongbao.frames.headings import division_of, headed_owners
from gongbao.frames.holders import holder
from gongbao.frames.later import closed, told_later
from gongbao.frames.lists import dealt_owners, lists
from gongbao.frames.models import Frame, Period, Reason
from gongbao.frames.moods import Moods, Sign, signs
from gongbao.frames.natures import nature
from gongbao.frames.outline import reviewed, sections, setting_of
from gongbao.frames.owners import Mentions, Named, Owner
from gongbao.frames.owning import measured_owners, owners, speaking_owners
from gongbao.frames.rules import frame_rules
from gongbao.frames.script import script_of
from gongbao.frames.times import Anchor, anchors
from gongbao.frames.walking import walk
from gongbao.frames.whose import Whose
from gongbao.organizations.models import Organization
from gongbao.rulebook import Rulebook, default
from gongbao.text import Document, Span

__all__ = ["Frame", "Reason", "find"]


def find(
    document: Document,
    claims: Sequence[Claim],
    dates: Sequence[TimeExpression] = (),
    organizations: Sequence[Organization] = (),
    programs: Sequence[Span] = (),
    *,
    book: Rulebook | None = None,
) -> tuple[Frame, ...]:
    """Return the frame of each of `claims`, in their order.

    The other facts, each kind in order, are those of `document`, whose title, date and place tell what kind of
    report it is. `book` holds the rules, the built-in ones unless given.
    """
    if not claims:
        return ()
    book = book or default()
    known, discourse = frame_rules(book), Discourse(document)
    setting = setting_of(document, dates, book)
    names = [*programs, *(mark for mark in document.marks if mark.kind == "title")]
    cues = signs(discourse, names, known)
    times = sorted(
        [*anchors(discourse, dates, claims, names, known), *_voids(cues)], key=lambda anchor: anchor.start
    )
    natures = [(nature(discourse, claim, known), is_average(discourse, claim, known)) for claim in claims]
    outline = list(sections(discourse, dates, setting, known))
    active = [anchor for anchor in times if anchor.role != "inert"]
    first = reviewed(active, outline, setting)
    found = walk(discourse, claims, natures, times, outline, first, known)
    found = told_later(discourse, claims, found, active)
    found = closed(discourse, claims, dealt_times(discourse, claims, dates, found, known), known)
    moods = Moods(discourse, claims, cues, setting)
    plain = document.plain
    divisions, countries = list(places.mentions(plain, book)), list(places.countries(plain, book))
    mentions = Mentions(discourse, divisions, organizations, known, countries)
    own = holder(mentions, book)
    more = [*_cities(plain, own, book), *places.chained(plain, divisions, book)]
    if own is not None and (whole := division_of(own, book)):
        more += places.parts(plain, whole, book, mentions.is_county)
    mentions = mentions.beside(more)
    members = mentions.members(own)
    listed = lists(discourse, members, known)
    shared = {one.start for run in listed if mentions.is_of_all(run) for one in run}
    members = {start: one for start, one in members.items() if start not in shared}
    listed = [run for run in listed if run[0].start not in shared]
    acting = list(acting_owners(mentions, claims, own))
    named = owners(mentions, listed, acting, own, book)
    dealt = measured_owners(mentions, claims, named, own)
    dealt |= dealt_owners(discourse, claims, members, listed, known)
    is_carried = (own is not None and own.kind == "body") or not (setting.plans or setting.modality)
    whose = Whose(
        discourse,
        claims,
        named,
        dealt,
        own,
        known,
        headed_owners(mentions, named, own, book),
        mentions.voices(),
        speaking_owners(mentions),
        carried=is_carried,
    )
    written = script_of(document, book)
    frames, last = [], (-1, "")
    for claim, (kind, _), (period, why, section) in zip(claims, natures, found, strict=True):
        modality, mood = moods.find(claim, period, why, section)
        if modality and moods.is_over(claim, period, why):
            period, why = Period(), None
        about, owner = whose.find(claim)
        about = written(about)
        part = discourse.part(claim.start).start
        before = last[1] if last[0] == part else ""
        grounds, base = basis(
            discourse, claim, period, known, before=before, is_flow=kind in ("flow", "running", "yearly")
        )
        if claim.kind == "change" and not (before and _is_in_points(claim)):
            last = part, grounds
        reasons = tuple(reason for reason in (why, owner, base, mood) if reason is not None)
        frames.append(
            Frame(claim.start, claim.end, period.first, period.last, about, grounds, modality, reasons)
        )
    return tuple(frames)


def _is_in_points(claim: Claim) -> bool:
    """Whether it tells by how many points a rate changed, of which no part does: 增长5.4%，比一季度加快0.2个百分点."""
    return claim.quantity.dimension == "ratio" and claim.quantity.base_value is None


def _cities(plain: str, own: Owner | None, book: Rulebook) -> list[Named]:
    """Return the cities named in `plain` by their short names, but for one that the report calls otherwise (靖西县)."""
    found = places.cities(plain, book)
    return [one for one in found if own is None or not own.name.startswith(one[2].name[:-1])]


def _voids(cues: Sequence[Sign]) -> list[Anchor]:
    return [
        Anchor(sign.start, sign.end, "void", sign.rule.id, Period(), Period(), yields=sign.rule.yields)
        for sign in cues
        if sign.rule.sets == "no time"
    ]
