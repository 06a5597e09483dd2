"""What two decisions on one span must have in common to agree.

The page decides the same where it merges files (`tools/page/src/agreement.ts`); the cases in
`tests/gold/agreement.json` hold both to it.
"""

from __future__ import annotations

from typing import Any

from gongbao.gold.decisions import Decision

_KEPT = ("right", "corrected")


def what_it_says(decision: Decision) -> tuple[Any, ...]:
    """Return what `decision` says: equal of two on one span if they agree.

    A row that was judged right and one that was corrected say the same where their fields do.
    """
    kind = "kept" if decision.decision in _KEPT else decision.decision
    fields = sorted((name, value) for name, value in decision.fields.items() if value not in (None, ""))
    return kind, decision.to or (decision.start, decision.end), tuple(fields)
