"""Who acts, where a claim's own subject names an office, a facility or a branch that its number is told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongbao.claims.models import Claim, Extent
from gongbao.frames.owners import BODIES, NATION, RULING, Mentions, Owner
from gongbao.organizations.models import Organization


def acting_owners(mentions: Mentions, claims: Sequence[Claim], own: Owner | None) -> Iterator[Owner]:
    """Yield who acts by the subjects of `claims`.

    The offices that rule a place act for it; firms and schools are owners wherever they are named, and in the report
    of a place whatever they do.
    """
    text = mentions.discourse.document.text
    bodies = {(body.start, body.end): body for body in mentions.bodies}
    for subject in sorted({claim.subject for claim in claims if claim.subject}):
        body = bodies.get(subject)
        if body is not None:
            if rule := _rule_of(mentions, body, own):
                kind = "body" if body.type in BODIES else "office"
                yield Owner(body.start, body.end, text[body.start : body.end], rule, kind)
        elif owner := _called(mentions, subject, own):
            yield owner


def _rule_of(mentions: Mentions, body: Organization, own: Owner | None) -> str:
    """Return the rule by which `body` acts for itself, empty where it does not."""
    if own is None or mentions.known.phrase("units").match(mentions.discourse.text, body.end):
        return ""
    if own.kind != "place":
        return "" if body.type in BODIES else mentions.rule("office")
    if body.type in RULING and mentions.is_of(body, own):
        return ""
    return mentions.rule("office")


def _called(mentions: Mentions, subject: Extent, own: Owner | None) -> Owner | None:
    text = mentions.discourse.document.text
    is_national = own is not None and own.name == NATION
    for scope in ("actor",) if is_national else ("outside", "actor"):
        for (start, end), rule in mentions.scoped(scope, subject):
            if (start, end) == subject:
                return Owner(start, end, "" if scope == "outside" else text[start:end], rule.id, "thing")
    return None
