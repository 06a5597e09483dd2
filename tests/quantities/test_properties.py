"""What holds of numerals and quantities in any text."""

from decimal import Decimal
from fractions import Fraction

import pytest
from cn2an import an2cn
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.robustness.growth import grows_linearly

from gongbao import numerals, quantities

_WRITTEN = """
一 二 两 三 九 零 〇 十 百 千 万 亿 半 几 数 上 多 余 约 近 超过 不足 至 — - ~ 、 和 , ， 。 . :
/ % ‰ ％ 1 7 23 4.5 2024
年 月 第 前 位 名 强 个 家 元 角 美元 亩 公顷 ℃ 度 倍 成 折 分之 百分之 个百分点 每 人 以上 左右 比 为 达 从 到 翻 番
零下 人民币 $ ¥ k a 的 ３
"""
PIECES = st.sampled_from([*_WRITTEN.split(), " ", "\u3000", "\ufffd"])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map("".join))


@settings(max_examples=400)
@given(TEXTS)
def test_spans_fit_the_text_and_do_not_overlap(text):
    for found in (numerals.find(text), quantities.find(text)):
        ends = 0
        for span in found:
            assert ends <= span.start < span.end <= len(text)
            assert not text[span.start].isspace()
            assert not text[span.end - 1].isspace()
            ends = span.end


@settings(max_examples=400)
@given(TEXTS)
def test_values_are_finite_and_fit_their_mod(text):
    for found in quantities.find(text):
        for value in (found.value, found.lower, found.upper, found.base_value):
            assert value is None or value.is_finite()
        assert found.mod in ("exact", "more", "less", "approx", "range")
        assert (found.mod == "range") == (found.lower is not None)
        if found.mod == "range":
            assert found.value is None
            assert found.lower <= found.upper


@settings(max_examples=300)
@given(st.integers(0, 10**16 - 1), st.sampled_from(["low", "up"]))
def test_a_number_written_in_chinese_is_read_back(number, mode):
    written = an2cn(str(number), mode)
    (found,) = numerals.find(f"共{written}元")
    assert (found.start, found.end, found.value) == (1, 1 + len(written), number)


@settings(max_examples=300)
@given(
    st.decimals(0, 10**9, places=2), st.sampled_from(["", "万", "亿", "万亿"]), st.booleans(), st.booleans()
)
def test_a_number_written_in_digits_is_read_back(number, magnitude, grouped, wide):
    written = f"{number:,}" if grouped else f"{number}"
    if wide:
        written = written.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789.,"})
    factor = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[magnitude]
    (found,) = quantities.find(f"达{written}{magnitude}元。")
    assert found.value == Decimal(number) * factor
    assert found.unit == "元"


@settings(max_examples=200)
@given(st.integers(1, 9999), st.integers(2, 9999))
def test_a_fraction_is_exact(above, below):
    (found,) = numerals.find(f"占{an2cn(below)}分之{an2cn(above)}")
    assert found.value == Fraction(above, below)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "万",
        "一",
        "百",
        "几",
        "1.",
        "1,000",
        "三分之",
        "1—",
        "1、",
        "第1",
        "约",
        "1元1角",
        "1/1",
        "一点",
        "1又",
        "� ",
        "-",
        "9",
        " ",
    ],
)
def test_a_long_line_takes_time_in_proportion(piece):
    assert grows_linearly(piece * (32_000 // len(piece)), quantities.find)
