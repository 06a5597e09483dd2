"""A small fuzz of the whole extraction; `python -m tests.soak.fuzz` is the long one."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.soak.checks import extract, fits_schemas
from tests.soak.inputs import PIECES, mutated, reports

from gongbao.extraction import default_extractor


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join))
def test_any_text_has_tables_with_right_offsets(text):
    fits_schemas(extract(default_extractor(), text))


def test_mutated_reports_have_tables_with_right_offsets():
    chance = random.Random(7)
    sources = reports()
    for _ in range(150):
        extract(default_extractor(), mutated(chance, sources))


@pytest.mark.parametrize(
    "unit", ["1", "一", "“", "2024年", "市", "1,", "三十", "《甲》", "（", "a.", "、", "1月至"]
)
def test_no_rule_is_slow_on_one_long_line(unit):
    extract(default_extractor(), "全市")
    began = time.process_time()
    extract(default_extractor(), unit * (33_000 // len(unit)))
    assert time.process_time() - began < 2
