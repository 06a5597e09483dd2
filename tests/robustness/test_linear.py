"""Twice the text, twice the steps: whatever a text repeats, no layer goes over it again and again.

Steps are lines of Python executed and characters that expressions go over, so that neither the clock nor the load of
the machine matters; `GONGBAO_SHAPES=all` tries all shapes.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.robustness.growth import SLACK
from tests.robustness.shapes import NUMBERED, REPEATED, shapes

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 600
MOST = 2.3
"""Times as many steps for twice the length, those left out that a text of one letter takes."""

KNOWN = ["《全市》", "《甲》", "《办法》、", "“甲”行动，", "局", "去年4亿", "由5%提高到6%", "九"]
ALL = shapes()
NAMES = (
    list(ALL)
    if os.environ.get("GONGBAO_SHAPES") == "all"
    else list(dict.fromkeys([*KNOWN, *REPEATED[::9], *list(ALL)[-len(NUMBERED) :: 3]]))
)


@pytest.fixture(scope="module")
def steps():
    """Give by shape the steps for a text and for one twice as long, beyond those for a letter."""
    texts = ["甲", *(ALL[name](times * LENGTH) for name in NAMES for times in (1, 2))]
    # Expressions are counted only where `re` is told so before the package is imported.
    command = [sys.executable, "-m", "tests.robustness.steps"]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    least, *counts = map(int, done.stdout.split())
    return {
        name: (once - least, twice - least)
        for name, once, twice in zip(NAMES, counts[::2], counts[1::2], strict=True)
    }


@pytest.mark.parametrize("name", NAMES)
def test_twice_the_text_takes_twice_the_steps(name, steps):
    once, twice = steps[name]
    assert twice <= MOST * once + SLACK


def test_there_are_a_hundred_and_fifty_shapes():
    assert len(ALL) >= 150
