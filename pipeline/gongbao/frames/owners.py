"""Whom or what each number describes: the place or body of its clause, sentence or paragraph, else the report's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from gongbao.claims.models import Claim, Extent
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Reason
from gongbao.frames.rules import Knowledge, Mention, Scope
from gongbao.organizations.models import Organization
from gongbao.places import Division

_BEFORE = 12
_AFTER = 16
_BODIES = ("company", "finance", "school", "medical", "research")


@dataclass(frozen=True, slots=True)
class Owner:
    """A mention of what a number may describe: its characters, its name, the rule that says so."""

    start: int
    end: int
    name: str
    rule: str
    kind: str

    @property
    def words(self) -> Extent:
        """Its characters."""
        return self.start, self.end


def owners(
    discourse: Discourse,
    places: Sequence[tuple[int, int, Division]],
    organizations: Sequence[Organization],
    default: Owner | None,
    known: Knowledge,
) -> list[Owner]:
    """Return the mentions that own what follows them in their clause, in order."""
    found = list(_scopes(discourse, default, known))
    bodies = [(body.start, body.end) for body in organizations]
    for body in organizations:
        if rule := _role(discourse, body.start, body.end, "organization", known):
            found.append(
                Owner(body.start, body.end, discourse.document.text[body.start : body.end], rule, "body")
            )
    index = 0
    for start, end, division in places:
        while index < len(bodies) and bodies[index][1] <= start:
            index += 1
        if index < len(bodies) and bodies[index][0] <= start:
            continue
        if rule := _role(discourse, start, end, "place", known):
            found.append(Owner(start, end, division.name, rule, "place"))
    return sorted(found, key=lambda owner: owner.start)


def _scopes(discourse: Discourse, default: Owner | None, known: Knowledge) -> list[Owner]:
    found = []
    for item in known.scopes:
        rule = item.rule
        assert isinstance(rule, Scope)
        if rule.scope != "name" and default is None:
            continue
        for match in item.patterns["pattern"].finditer(discourse.text):
            if rule.scope == "name":
                if _role(discourse, *match.span(), "place", known):
                    found.append(Owner(*match.span(), rule.name, rule.id, "place"))
            elif default is not None:
                found.append(Owner(*match.span(), default.name, rule.id, rule.scope))
    return found


def _role(discourse: Discourse, start: int, end: int, kind: str, known: Knowledge) -> str:
    """Return the rule by which the mention owns what follows it, empty where it does not."""
    before = discourse.before(start, _BEFORE)
    after = discourse.text[end : end + _AFTER]
    for item in known.mentions:
        rule, patterns = item.rule, item.patterns
        assert isinstance(rule, Mention)
        if kind not in rule.of:
            continue
        if "after" in patterns and not patterns["after"].match(after):
            continue
        if "before" in patterns and not patterns["before"].search(before):
            continue
        return "" if rule.role == "not" else rule.id
    return ""


class Owners:
    """Finds the owner of one claim after another."""

    def __init__(self, discourse: Discourse, found: Sequence[Owner], default: Owner | None):
        self._discourse = discourse
        self._owners = found
        self._starts = [owner.start for owner in found]
        self._default = default

    def find(self, claim: Claim) -> tuple[str, Reason | None]:
        """Return what `claim` describes, and why."""
        owner = self._near(claim) or self._default
        if owner is None:
            return "", None
        words = owner.words if owner.end > owner.start else None
        return owner.name, Reason("about", owner.rule, words) if owner.rule else None

    def _near(self, claim: Claim) -> Owner | None:
        clause = self._discourse.clause(claim.start)[0]
        sentence = self._discourse.sentence(claim.start)[0]
        part = self._discourse.part(claim.start).start
        for index in range(bisect_left(self._starts, claim.start) - 1, -1, -1):
            owner = self._owners[index]
            if owner.start < part:
                return None
            if owner.start >= clause or owner.start >= sentence:
                return owner
            if owner.kind in ("body", "own"):
                return owner
        return None


def default_owner(
    discourse: Discourse, organizations: Sequence[Organization], known: Knowledge
) -> Owner | None:
    """Return what the whole report describes: the body whose report it is, the place it is about, or the nation."""
    head = next((part for part in discourse.document.parts if part.kind == "headline"), None)
    if head is not None:
        for body in organizations:
            if body.start > head.start + 1 or body.end > head.end:
                break
            if body.type in _BODIES:
                name = discourse.document.text[body.start : body.end]
                return Owner(body.start, body.end, name, "frames.owner.title", "own")
    if discourse.document.place:
        return Owner(0, 0, discourse.document.place, "", "place")
    return None
