"""Whether a number is a level (held at a time), a flow (summed over it), or has no time at all."""

from __future__ import annotations

from gongbao.claims.models import Claim, Extent
from gongbao.frames.discourse import Discourse
from gongbao.frames.rules import Compiled, FrameRules, Nature


def nature(discourse: Discourse, claim: Claim, known: FrameRules) -> str:
    """Return `level`, `annual`, `flow`, `running`, `standing`, `timeless`, or `base`, with which a change begins."""
    words = {
        "predicate": _words(discourse, claim.predicate),
        "measured": _words(discourse, claim.measured),
        "before": discourse.text[max(discourse.clause(claim.start)[0], claim.start - 40) : claim.start],
        "text": discourse.text[claim.start : claim.end],
        "after": discourse.text[claim.end : claim.end + 16],
    }
    for item in known.before_numbers.at("", 0, words["before"][-1:]):
        rule = item.rule
        assert isinstance(rule, Nature)
        if rule.kinds and claim.kind not in rule.kinds:
            continue
        if rule.measured_before and not (claim.measured and claim.measured[1] <= claim.start):
            continue
        if _fits(item, words):
            return rule.nature
    return "flow"


def _fits(item: Compiled, words: dict[str, str]) -> bool:
    return all(pattern.search(words[key]) for key, pattern in item.patterns.items())


def _words(discourse: Discourse, extent: Extent | None) -> str:
    return discourse.text[slice(*extent)] if extent else ""
