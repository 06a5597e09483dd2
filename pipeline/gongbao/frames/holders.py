"""What a whole report describes: the body whose report it is, the place that it is about, or the nation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise

from gongbao.claims.models import Extent
from gongbao.frames.owners import BODIES, LEVELS, Mentions, Owner
from gongbao.organizations.models import Organization
from gongbao.places import Division, stated_place
from gongbao.rulebook import Rulebook
from gongbao.text import Document, Part

_HEAD = 300
"""Characters from the beginning in which the body is named that the text calls 我校."""

_TWICE = 2
"""Mentions of 我校, or of the place of 全省, that are no chance."""

_MOST = 0.6
"""Share of the places named that lie in the place of 全省."""


def holder(mentions: Mentions, book: Rulebook) -> Owner | None:
    """Return what the report of `mentions` describes as a whole, `None` where it cannot be told.

    What the headline names comes first: a body, a zone, the nation, a division; then the body that the text calls
    公司 or 我校, the county before the headline's colon, and the place of 全市 and 我省; then the nation or the region
    that the text speaks of, unless another country begins the headline; then the place that is named most.
    """
    document = mentions.discourse.document
    head = next((part for part in document.parts if part.kind == "headline"), None)
    if head is not None and next(mentions.scoped("games", (head.start, head.end)), None):
        return None
    for line in (head, _dashed(document), _issuer(document)):
        if line is not None and (owner := _titled(mentions, line)):
            return owner
    if owner := _called(mentions):
        return owner
    if owner := _headed(mentions, head):
        return owner
    place = document.place
    if not place and (division := _spoken(mentions)):
        return Owner(0, 0, division.name, mentions.rule("report"), "place")
    named = Owner(0, 0, place, mentions.rule("report"), "place") if place else None
    is_stated = place and stated_place(document.title, document.text, book) == place
    if named and (is_stated or _in_head(mentions, head) or _is_ours(mentions)):
        return named
    if _is_abroad(mentions, head) or (named and _is_lead(mentions, place)):
        return named
    return _spoken_for(mentions) or named


def _spoken_for(mentions: Mentions) -> Owner | None:
    """Return the nation, or the region, that a text without a place speaks of, where it speaks of none below it.

    Where it speaks of 全市 as well, the names of the nation's offices (国家防灾减灾救灾委员会) speak of no nation.
    """
    below = _below_nation(mentions)
    unheard = None if below else BODIES
    spoken = [found for found in mentions.scoped("nation") if not _is_named(mentions, found[0], unheard)]
    names = Counter(rule.name for _, rule in spoken)
    name = max(names, key=lambda name: names[name], default="")
    if not name or names[name] <= below:
        return None
    extent, rule = next(found for found in spoken if found[1].name == name)
    return Owner(*extent, name, rule.id, "place")


def _is_lead(mentions: Mentions, place: str) -> bool:
    """Whether the first paragraph tells of `place`, and not of the nation."""
    parts = mentions.discourse.document.parts
    lead = next((part for part in parts if part.kind == "paragraph"), None)
    if lead is None or next(mentions.scoped("nation", (lead.start, lead.end)), None) is not None:
        return False
    places = (found for found in mentions.places if lead.start <= found[0] < lead.end)
    return any(
        division.name == place and mentions.role(start, end, "place") for start, end, division in places
    )


def _is_abroad(mentions: Mentions, head: Part | None) -> bool:
    """Whether the headline begins with another country."""
    if head is None or not mentions.countries:
        return False
    start, end, _ = mentions.countries[0]
    return head.start == start and end <= head.end


def _below_nation(mentions: Mentions) -> int:
    """Return how often the text speaks of a place below the nation as its own: 全市, 我省."""
    return sum(rule.level in LEVELS for _, rule in mentions.scoped("own"))


def _headed(mentions: Mentions, head: Part | None) -> Owner | None:
    """Return the county whose short name a headline has before its colon (凭祥：国门边城), if the text names it."""
    before, colon, _ = mentions.discourse.text[head.start : head.end].partition(":") if head else ("", "", "")
    for _, _, division in mentions.places if colon else ():
        if len(division.code) == LEVELS["county"] and before.endswith(division.name[:-1]):
            return Owner(0, 0, division.name, mentions.rule("report"), "place")
    return None


def _dashed(document: Document) -> Part | None:
    """Return the subtitle right below the headline that opens with a dash: ——龙脊镇大寨村发展旅游纪实."""
    for part, after in pairwise(document.parts):
        if part.kind == "headline":
            return after if after.kind == "subtitle" and document.folded[after.start] in "—-" else None
    return None


def _issuer(document: Document) -> Part | None:
    """Return the line above the headline, where whose report it is stands alone."""
    before = None
    for part in document.parts:
        if part.kind == "headline":
            break
        before = part
    else:
        return None
    return before if before is not None and before.kind == "byline" else None


def _titled(mentions: Mentions, head: Part) -> Owner | None:
    text = mentions.discourse.document.text
    within = (head.start, head.end)
    if next(mentions.scoped("speaker", within), None) is None:
        for scope, kind in (("zone", "place"), ("title", "body")):
            for (start, end), rule in mentions.scoped(scope, within):
                if not _is_place(mentions.places, end) and not _is_wider(mentions, start, rule.level):
                    return Owner(start, end, text[start:end].strip(), rule.id, kind)
        if (found := _leading(mentions, head)) and (leads := mentions.rule("leads")):
            return Owner(*found, text[slice(*found)], leads, "body")
    for (start, end), rule in mentions.scoped("name", within):
        if mentions.role(start, end, "place") and not _is_named(mentions, (start, end), None):
            return Owner(start, end, rule.name, rule.id, "place")
    return None


def _called(mentions: Mentions) -> Owner | None:
    """Return the body that the text says it calls 公司, or the one of its first lines where it speaks of 我校."""
    for (start, end), rule in mentions.scoped("called"):
        return Owner(start, end, mentions.discourse.document.text[start:end], rule.id, "body")
    for rule, count in Counter(rule for _, rule in mentions.scoped("ours")).items():
        heads = (body for body in mentions.bodies if body.end <= _HEAD and body.type in rule.types)
        if count >= _TWICE and (body := next(heads, None)):
            text = mentions.discourse.document.text
            return Owner(body.start, body.end, text[body.start : body.end], rule.id, "body")
    return None


def _is_named(mentions: Mentions, words: Extent, types: Container[str] | None) -> bool:
    """Whether `words` are part of the name of a body of `types`, of any where there are none (中国石油公司)."""
    index = bisect_right(mentions.bodies, words[0], key=lambda body: body.start) - 1
    body = mentions.bodies[index] if index >= 0 else None
    if body is None or words[1] > body.end:
        return False
    return types is None or (body.type in types and body.type != "finance")


def _leading(mentions: Mentions, head: Part) -> Extent | None:
    """Return the body that the headline, or what stands behind its dash, begins with."""
    dashes = mentions.known.phrase("dash").finditer(mentions.discourse.text, head.start, head.end)
    starts = [head.start, *(dash.end() for dash in dashes)]
    return next((found for start in starts if (found := _body_at(mentions, start, head.end))), None)


def _body_at(mentions: Mentions, start: int, end: int) -> Extent | None:
    """Return the body that a headline begins with at `start`, none where it begins with several.

    Where the headline is the name of the report, that is one that the text below names. A school does with a firm what
    it tells of itself.
    """
    text, first = mentions.discourse.text, start
    index = bisect_left(mentions.bodies, first, key=lambda body: body.start)
    named = mentions.bodies[index] if index < len(mentions.bodies) else None
    if named is not None and named.end <= end:
        first, last = named.start, named.end if named.type in BODIES else 0
    else:
        names = (text[body.start : body.end] for body in mentions.bodies if body.type in BODIES)
        last = first + max((len(name) for name in names if text.startswith(name, first)), default=0)
    if last <= first or text[start:first] not in ("", "“", "《", "【"):
        return None
    if mentions.known.phrase("measuring").match(text, last):
        return None
    return None if _is_listed(mentions, named, last) else (first, last)


def _is_listed(mentions: Mentions, named: Organization | None, end: int) -> bool:
    """Whether other bodies than the firms with which one `named` does something follow at `end`."""
    joint = mentions.known.phrase("joint").match(mentions.discourse.text, end)
    if joint is None:
        return False
    is_ours = named is not None and named.type in ("school", "medical")
    others = [body for body in mentions.bodies if body.start == joint.end()]
    return any(not is_ours or body.type != "company" for body in others)


def _is_place(places: Sequence[tuple[int, int, Division]], end: int) -> bool:
    """Whether the name of a place ends at `end`, of which the words up to there are a part, or it of them."""
    return any(last == end for _, last, _ in places)


def _is_wider(mentions: Mentions, start: int, level: str) -> bool:
    """Whether a division wider than one of `level` stands alone at `start`: 苏州市人民检察院, not 潍坊市寒亭区."""
    least = LEVELS.get(level, 0)
    narrow = {first for first, _, one in mentions.places if len(one.code) >= least}
    return any(
        first == start and len(one.code) < least and last not in narrow
        for first, last, one in mentions.places
    )


def _spoken(mentions: Mentions) -> Division | None:
    """Return the place of 全省, 我市 or 全县: the one in which most of the places lie that the text names.

    The words that the text has most tell the level; a county that is called a city is one of 全市 as well.
    """
    levels = Counter(LEVELS.get(rule.level, 0) for _, rule in mentions.scoped("own"))
    level = max(levels, key=lambda level: (levels[level], -level), default=0)
    named = [division for _, _, division in mentions.places if len(division.code) >= level]
    if not level or not named:
        return None
    (code, count), *_ = Counter(division.code[:level] for division in named).most_common(1)
    inside = {division for division in named if division.code.startswith(code)}
    around = sum(
        1 for _, _, division in mentions.places if code.startswith(division.code) and division.code != code
    )
    if count < _TWICE or count < _MOST * (len(mentions.places) - around):
        return None
    whole = next((division for division in inside if division.code == code), None)
    return whole or (inside.pop() if len(inside) == 1 else None)


def _is_ours(mentions: Mentions) -> bool:
    """Whether the text says 全市 or 我省 more than once."""
    found = mentions.scoped("own")
    return next(found, None) is not None and next(found, None) is not None


def _in_head(mentions: Mentions, head: Part | None) -> bool:
    if head is None:
        return False
    return any(head.start <= start < head.end for start, _, _ in mentions.places)
