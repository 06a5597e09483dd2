"""Whatever a table holds, each claim of it stands where its cell does, in the source as read."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.grids.tables import FORMATS, Made

from gongbao.extraction import Extractor
from gongbao.read.report import from_bytes

EXTRACTOR = Extractor()
NUMBERS = st.one_of(
    st.decimals(-99_999, 99_999, places=2).map(str),
    st.integers(-9, 999_999).map("{:,}".format),
    st.sampled_from(
        ["—", "…", "", "(1,234)", "12.5%", "-0.3个百分点", "下降3.4%", "２０．５", "1 234 567", "5.5左右"]
    ),
)
HEADS = st.sampled_from(
    [
        "2023年",
        "2024年（万吨）",
        "同比增长（%）",
        "金额 （亿元）",
        "产量（𠮷吨）",
        "单位",
        "占比",
        "数量\u200b（个）",
    ]
)
NAMES = st.sampled_from(
    [
        "粮食产量",
        "其中：小麦",
        "　蔬菜",
        "地区生产总值（亿元）",
        "CO₂排放 量",
        "R&D经费",
        "通辽市",
        "２０２４年",
    ]
)


@st.composite
def tables(draw):
    width = draw(st.integers(2, 5))
    head = ["指标", *(draw(HEADS) for _ in range(width - 1))]
    rows = [[draw(NAMES), *(draw(NUMBERS) for _ in range(width - 1))] for _ in range(draw(st.integers(1, 6)))]
    for at in range(1, len(rows)):
        if draw(st.integers(0, 5)) == 0:
            rows[at][0] = "^"
    above = draw(st.sampled_from([[], ["2024年主要指标"], ["表1  2024年产量", "单位：万吨"]]))
    return Made("made", above, [head, *rows], draw(st.sampled_from([[], ["注：＂&nbsp;＂为初步数。"]])), [])


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=tables())
def test_a_claim_is_its_cell(suffix, made):
    name = f"made{suffix}"
    report = from_bytes(FORMATS[suffix](made), name, name)
    cells = {"".join(cell.split()) for row in made.rows for cell in row}
    claims = [row for row in EXTRACTOR.rows(report).claims if row["rule"].startswith("grids.")]
    for row in claims:
        found = "".join(report.text[row["start"] : row["end"]].split())
        assert found == "".join(row["text"].split())
        assert found in cells
    assert len({row["start"] for row in claims}) == len(claims)
