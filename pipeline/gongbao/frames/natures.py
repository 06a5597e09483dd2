"""Whether a number is a level (held at a time), a flow (summed over it), or has no time at all."""

from __future__ import annotations

from gongbao.claims.models import Claim, Extent
from gongbao.frames.discourse import Discourse
from gongbao.frames.rules import FrameRules, Nature


def nature(discourse: Discourse, claim: Claim, known: FrameRules) -> str:
    """Return `level`, `annual`, `flow`, `running`, `standing`, `timeless`, or `base`, with which a change begins."""
    words = {
        "predicate": _words(discourse, claim.predicate),
        "measured": _words(discourse, claim.measured),
        "before": discourse.text[max(discourse.clause(claim.start)[0], claim.start - 40) : claim.start],
        "text": discourse.text[claim.start : claim.end],
        "after": discourse.text[claim.end : claim.end + 16],
    }
    measured_before = claim.measured is not None and claim.measured[1] <= claim.start
    for item in known.before_numbers[claim.kind, measured_before].at("", 0, words["before"][-1:]):
        if item.fits(words):
            assert isinstance(item.rule, Nature)
            return item.rule.nature
    return "flow"


def _words(discourse: Discourse, extent: Extent | None) -> str:
    return discourse.text[slice(*extent)] if extent else ""
