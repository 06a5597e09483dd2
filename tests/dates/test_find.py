"""What the layer promises of any text: spans that fit, values that can be, time that grows with length alone."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.robustness.growth import grows_linearly

from gongbao import dates
from gongbao.report import PartialDate

CHARACTERS = (
    "0123456789一二三四五六七八九十百千〇零年月日号天周时分初末底前后来的至到-—~/.:、，。（）《》“” \n"
)
WORDS = re.findall(
    r"\S+",
    "2024 2025年 11月 30日 今年 去年 本月 上 下 半 季度 上旬 个月 小时 以来 “十四五” 时期 党的十八大 春节 "
    "农历 正月 光绪 民国 每 近 约 左右 世纪 年代 "
    "报告期 财年 学年 Q3 H1 第二周 周一 上季度 去冬 不超过 至少 闰 历年 工作日 全年 2024年工作报告 统计公报",
)
PIECES = st.sampled_from([*CHARACTERS, *WORDS])
TEXTS = st.lists(PIECES, max_size=30).map("".join)
REFERENCES = (
    st.none()
    | st.builds(PartialDate, st.integers(1, 9999))
    | st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
)
VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF|P[\dXTYMWDHSQ.]+(?:/P[\dTYMWDHSQ.]+)?"
    r"|[-\dX]{2,}[-\dWQHXESPUFAI]*(?:T[\dA-Z:]+)?(?:/[-\dX]{2,}[-\dWQHXESPUFAI]*(?:T[\dA-Z:]+)?)?"
)
FEBRUARY = PartialDate(2026, 2, 3)


@settings(max_examples=300)
@given(TEXTS, REFERENCES)
def test_spans_are_in_order_apart_and_without_white_space_at_their_ends(text, reference):
    found = dates.find(text, reference)
    ends = [0]
    for item in found:
        assert ends[-1] <= item.start < item.end <= len(text)
        words = text[item.start : item.end]
        assert words == words.strip(" ,，。;；:：、\n")
        ends.append(item.end)


@settings(max_examples=300)
@given(TEXTS, REFERENCES)
def test_values_are_timex_and_impossible_days_have_none(text, reference):
    for item in dates.find(text, reference):
        assert VALUE.fullmatch(item.value), item
        assert item.type in {"DATE", "TIME", "DURATION", "SET"}
        if item.impossible or item.type in ("DURATION", "SET"):
            assert item.start_date is None and item.end_date is None
        if item.start_date and item.end_date:
            assert item.start_date <= item.end_date, item


@settings(max_examples=150)
@given(st.text(max_size=80), REFERENCES)
def test_any_text_can_be_read(text, reference):
    dates.find(text, reference)


@settings(max_examples=100)
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_a_day_comes_back_however_it_is_written(day):
    digits = str.maketrans("0123456789", "〇一二三四五六七八九")
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    written = f"{day.year}年{day.month}月{day.day}日"
    forms = [written, written.translate(wide), day.isoformat(), day.strftime("%Y/%m/%d"), f"{day:%Y.%m.%d}"]
    forms.append(f"{str(day.year).translate(digits)}年{day.month}月{day.day}日")
    for form in forms:
        (found,) = dates.find(f"于{form}，")
        assert (found.start, found.end) == (1, 1 + len(form)), form
        assert (found.value, found.start_date, found.end_date) == (day.isoformat(), day, day), form


HOSTILE = [
    *"年1一上每\n",
    "2024年",
    "“十四五",
    "1-",
    "三年零",
    "5天",
    "2024年1月1日至",
    "《2024年",
    "农历",
    "在2024年5天",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_alone(piece):
    assert grows_linearly(piece * (40_000 // len(piece)), lambda text: dates.find(text, FEBRUARY))
