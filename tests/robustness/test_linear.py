"""Twice the text, twice the steps: whatever a text repeats, no layer goes over it again and again.

Steps are lines of Python executed, so that neither the clock nor the load of the machine matters;
`GONGBAO_SHAPES=all` tries all shapes.
"""

import os
import sys
from collections.abc import Callable
from itertools import islice

import pytest
from tests.robustness.shapes import NUMBERED, REPEATED, shapes

from gongbao.extraction import default_extractor
from gongbao.read import from_text

LENGTH = 1500
MOST = 2.5
"""Times as many steps for twice the length: what is read once however long the text is pulls it below 2."""

KNOWN = ["《全市》", "《甲》", "《办法》、", "“甲”行动，", "局", "去年4亿", "教育局（以下简称教局）"]
ALL = shapes()
NAMES = (
    list(ALL)
    if os.environ.get("GONGBAO_SHAPES") == "all"
    else [
        *KNOWN,
        *islice((name for name in REPEATED if name not in KNOWN), 0, None, 4),
        *list(ALL)[-len(NUMBERED) :],
    ]
)


def steps(text: str) -> int:
    """Return how many lines of Python the extraction of `text` executes."""
    extractor, report = default_extractor(), from_text(text)
    count = 0

    def trace(frame, event, argument) -> Callable:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extractor.rows(report)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", NAMES)
def test_twice_the_text_takes_twice_the_steps(name):
    # What is loaded and compiled by the way is not the text's.
    default_extractor().rows(from_text(ALL[name](2 * LENGTH)))
    assert steps(ALL[name](2 * LENGTH)) <= MOST * steps(ALL[name](LENGTH)) + 1000
