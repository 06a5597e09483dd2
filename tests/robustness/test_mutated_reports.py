"""Reports cut, spliced and sprinkled with noise: offsets stay right, and the same text gives the same tables."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.robustness.checks import check

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "fixtures", ROOT.parent / "shared" / "reports")
TEXTS = [path.read_text(encoding="utf-8") for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
NOISE = st.sampled_from(
    [
        *("\n", "\n\n", " ", "\u3000", "\u200b", "\x00", "🚀", "𠮷", "&nbsp;", "<p>"),
        *"“”《》、，。（）%％-—１9万亿余多几半第年月日约和等的",
        "增长",
    ]
)
EXAMPLES = int(os.environ.get("GONGBAO_EXAMPLES", "100"))
"""How many texts each test makes up; set it to thousands for a night's run."""

fuzzed = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A stretch of a report with noise put in or over some of its characters, perhaps spliced with another."""
    text = "".join(_stretch(draw) for _ in range(draw(st.integers(1, 2))))
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(NOISE) + text[at + draw(st.integers(0, 3)) :]
    return text


def _stretch(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) - 1))
    return text[start : start + draw(st.integers(1, 600))]


@fuzzed
@given(mutated())
def test_every_offset_of_a_mutated_report_is_right(text):
    check(text)


@fuzzed
@given(st.text(max_size=300))
def test_any_text_is_read(text):
    check(text)


@settings(fuzzed, max_examples=EXAMPLES // 5)
@given(mutated())
def test_the_same_text_gives_the_same_tables(text):
    assert check(text) == check(text)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_offset_of_a_report_is_right(text):
    check(text)
