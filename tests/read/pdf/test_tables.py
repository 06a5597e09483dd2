"""Tables of PDF documents become rows of cells, and their cells claims with a place in the text."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from tests.read.pdf.sheets import Sheets

from gongbao.extraction import Extractor
from gongbao.read import from_text
from gongbao.read.formats import content_of

PROSE = (
    "各地区各部门认真落实各项部署，经济运行总体平稳，发展质量稳步提高，民生保障有力有效，社会大局保持稳定。"
)
RULED = ["all", "open", "down"]
LINES = [*RULED, "three", "none"]
KINDS = [
    ["指标", "单位", "2024年", "2025年", "比上年增长（%）"],
    ["地区生产总值", "亿元", "51,200.5", "53,926.7", "5.4"],
    ["粮食产量", "万吨", "1347.0", "1360.5", "1.0"],
    ["进出口总额", "亿元", "—", "8,123.4", "(2.3)"],
]
WIDTHS = [120, 60, 80, 80, 90]


@pytest.fixture(scope="module")
def told():
    """Return what is told of a drawn document: its lines, and text, measured, value, unit, kind, year of claims."""
    extractor = Extractor()

    def of(sheets):
        text = content_of(sheets.bytes(), "a.pdf").text
        table = extractor.tables([from_text(text)]).claims
        for row in table.itertuples():
            assert "".join(text[row.start : row.end].split()) == "".join(row.text.split())
        table = table[table["rule"].str.startswith("grids.")]
        claims = [
            (row.text, row.measured, float(row.value), row.unit, row.kind, str(row.period_end)[:4])
            for row in table.itertuples()
        ]
        return text.splitlines(), claims

    return of


def row(*cells):
    return f"| {' | '.join(cells)} |"


@pytest.mark.parametrize("lines", LINES)
def test_cells_are_parted_by_lines_or_by_place(told, lines):
    sheets = Sheets()
    sheets.line("2025年某市统计公报", 18, "centre", 2)
    sheets.prose(PROSE)
    sheets.line("表1 主要指标", 10, "centre")
    sheets.line("单位：亿元", 9, "right")
    sheets.table(KINDS, WIDTHS, lines)
    sheets.prose(PROSE)
    text, claims = told(sheets)
    head = ["2025年某市统计公报", PROSE, "表1 主要指标", "单位：亿元"]
    assert text == [*head, *(row(*cells) for cells in KINDS), PROSE]
    assert claims == [
        ("51,200.5", "地区生产总值", 5120050000000, "元", "money", "2024"),
        ("53,926.7", "地区生产总值", 5392670000000, "元", "money", "2025"),
        ("5.4", "地区生产总值", 5.4, "%", "change", "2025"),
        ("1347.0", "粮食产量", 13470000, "吨", "amount", "2024"),
        ("1360.5", "粮食产量", 13605000, "吨", "amount", "2025"),
        ("1.0", "粮食产量", 1.0, "%", "change", "2025"),
        ("8,123.4", "进出口总额", 812340000000, "元", "money", "2025"),
        ("(2.3)", "进出口总额", 2.3, "%", "change", "2025"),
    ]


@pytest.mark.parametrize("lines", LINES)
def test_long_numbers_stand_in_rows_of_their_own(told, lines):
    sheets = Sheets()
    sheets.line("编制单位：甲乙股份有限公司", 9)
    sheets.y += 1.5 * 9
    sheets.line("单位：元", 9, "right")
    rows = [
        ["项目", "2024年度", "2023年度"],
        ["营业收入", "1,205,331,800.55", "1,100,000,000.00"],
        ["净利润", "-86,120,000.10", "90,000,000.00"],
    ]
    sheets.table(rows, [120, 130, 130], lines)
    text, claims = told(sheets)
    assert text[-3:] == [row(*cells) for cells in rows]
    assert [claim[:2] for claim in claims] == [(cells[at], cells[0]) for cells in rows[1:] for at in (1, 2)]


@pytest.mark.parametrize("lines", ["all", "open", "three", "none"])
def test_a_head_over_columns_stands_over_them(told, lines):
    rows = [
        ["指标", "2024年", "", "2025年", ""],
        ["", "产量（万吨）", "增长（%）", "产量（万吨）", "增长（%）"],
        ["小麦", "610.2", "1.1", "620.3", "-0.5"],
        ["玉米", "300.5", "2.1", "333.3", "3.5"],
    ]
    sheets = Sheets()
    sheets.line("表2 分品种产量", 10, "centre")
    sheets.table(rows, [80, 90, 80, 90, 80], lines, spans=[(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2)])
    text, claims = told(sheets)
    assert text[:3] == ["表2 分品种产量", "| 指标 | 2024年 |  | 2025年 |", row(*rows[1])]
    assert claims[:4] == [
        ("610.2", "小麦", 6102000, "吨", "amount", "2024"),
        ("1.1", "小麦", 1.1, "%", "change", "2024"),
        ("620.3", "小麦", 6203000, "吨", "amount", "2025"),
        ("-0.5", "小麦", 0.5, "%", "change", "2025"),
    ]
    assert len(claims) == 8


@pytest.mark.parametrize("lines", ["all", "open", "none"])
def test_cells_of_two_lines_are_one_cell(told, lines):
    rows = [
        ["项目", "2025年\n（万元）", "2024年\n（万元）"],
        ["归属于上市公司股东\n的净利润", "1,234.5", "1,100.2"],
        ["营业收入", "9,876.5", "(876.5)"],
        ["经营活动产生的现金\n流量净额", "-345.6", "222.2"],
    ]
    sheets = Sheets()
    sheets.table(rows, [150, 90, 90], lines)
    sheets.prose(PROSE)
    text, claims = told(sheets)
    assert text == [*(row(*(cell.replace("\n", "") for cell in cells)) for cells in rows), PROSE]
    assert [claim[:3] for claim in claims] == [
        ("1,234.5", "归属于上市公司股东的净利润", 12345000),
        ("1,100.2", "归属于上市公司股东的净利润", 11002000),
        ("9,876.5", "营业收入", 98765000),
        ("(876.5)", "营业收入", -8765000),
        ("-345.6", "经营活动产生的现金流量净额", -3456000),
        ("222.2", "经营活动产生的现金流量净额", 2222000),
    ]


@pytest.mark.parametrize("lines", LINES)
def test_a_table_goes_on_over_pages_with_one_head(told, lines):
    head = ["产品", "单位", "2024年", "2025年"]
    rows = [[f"产品{number}产量", "万吨", f"{number}.5", f"{2 * number}.7"] for number in range(1, 61)]
    total = ["合计", "万吨", "2010.5", "3702.7"]
    sheets = Sheets(head="某市统计公报", foot="第{}页 共3页")
    sheets.prose(PROSE)
    sheets.line("表3 产品产量", 10, "centre")
    sheets.line("单位：万吨", 9, "right")
    sheets.table([head, *rows[:25]], WIDTHS[:4], lines)
    sheets.new_page()
    sheets.line("表3 产品产量（续）", 10, "centre")
    sheets.line("单位：万吨", 9, "right")
    sheets.table([head, *rows[25:57]], WIDTHS[:4], lines)
    sheets.new_page()
    sheets.table([*rows[57:], total], WIDTHS[:4], lines if lines != "three" else "none")
    sheets.prose(PROSE)
    text, claims = told(sheets)
    table = [row(*cells) for cells in (head, *rows, total)]
    assert text == ["某市统计公报"] * (text[0] == "某市统计公报") + [
        PROSE,
        "表3 产品产量",
        "单位：万吨",
        *table,
        PROSE,
    ]
    assert len(claims) == 122


def test_a_last_page_with_the_totals_alone_is_kept(told):
    sheets = Sheets(foot="{}")
    sheets.table([["产品", "2025年（万吨）"], *([f"产品{at}", f"{at}.5"] for at in range(30))], [150, 90])
    sheets.new_page()
    sheets.table([["合计", "450.5"]], [150, 90])
    text, claims = told(sheets)
    assert text[-1] == "| 合计 | 450.5 |" and claims[-1][2] == 4505000


def test_numbers_that_no_line_parts_are_rows_of_their_own(told):
    sheets = Sheets()
    rows = [
        ["品种", "2024年（万吨）", "2025年（万吨）"],
        ["小麦\n玉米\n稻谷", "610.2\n300.5\n99.1", "620.3\n333.3\n98.2"],
    ]
    sheets.table(rows, [100, 110, 110])
    text, claims = told(sheets)
    assert text[1:] == ["| 小麦 | 610.2 | 620.3 |", "| 玉米 | 300.5 | 333.3 |", "| 稻谷 | 99.1 | 98.2 |"]
    assert len(claims) == 6


def test_a_number_that_a_narrow_cell_cuts_is_whole_or_silent(told):
    sheets = Sheets()
    rows = [["项目", "2025年（元）"], ["营业收入", "12,345,\n678.90"], ["营业成本", "1234567\n890.12"]]
    sheets.table(rows, [100, 60])
    _, claims = told(sheets)
    assert [claim[2] for claim in claims] == [12345678.9]


def test_prose_columns_and_forms_are_no_tables_of_numbers(told):
    sheets = Sheets(foot="- {} -")
    sheets.line("公司代码：600000          公司简称：某某股份")
    sheets.at(72, sheets.y, "第一节 总则")
    sheets.at(480, sheets.y, "3")
    sheets.y -= 18
    sheets.at(72, sheets.y, "第二节 财务")
    sheets.at(474, sheets.y, "15")
    sheets.y -= 30
    sheets.prose(PROSE)
    _, claims = told(sheets)
    assert claims == []


CELL = st.one_of(
    st.integers(0, 99999).map("{:,}".format),
    st.decimals(-999, 9999, places=2).map(str),
    st.sampled_from(["—", "(12.5)", "120.5", ""]),
)


@settings(max_examples=25)
@example([["0", "", "0"], ["", "0", ""]], "down")
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=2, max_size=12), st.sampled_from(RULED))
def test_every_cell_of_a_drawn_table_is_a_cell(rows, lines):
    # Without lines across, one row of numbers does not tell how far apart rows stand, so a label below it may go on.
    assume(lines != "down" or sum(map(any, rows)) > 1)
    labels = [f"产品{number}" for number in range(len(rows))]
    sheets = Sheets()
    table = [["产品", "2023年（吨）", "2024年（吨）", "2025年（吨）"]]
    table += [[label, *cells] for label, cells in zip(labels, rows, strict=True)]
    sheets.table(table, [120, 90, 90, 90], lines)
    text = content_of(sheets.bytes(), "a.pdf").text.splitlines()
    assert [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text] == [
        [cell.strip() for cell in "".join(row(*cells)).rstrip("| ").strip("|").split(" | ")]
        for cells in table
    ]
