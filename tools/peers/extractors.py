"""JioNLP's extractors of times and sums against the spans of `gongbao.dates` and `gongbao.quantities`.

`expected` is a list of texts with their offsets. Where conventions differ:
- A preposition before a date belongs to the peer's span, not to ours; 起 and 止 neither.
- The peer's span of money has no hedge and no currency's name before the number; ours has both.
- 好几天 is a length with us, and a number between a law's name and 号 no year.
"""

from __future__ import annotations

import re

from gongbao import dates, quantities
from gongbao.report import PartialDate
from tools.peers.cases import Case

_LEAD = re.compile(r"^(?:从|自|在|于|截至|截止到?|大概|大约|约|人民币)\s*")
_VAGUE = re.compile(r"^好?几")
_YEAR = re.compile(r"\d{4}")
_TODAY = PartialDate(2021, 6, 14)


def takes(case: Case) -> bool:
    """Return whether the case is one of JioNLP's extractors."""
    return (
        case.model.endswith("_extractor")
        and isinstance(case.expected, list)
        and all(isinstance(item, dict) and "offset" in item for item in case.expected)
    )


def score(case: Case) -> bool:
    """Return whether ours are the spans that JioNLP expects."""
    wanted = [item["text"] for item in case.expected if not _YEAR.fullmatch(item["text"])]
    if "money" in case.model:
        found = [case.text[one.start : one.end] for one in quantities.find(case.text) if one.kind == "money"]
    else:
        found = [case.text[one.start : one.end] for one in dates.find(case.text, _TODAY)]
    return [_core(text) for text in found if not _VAGUE.match(text)] == [_core(text) for text in wanted]


def _core(text: str) -> str:
    return _LEAD.sub("", text)
