"""A short name that the text defines stands for the full one; names singled out once are found again."""

import pytest

from gongbao.programs import find, find_spans
from gongbao.text import Document
from gongbao.text.parts import Part


def names(text):
    return [program.name for program in find(Document(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "依据《上市公司收购管理办法》（以下简称《收购办法》）办理。《收购办法》规定",
            ["上市公司收购管理办法", "上市公司收购管理办法", "收购办法"],
        ),
        (
            "《区域全面经济伙伴关系协定》（RCEP）生效，RCEP成员国",
            ["区域全面经济伙伴关系协定", "区域全面经济伙伴关系协定", "RCEP"],
        ),
        ("《警戒潮位核定规范》（GB/T 17839）", ["警戒潮位核定规范"]),
        (
            "上海合作组织（以下简称“上合组织”）成员国元首理事会第二十二次会议举行",
            ["上海合作组织成员国元首理事会第二十二次会议"],
        ),
        ("甲公司（以下简称“甲”）公告", []),
    ],
)
def test_a_short_name_has_the_full_one_where_the_text_defines_it(text, expected):
    assert names(text) == expected


def test_a_short_name_stands_for_what_the_text_defined():
    found = find(Document("《区域全面经济伙伴关系协定》（RCEP）生效，RCEP成员国"))
    assert {program.full_name for program in found} == {"区域全面经济伙伴关系协定"}


def test_a_short_title_stands_for_the_last_longer_one_of_any_number():
    text = "".join(f"《{place}市数字经济发展纲要》" for place in "甲乙丙丁") + "，《纲要》提出"
    *_, short = find(Document(text))
    assert (short.name, short.full_name) == ("纲要", "丁市数字经济发展纲要")


def test_a_name_that_is_singled_out_once_is_found_again():
    text = "一是污水集中处理工程。完成投资2亿元。目前，污水集中处理工程进展顺利。"
    assert names(text) == ["污水集中处理工程"] * 2


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("2011年一季度重庆能源形势分析", "2011年一季度重庆能源形势分析"),
        ("在全市教育工作会议上的讲话", "在全市教育工作会议上的讲话"),
        ("甲公司2018年中报点评：业绩增长", "甲公司2018年中报点评"),
        ("关于印发甲市实施方案的通知", "关于印发甲市实施方案的通知"),
        ("交城县2019年国民经济和社会发展统计公报[1]", "交城县2019年国民经济和社会发展统计公报"),
        ("甲公司2024年度“提质增效重回报”行动方案评估报告", "甲公司2024年度“提质增效重回报”行动方案评估报告"),
        ("“小木耳”撑起致富大方案", None),
        ("市政府印发优化营商环境实施方案", None),
        ("全市经济稳中向好", None),
    ],
)
def test_a_headline_that_names_the_document_is_its_title(headline, title):
    text = f"{headline}\n正文在此。"
    parts = (Part("headline", 0, len(headline)), Part("paragraph", len(headline) + 1, len(text)))
    found = find_spans(Document(text, parts=parts))
    assert title in [text[program.start : program.end] for program in found] or title is None
    if title is None:
        assert not any(program.rule.startswith("programs.title-line") for program in found)
