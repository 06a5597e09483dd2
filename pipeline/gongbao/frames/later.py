"""Times that stand behind the numbers that they are of, or that what follows tells to be an end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from gongbao.claims.models import Claim
from gongbao.frames.discourse import Discourse
from gongbao.frames.periods import Found
from gongbao.frames.rules import FrameRules
from gongbao.frames.times import Anchor, because

_HEADS = ("headline", "subtitle")


def told_later(
    discourse: Discourse, claims: Sequence[Claim], found: Sequence[Found], anchors: Sequence[Anchor]
) -> list[Found]:
    """Return `found` with the times that follow their numbers.

    These are the day of an event in its clause (600MW于2010年完成), and for what the headline tells that of the same
    number, else of the first one, in the text below.
    """
    return _headlines(discourse, claims, _events(discourse, claims, list(found), anchors))


def _events(
    discourse: Discourse, claims: Sequence[Claim], found: list[Found], anchors: Sequence[Anchor]
) -> list[Found]:
    starts = [anchor.start for anchor in anchors]
    for number, claim in enumerate(claims):
        index = bisect_left(starts, claim.end)
        if index == len(anchors) or anchors[index].role not in ("event", "scoped", "segment"):
            continue
        anchor = anchors[index]
        following = claims[number + 1].start if number + 1 < len(claims) else len(discourse.text)
        is_near = anchor.start < min(discourse.clause(claim.end)[1], following)
        if is_near and not _stands_before(discourse, claim, found[number]):
            found[number] = (anchor.period, because(anchor), found[number][2])
    return found


def _stands_before(discourse: Discourse, claim: Claim, found: Found) -> bool:
    """Whether the clause of `claim` names its time already."""
    reason = found[1]
    return bool(reason and reason.words and reason.words[0] >= discourse.clause(claim.start)[0])


def _headlines(discourse: Discourse, claims: Sequence[Claim], found: list[Found]) -> list[Found]:
    heads = [i for i, claim in enumerate(claims) if discourse.part(claim.start).kind in _HEADS]
    for head in heads:
        if found[head][0]:
            continue
        words = _words(discourse, claims[head])
        rest = range(heads[-1] + 1, len(claims))
        same = (i for i in rest if _words(discourse, claims[i]) == words)
        first = next(same, next(iter(rest), None))
        if first is not None:
            found[head] = found[first]
    return found


def _words(discourse: Discourse, claim: Claim) -> str:
    return discourse.text[claim.start : claim.end]


def closed(
    discourse: Discourse, claims: Sequence[Claim], found: Sequence[Found], known: FrameRules
) -> list[Found]:
    """Return `found` with the last day for what is held against the beginning of its time (较上年末), and its level."""
    closing, ends = known.phrase("closing"), list(found)
    for number, claim in enumerate(claims):
        words = discourse.text[slice(*claim.comparison)] if claim.comparison else ""
        period, why, mood = ends[number]
        if not closing.search(words) or period.years or period.last is None:
            continue
        ends[number] = period.last_day(), why, mood
        level = claims[number - 1] if number else claim
        if ends[number - 1][0] == period and _is_level_of(discourse, level, claim):
            ends[number - 1] = ends[number]
    return ends


def _is_level_of(discourse: Discourse, level: Claim, change: Claim) -> bool:
    """Whether `level` is what `change` has come to: of one measure, with no semicolon between."""
    is_same = level.measured == change.measured and level.kind != "change"
    return is_same and discourse.segment(level.start) == discourse.segment(change.start)
