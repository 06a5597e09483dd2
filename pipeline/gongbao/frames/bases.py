"""What kind of change a change is: on the year before, yearly on average, over several years."""

from __future__ import annotations

from gongbao.claims.models import Claim
from gongbao.frames.discourse import Discourse
from gongbao.frames.models import Period, Reason
from gongbao.frames.rules import Basis, FrameRules

_REACH = 60

_SHORTEST_MONTH = 28

_SUMMED = ("count", "amount", "money")
"""Kinds of claims that are summed up over several years; a ratio is not."""


def basis(
    discourse: Discourse,
    claim: Claim,
    period: Period,
    known: FrameRules,
    *,
    before: str,
    is_flow: bool = False,
) -> tuple[str, Reason | None]:
    """Return the basis of `claim`, and why: of a change, or of what flows over several years (`is_flow`).

    It is empty for levels, and where the text does not tell. `before` is that of the change before in the paragraph.
    """
    length = _length(period)
    is_sum = is_flow and length == "years" and claim.kind in _SUMMED
    if claim.kind != "change" and not is_sum:
        return "", None
    start = discourse.clause(claim.start)[0]
    words = {
        "comparison": discourse.text[slice(*claim.comparison)] if claim.comparison else "",
        "before": discourse.text[max(start, claim.start - _REACH) : claim.start],
        "units": discourse.text[claim.start : claim.end],
        "sentence": discourse.text[discourse.sentence(claim.start)[0] : claim.start],
    }
    for item in known.before_changes.at("", 0, words["before"][-1:]):
        rule = item.rule
        assert isinstance(rule, Basis)
        is_unknown = rule.basis == "as before" and not before
        if is_unknown or (rule.period and length not in rule.period):
            continue
        if item.fits(words):
            grounds = before if rule.basis == "as before" else rule.basis
            return grounds, Reason("basis", rule.id, claim.comparison)
    return "", None


def is_average(discourse: Discourse, claim: Claim, known: FrameRules) -> bool:
    """Return whether `claim` is a yearly average, which needs several years."""
    before = discourse.text[max(discourse.clause(claim.start)[0], claim.start - _REACH) : claim.start]
    return any(pattern.search(before) for pattern in known.averages)


def _length(period: Period) -> str:
    if period.first is None or period.last is None:
        return "none"
    days = (period.last - period.first).days + 1
    if days < _SHORTEST_MONTH:
        return "days"
    if days > 366:
        return "years"
    return "year" if days > 92 else "quarter" if days > 31 else "month"
