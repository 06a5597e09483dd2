"""What a whole report describes: the body whose report it is, the place that it is about, or the nation."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.frames.owners import Mentions, Owner
from gongbao.organizations.models import Organization
from gongbao.places import Division
from gongbao.text import Part

_BODIES = ("company", "finance", "school", "medical", "research")


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
    if place and (_in_head(mentions, head) or _is_ours(mentions)):
        return Owner(0, 0, place, "", "place")
    nation = next(mentions.scoped("nation"), None)
    if nation is not None:
        extent, rule = nation
        return Owner(*extent, rule.name, rule.id, "place")
    return Owner(0, 0, place, "", "place") if place else None


def _titled(mentions: Mentions, head: Part) -> Owner | None:
    text = mentions.discourse.document.text
    for (start, end), rule in mentions.scoped("title"):
        if start < head.start or end > head.end:
            continue
        if _is_place(mentions.places, start, end):
            continue
        return Owner(start, end, text[start:end].strip(), rule.id, "body")
    if body := _first(mentions.bodies, head):
        return Owner(body.start, body.end, text[body.start : body.end], "frames.scope.title-body", "body")
    for (start, end), rule in mentions.scoped("name"):
        if head.start <= start < head.end and mentions.role(start, end, "place"):
            return Owner(start, end, rule.name, rule.id, "place")
    return None


def _first(bodies: Sequence[Organization], head: Part) -> Organization | None:
    """Return the body that the headline begins with."""
    body = next((body for body in bodies if body.start >= head.start), None)
    if body is None or body.start > head.start + 1 or body.end > head.end or body.type not in _BODIES:
        return None
    return body


def _is_place(places: Sequence[tuple[int, int, Division]], start: int, end: int) -> bool:
    return any(first <= end - 1 < last and last == end for first, last, _ in places if first >= start)


def _is_ours(mentions: Mentions) -> bool:
    """Whether the text says 全市 or 我省 more than once."""
    found = mentions.scoped("own")
    return next(found, None) is not None and next(found, None) is not None


def _in_head(mentions: Mentions, head: Part | None) -> bool:
    if head is None:
        return False
    return any(head.start <= start < head.end for start, _, _ in mentions.places)
