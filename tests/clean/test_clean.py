"""Cleaning heals what publication broke, and never forgets where a character came from."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.robustness.growth import grows_linearly

from gongbao.clean import clean
from gongbao.clean.lines import LOST

LONG = "完善民族工作协调机制与委员制双轮驱动体系，破解社会面参与不足等难题。"
NOISY = "全市工会“三定”》《（1２.万亿％元）。，、：；\n\r\t 　\u200b\u00ad&nbsp;\\u201c<br>𠀀🎉摄A"


def parts(source):
    cleaned = clean(source)
    return [(part.kind, cleaned.text[part.start : part.end]) for part in cleaned.parts]


@pytest.mark.parametrize(
    ("source", "healed"),
    [
        (LONG + "工\n\n会、团委联建共创。", LONG + "工会、团委联建共创。"),
        (LONG + "中欧\n\n班列恢复开行。", LONG + "中欧班列恢复开行。"),
        ("将主线要求写入部门“三\n\n定”、各行业规章。", "将主线要求写入部门“三定”、各行业规章。"),
        (LONG + "举办招聘会\n350余场。", LONG + "举办招聘会350余场。"),
        ("发放贷款贴息，\n撬动投资。", "发放贷款贴息，撬动投资。"),
        ("粮食产量60800 万元，下降 61％。", "粮食产量60800万元，下降61％。"),
        ("2015年12月05日   08：05发布。", "2015年12月05日08：05发布。"),
        ("粮\u200b食产\u00ad量&nbsp;增长", "粮食产量 增长"),
        ("\\u201c三农\\u201d工作<br>第二段。", "“三农”工作\n第二段。".replace("”", "”")),
        ("第一段。　　第二段。", "第一段。\n第二段。"),
        ("ＬＥＤ产量７３４９．５吨。", "ＬＥＤ产量７３４９．５吨。"),
    ],
)
def test_what_publication_broke_is_healed(source, healed):
    assert clean(source).text == healed


@pytest.mark.parametrize(
    "source",
    [
        "第一段结束。\n第二段开始。",
        "通辽市全力创建示范市\n近年来，通辽市深入学习。",
        "一、工作回顾\n（一）稳增长\n全年完成投资4999亿元。",
    ],
)
def test_real_line_ends_stay(source):
    assert clean(source).text == source


@pytest.mark.parametrize(
    ("source", "left"),
    [
        (LONG + "投资约4.\n万亿元，增长5%。", f"投资约{LOST * 4}元，增长5%。"),
        (LONG + "整治背街小巷1\n30条，完成改造。", f"整治背街小巷{LOST * 3}条，完成改造。"),
    ],
)
def test_a_number_that_a_break_cut_is_not_asserted(source, left):
    assert clean(source).text == LONG + left


def test_the_parts_of_a_newspaper_page_are_told_apart():
    source = (
        "大美通辽。 张启民 摄\n\n石榴红 谱新篇\n\n全力创建示范市\n\n□张启民\n\n"
        f"{LONG}\n\n加强党的领导\n\n{LONG}\n\n文化节。 方芳 摄"
    )
    assert [kind for kind, _ in parts(source)] == [
        "caption",
        "headline",
        "subtitle",
        "byline",
        "paragraph",
        "heading",
        "paragraph",
        "caption",
    ]


def test_a_label_with_what_it_labels_goes_on_with_no_line_before_it():
    first = "净利润：盈利108万元至113万元，比上年同期增长：20.00%至25.00%，上年同期：盈利907万元"
    source = f"{LONG}\n{first}\n每股收益：盈利1.50元"
    assert clean(source).text.endswith("907万元\n每股收益：盈利1.50元")


def test_items_that_state_a_figure_are_prose_and_headings_behind_signs_are_none():
    source = (
        "一图读懂｜2025年甲区政府工作报告\n【2024年“成绩单”】\n★工业总产值1.36万亿元\n①新增床位600张\n"
        "★2025年主要目标\n☆固定资产投资3400亿元以上\n☆全力以赴"
    )
    assert [kind for kind, _ in parts(source)] == [
        "headline",
        "subtitle",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
    ]


def test_the_head_of_a_web_page_says_title_publisher_and_date():
    cleaned = clean(
        "下载\n全屏\n【字号：\n加大\n2026年吉林省政府工作报告\n——2026年1月27日在吉林省第十四届人民代表大会第五次会议上\n"
        "来源：吉林日报\n时间：2026-02-01\n省长 胡玉亭\n各位代表：\n现在，我代表省政府，向大会报告工作。"
    )
    assert (cleaned.title, cleaned.publisher, str(cleaned.date)) == (
        "2026年吉林省政府工作报告",
        "吉林日报",
        "2026-01-27",
    )
    assert [part.kind for part in cleaned.parts][:4] == ["chrome"] * 4


@pytest.mark.parametrize(
    ("head", "title", "publisher", "date"),
    [
        ("2024年甲市统计公报\n甲市统计局\n2025年3月20日", "2024年甲市统计公报", "甲市统计局", "2025-03-20"),
        ("2024年统计公报\n甲市统计局　2025年3月20日", "2024年统计公报", "甲市统计局", "2025-03-20"),
        ("国家统计局\n2024年统计公报\n2025-02-28", "2024年统计公报", "国家统计局", "2025-02-28"),
        ("甲乙股份有限公司\n2024年年度报告", "2024年年度报告", "甲乙股份有限公司", "None"),
        ("甲市水务局", "甲市水务局", "", "None"),
        ("| 2024年财政收支情况 |\n| 单位：万元 |\n| 项目 | 2024年 |", "2024年财政收支情况", "", "None"),
        ("| 项目 | 2024年 |\n| 合计 |", "", "", "None"),
        ("全市上下奋力开新局\n打造西部创新高地", "全市上下奋力开新局", "", "None"),
    ],
)
def test_a_body_on_a_line_beside_the_title_is_the_publisher(head, title, publisher, date):
    cleaned = clean(f"{head}\n{LONG}")
    assert (cleaned.title, cleaned.publisher, str(cleaned.date)) == (title, publisher, date)


def test_the_number_of_a_document_says_its_year_until_a_day_is_found():
    head = "关于促进就业若干措施的通知\n甲政办发〔2025〕18号"
    assert str(clean(f"{head}\n{LONG}").date) == "2025"
    assert str(clean(f"{head}\n甲市政府办公室\n2025年3月2日\n{LONG}").date) == "2025-03-02"


def test_an_impossible_date_is_no_date():
    assert clean("标题\n2026-02-30\n正文。").date is None


@settings(max_examples=300)
@given(st.text(NOISY, max_size=120))
@example("1\n2\n3")
@example("12345678901234567\n" * 8)
def test_every_character_knows_its_place_in_the_source(source):
    cleaned = clean(source)
    assert len(cleaned.text) == len(cleaned.starts) == len(cleaned.ends)
    assert all(start < end for start, end in zip(cleaned.starts, cleaned.ends, strict=True))
    assert all(end <= after for end, after in zip(cleaned.ends, cleaned.starts[1:], strict=False))
    for at, char in enumerate(cleaned.text):
        start, end = cleaned.to_source(at, at + 1)
        if end - start == 1 and char not in f" \n{LOST}":
            assert source[start] == char


@settings(max_examples=200)
@given(st.text(NOISY, max_size=120))
def test_parts_cover_every_line_once(source):
    cleaned = clean(source)
    covered = "\n".join(cleaned.text[part.start : part.end] for part in cleaned.parts)
    assert covered == cleaned.text.strip("\n") or not cleaned.parts


@pytest.mark.parametrize(
    "source", ["1" * 1_000_000, "“" * 1_000_000, "12345\n" * 100_000, "全市。" * 300_000, "<" * 1_000_000]
)
def test_time_grows_with_length_alone(source):
    assert grows_linearly(source, clean)
