"""From where a report speaks: its day, the year that 今年 names, the period that it gives an account of."""

import pytest

from gongbao import rulebook
from gongbao.dates import day_of_text
from gongbao.dates.grammar import grammar
from gongbao.dates.standpoint import Account, Standpoint, standpoint
from gongbao.report import PartialDate

GRAMMAR = grammar(rulebook.default())


def speaking(text, reference=None):
    return standpoint(text, GRAMMAR, PartialDate.parse(reference) if reference else None)


@pytest.mark.parametrize(
    ("title", "reference", "year", "reported", "account"),
    [
        ("2026年甲省政府工作报告", "2026-02-01", 2026, 2025, None),
        ("甲市2025年国民经济和社会发展统计公报", "2026-03-20", 2025, 2025, Account(2025, 1, 12)),
        ("甲县2022年预算执行情况和2023年预算草案的报告", "2023-02-08", 2023, 2022, None),
        ("甲公司2025年半年度报告", "2025-08-28", 2025, 2025, Account(2025, 1, 6)),
        ("2024年12月份居民消费价格同比上涨0.1%", "2025-01-09", 2024, 2024, Account(2024, 12, 12)),
        ("前三季度进出口增长4%", "2025-10-20", 2025, 2025, Account(2025, 1, 9)),
        ("12月份采购经理指数为52.2%", "2026-01-03", 2025, 2025, Account(2025, 12, 12)),
    ],
)
def test_a_title_tells_the_year_and_the_period(title, reference, year, reported, account):
    found = speaking(f"{title}\n正文。", reference)
    assert (found.year, found.reported, found.account) == (year, reported, account)


def test_without_a_title_the_day_tells_the_year():
    found = speaking("全市经济平稳运行。", "2025-08-28")
    assert found == Standpoint(PartialDate(2025, 8, 28), 2025)


def test_a_title_far_from_the_day_tells_nothing():
    assert speaking("2010年发展报告\n正文。", "2025-08-28").year == 2025


def test_a_year_that_was_foreseen_goes_before_that_of_the_page():
    assert speaking("项目预计2010年6月投产。", "2011-04-19").year == 2010
    assert speaking("项目原计划于2010年6月投产。", "2011-04-19").year == 2011


def test_the_text_tells_the_year_where_nothing_else_does():
    assert speaking("据介绍，2022年8月15日，新增病例。").year == 2022
    assert speaking("医院建于1996年3月，现有床位。").year is None
    assert speaking("2014年，全市粮食增产。新的一年，再接再厉。").year == 2015


@pytest.mark.parametrize("title", ["关于开展检查的通知", "甲市防汛预案"])
def test_what_sets_out_what_is_to_be_done_looks_ahead(title):
    assert speaking(f"{title}\n9月检查。", "2025-03-01").ahead


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("甲园四年蝶变\n新华社北京2026年2月4日电（记者王晓）园区接待游客。", "2026-02-04"),
        ("甲公司营运报告\n中華民國一一四年十月十六日\n營收增加。", "2025-10-16"),
        ("行政裁定书\n驳回起诉。\n审判长 王晓\n二〇二五年三月十四日", "2025-03-14"),
        ("甲公司成立于\n二〇二五年三月十四日召开大会。", "None"),
        ("甲公司\n二〇二五年三月四十日\n营收增加。", "None"),
        ("甲公司\n二〇二五年十十月三日\n营收增加。", "None"),
    ],
)
def test_the_day_of_a_report_stands_in_its_dateline_or_a_line_of_written_numbers(text, day):
    assert str(day_of_text(text, rulebook.default())) == day
