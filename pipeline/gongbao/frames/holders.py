"""What a whole report describes: the body whose report it is, the place that it is about, or the nation."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.frames.owners import BODIES, Mentions, Owner
from gongbao.organizations.models import Organization
from gongbao.places import Division
from gongbao.text import Part


def holder(mentions: Mentions) -> Owner | None:
    """Return what the report of `mentions` describes as a whole, `None` where it cannot be told.

    What the headline names comes first: a body, a zone, the nation, a division; then the place of 全市 and 我省;
    then the nation, where the text speaks of it or of its ministries; then the place that is named most.
    """
    document = mentions.discourse.document
    head = next((part for part in document.parts if part.kind == "headline"), None)
    if head is not None and (owner := _titled(mentions, head)):
        return owner
    place = document.place
    named = Owner(0, 0, place, mentions.rule("report"), "place") if place else None
    if named and (_in_head(mentions, head) or _is_ours(mentions)):
        return named
    nation = next(mentions.scoped("nation"), None)
    if nation is not None:
        extent, rule = nation
        return Owner(*extent, rule.name, rule.id, "place")
    return named


def _titled(mentions: Mentions, head: Part) -> Owner | None:
    text = mentions.discourse.document.text
    within = (head.start, head.end)
    for scope, kind in (("zone", "place"), ("title", "body")):
        for (start, end), rule in mentions.scoped(scope, within):
            if not _is_place(mentions.places, start, end):
                return Owner(start, end, text[start:end].strip(), rule.id, kind)
    if (body := _first(mentions.bodies, head)) and (leads := mentions.rule("leads")):
        return Owner(body.start, body.end, text[body.start : body.end], leads, "body")
    for (start, end), rule in mentions.scoped("name", within):
        if mentions.role(start, end, "place"):
            return Owner(start, end, rule.name, rule.id, "place")
    return None


def _first(bodies: Sequence[Organization], head: Part) -> Organization | None:
    """Return the body that the headline begins with."""
    body = next((body for body in bodies if body.start >= head.start), None)
    if body is None or body.start > head.start + 1 or body.end > head.end or body.type not in BODIES:
        return None
    return body


def _is_place(places: Sequence[tuple[int, int, Division]], start: int, end: int) -> bool:
    return any(start <= first and last == end for first, last, _ in places)


def _is_ours(mentions: Mentions) -> bool:
    """Whether the text says 全市 or 我省 more than once."""
    found = mentions.scoped("own")
    return next(found, None) is not None and next(found, None) is not None


def _in_head(mentions: Mentions, head: Part | None) -> bool:
    if head is None:
        return False
    return any(head.start <= start < head.end for start, _, _ in mentions.places)
