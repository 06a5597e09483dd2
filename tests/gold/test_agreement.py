"""Whether decisions of two reviewers agree: the cases that the page is held to as well."""

import json
from pathlib import Path

import pytest

from gongbao.gold.agreement import what_it_says
from gongbao.gold.decisions import Decision

SPAN = {
    "time": "2025-11-01T00:00:00Z",
    "doc_id": "甲",
    "table": "claims",
    "start": 4,
    "end": 7,
    "text": "36所",
}
CASES = json.loads(Path(__file__).with_name("agreement.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_decisions_agree_where_they_say_the_same(case):
    one, other = (Decision(**{**SPAN, **case[name]}) for name in ("one", "other"))
    assert (what_it_says(one) == what_it_says(other)) == case["agree"]
