"""Tables of plain text, their cells set by blanks or parted by lines of characters."""

import pytest
from tests.robustness.growth import grows_linearly

from gongbao.clean import clean


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "指标            2024年    增长（%）\n粮食（万吨）    136.5         1.0\n蔬菜            201.2         3.4",
            ["指标\t2024年\t增长（%）", "粮食（万吨）\t136.5\t1.0", "蔬菜\t201.2\t3.4"],
        ),
        (
            "指标    2023年    2024年\n----------------------\n粮食    136.5     140.2\n蔬菜              201.2",
            ["指标\t2023年\t2024年", "粮食\t136.5\t140.2", "蔬菜\t\t201.2"],
        ),
        (
            "品种 2023年 2024年\n稻谷 120.5 121.7\n玉米 310.2 315",
            ["品种\t2023年\t2024年", "稻谷\t120.5\t121.7", "玉米\t310.2\t315"],
        ),
        (
            "指标名称　　绝对值　　同比增长（%）\n生产总值（亿元）　　5077.1　　5.6\n固定资产投资（%）　　—　　-3.2",
            [
                "指标名称\t绝对值\t同比增长（%）",
                "生产总值（亿元）\t5077.1\t5.6",
                "固定资产投资（%）\t—\t-3.2",
            ],
        ),
        (
            "项目      本年\n一、收入：\n拨款      12.5\n捐赠      3.1",
            ["项目\t本年", "一、收入：", "拨款\t12.5", "捐赠\t3.1"],
        ),
        ("┌────┬────┐\n│品种│产量│\n├────┼────┤\n│稻谷│120 │\n└────┴────┘", ["|品种|产量|", "|稻谷|120 |"]),
        (
            "+----+-----+\n| 品种 | 产量 |\n+====+=====+\n| 稻谷 | 120 |\n+----+-----+",
            ["| 品种 | 产量 |", "| 稻谷 | 120 |"],
        ),
        (
            "产品名称 单位 产量 比上年增长（%）\n原煤 万吨 1250.3 3.2\n发电量 亿千瓦小时 312.5 -1.8",
            [
                "产品名称\t单位\t产量\t比上年增长（%）",
                "原煤\t万吨\t1250.3\t3.2",
                "发电量\t亿千瓦小时\t312.5\t-1.8",
            ],
        ),
    ],
)
def test_cells_are_parted(text, rows):
    cleaned = clean(text)
    assert cleaned.text.split("\n") == rows
    for at, char in enumerate(cleaned.text):
        if char not in "\t|\n":
            assert text[cleaned.starts[at] : cleaned.ends[at]] == char


@pytest.mark.parametrize(
    "text",
    [
        "张三  李四  王五\n赵六  钱七  孙八",
        "全市  农业农村局  举办培训500余期。\n培训  农牧民3.2万人次。",
        "编制单位：甲公司    2024年12月31日    单位：元",
        "第一章 总则 1\n第二章 职责 5",
        "今年  1月5日\n去年  3月6日",
    ],
)
def test_other_lines_have_no_cells(text):
    assert "\t" not in clean(text).text


@pytest.mark.parametrize(
    "lines", ["粮食    13    14\n", "-----  ----\n", "甲 1 2\n", "1  1  1\n甲  乙\n", "│甲│1│\n├──┼─┤\n"]
)
def test_time_grows_with_length_alone(lines):
    assert grows_linearly(lines * 500, clean)
