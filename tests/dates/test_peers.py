"""The cases of peers, where they are at hand."""

from pathlib import Path

import pytest
from tools.peers.cases import load
from tools.peers.judges import judge

from gongbao import dates
from gongbao.report import PartialDate

FOLDER = Path(__file__).parents[3] / "shared" / "peer-cases"
SHARES = {
    "recognizers/DateParser": 0.9,
    "recognizers/DatePeriodParser": 0.9,
    "recognizers/DurationParser": 1,
    "recognizers/SetParser": 1,
    "recognizers/DateTimeModel": 0.9,
    "jionlp/test_time_parser": 0.85,
}


def cases(suite):
    path = FOLDER / f"{suite}.jsonl"
    if not path.is_file():
        pytest.skip(f"no cases of peers at {FOLDER}")
    return list(load([path]))


@pytest.mark.parametrize("suite", SHARES)
def test_as_many_cases_pass_as_we_promise(suite):
    found = [judge(case) for case in cases(suite)]
    assert sum(found) >= SHARES[suite] * len(found)


def test_no_time_is_found_where_the_peer_has_none():
    for case in cases("recognizers/DateTimeModel"):
        if not case.expected:
            assert dates.find(case.text, PartialDate(2019, 1, 6)) == (), case.text
