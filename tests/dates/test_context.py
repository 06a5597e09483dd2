"""Years and days that a text leaves out, taken from where it tells them."""

from pathlib import Path

import pytest

from gongbao import dates
from gongbao.annotate import annotate
from gongbao.report import PartialDate
from gongbao.text import Document


def values(text, reference=None):
    date = PartialDate.parse(reference) if reference else None
    return [(text[item.start : item.end], item.value) for item in dates.find(text, date)]


def days(text, reference=None):
    date = PartialDate.parse(reference) if reference else None
    return [
        tuple(str(day or "") for day in (item.start_date, item.end_date)) for item in dates.find(text, date)
    ]


REPORT = """2026年甲省政府工作报告
一、2025年工作回顾
全年新增就业10万人，6月建成，年底完工。
二、2026年主要任务
今年要做好以下工作：
全年新增就业11万人，6月底前开工，下半年投产。"""


def test_a_heading_gives_its_year_to_what_follows():
    found = values(REPORT, "2026-01-20")
    assert found[2:5] == [("全年", "2025"), ("6月", "2025-06"), ("年底", "2025")]
    assert found[7:] == [("全年", "2026"), ("6月底前", "2026-06"), ("下半年", "2026-H2")]


def test_the_title_of_a_work_report_tells_its_year():
    assert values("2026年甲省政府工作报告\n去年完成投资") == [("2026年", "2026"), ("去年", "2025")]


def test_the_title_of_a_communique_tells_the_year_before_its_own():
    text = "甲市2025年国民经济和社会发展统计公报\n全年生产总值增长5%，比上年提高"
    assert values(text)[1:] == [("全年", "2025"), ("上年", "2024")]


def test_without_a_date_what_is_relative_stays_open():
    assert values("去年，今年前三季度，10月份，今天") == [
        ("去年", "XXXX"), ("今年前三季度", "XXXX-Q1/XXXX-Q3"), ("10月份", "XXXX-10"), ("今天", "XXXX-XX-XX"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "reference", "value"),
    [
        ("12月", "2026-01-20", "2025-12"),
        ("1月", "2026-01-20", "2026-01"),
        ("上半年", "2026-02-20", "2025-H1"),
        ("上半年", "2025-11-07", "2025-H1"),
        ("一季度", "2026-04-18", "2026-Q1"),
        ("全年", "2026-04-18", "2025"),
        ("全年", "2025-11-07", "2025"),
        ("过去五年", "2026-01-20", "2021/2025"),
        ("2月15日", "2026-01-20", "2026-02-15"),
        ("5月20日", "2026-01-20", "2025-05-20"),
    ],
)
def test_the_first_months_of_a_year_look_back(text, reference, value):
    assert values(text, reference) == [(text, value)]


def test_a_year_told_in_a_line_holds_for_its_months_and_days():
    assert values("1978年12月18日召开，22日结束", "2025-11-07")[1] == ("22日", "1978-12-22")
    assert values("1998年入汛早，6月降雨多。\n6月", "2025-11-07")[1:] == [
        ("6月", "1998-06"),
        ("6月", "2025-06"),
    ]


def test_a_year_that_is_only_compared_with_does_not_hold():
    assert values("比2020年增长，10月份下降", "2025-11-07")[1] == ("10月份", "2025-10")


def test_a_year_inside_a_sentence_holds_no_longer_than_that():
    text = "在2020年基础上，6月翻一番。6月完成。2021至2024年，年均增长。全年完成"
    found = dict(values(text, "2025-11-07")[1:])
    assert values(text, "2025-11-07")[1] == ("6月", "2020-06")
    assert found["6月"] == "2025-06"
    assert found["全年"] == "2025"


def test_an_end_of_a_range_takes_what_the_other_tells():
    assert values("2024年11月至次年2月")[0] == ("2024年11月至次年2月", "2024-11/2025-02")
    assert values("11月30日至2025年1月2日") == [("11月30日至2025年1月2日", "2024-11-30/2025-01-02")]
    assert values("2024年12月30日至1月2日") == [("2024年12月30日至1月2日", "2024-12-30/2025-01-02")]


@pytest.mark.parametrize("text", ["2月30日", "2025年2月29日", "2025-13-01", "4月31日"])
def test_an_impossible_day_is_kept_flagged_and_has_no_days(text):
    (found,) = dates.find(f"截至{text}，", PartialDate(2025, 11, 7))
    assert found.impossible
    assert found.start_date is None and found.end_date is None


def test_open_ends_are_empty():
    assert days("党的十八大以来") == [("2012-11-08", "")]
    assert days("2013年以来") == [("2013-01-01", "")]
    assert days("2026年底前") == [("", "2026-12-31")]
    assert days("10月1日前", "2025-11-07") == [("", "2025-09-30")]


SILENT = Path(__file__).with_name("silent.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("text", SILENT)
def test_no_time_is_found_in(text):
    assert dates.find(text, PartialDate(2026, 1, 20)) == ()


@pytest.mark.parametrize(
    ("text", "dated", "counted"),
    [
        ("连续3年举办5次", ["3年"], ["5次"]),
        ("缩短至2小时左右，长7公里", ["2小时左右"], ["7公里"]),
        ("每亩500元", [], ["每亩500元"]),
        ("优良天数增加25天", [], ["25天"]),
        ("前10个月完成5个", ["前10个月"], ["5个"]),
    ],
)
def test_lengths_of_time_are_dates_and_counts_quantities(text, dated, counted):
    annotation = annotate(Document(text, date=PartialDate(2026, 1, 20)))
    assert [text[item.start : item.end] for item in annotation.dates] == dated
    assert [text[item.start : item.end] for item in annotation.quantities] == counted
