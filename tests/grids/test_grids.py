"""Tables of a text become claims, one a numeric cell."""

import datetime

import pytest
from tests.robustness.steps import count_all

from gongbao import grids
from gongbao.annotate import annotate
from gongbao.clean import clean
from gongbao.extraction import Extractor
from gongbao.text import Document
from gongbao.workbench.explain import explain


def told(text, **known):
    annotation = annotate(Document(text, **known))
    found = {}
    for claim, frame in zip(annotation.claims, annotation.frames, strict=True):
        assert (claim.start, claim.end) == (frame.start, frame.end)
        found[text[claim.start : claim.end]] = claim, frame
    return found


def test_heads_of_row_and_column_say_what_a_cell_is():
    head = "| 指标 | 单位 | 2024年 | 2025年 | 同比增长（%） |"
    text = f"表1 2025年主要指标\n{head}\n| 原煤产量 | 万吨 | 1,347 | 1360.5 | -1.2 |"
    found = told(text)
    assert list(found) == ["1,347", "1360.5", "-1.2"]
    claim, frame = found["1,347"]
    assert (claim.quantity.value, claim.quantity.unit, claim.kind) == (13470000, "吨", "amount")
    assert text[slice(*claim.measured)] == "原煤产量"
    assert (frame.period_start, frame.period_end) == (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    assert text[slice(*frame.section)] == "表1 2025年主要指标"
    change, frame = found["-1.2"]
    assert (change.kind, change.direction, float(change.quantity.value)) == ("change", "decrease", 1.2)
    assert (frame.basis, frame.period_end) == ("yoy", datetime.date(2025, 12, 31))


def test_cells_parted_by_tabs_keep_their_places():
    found = told("2025年产量\n指标\t单位\t产量\t比上年增长（%）\n蔬菜\t万吨\t2010.2\t3.4")
    assert list(found) == ["2010.2", "3.4"]


def test_rows_of_a_panel_are_places_and_years():
    text = "| 地区 | 年份 | 地区生产总值(亿元) |\n| 北京市 | 2023 | 43760.7 |\n| 北京市 | 2024 | 49843.1 |"
    found = told(text)
    assert [(frame.about, frame.period_end.year) for _, frame in found.values()] == [
        ("北京市", 2023),
        ("北京市", 2024),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| 序号 | 代码 | 年份 | 备注 |\n| 1 | 600036 | 2024 | 12 |",
        "| 项目 | 单位 |\n| 收入 | 亿元 |",
        "| 指标 | 2025年（万吨） |\n| 小麦 | — |\n| 玉米 | … |",
        "| 指标 | 2025年 |\n| 企业 | 53 |",
    ],
    ids=["serial numbers", "units alone", "no values", "no unit"],
)
def test_what_states_nothing_makes_no_claim(text):
    assert told(text) == {}


def test_prose_in_cells_goes_on_as_prose():
    text = "| 工作 | 进展 |\n| 投资 | 全年完成固定资产投资25亿元，比上年增长5.2%，增速居全省前列。 |"
    found = told(text)
    assert "25亿元" in found
    assert not any(claim.rule.startswith("grids.") for claim, _ in found.values())


def test_rows_of_the_tables_written_hold_the_caption_and_the_cell():
    prose = "2025年公报\n全市收成好于往年，农业发展较快。"
    text = f"{prose}\n表2 粮食产量\n单位：万吨\n| 品种 | 2024年 | 2025年 |\n| 小麦 | 12.5 | 13.1 |\n"
    tables = Extractor().tables([_report(text)])
    claims = tables.claims
    assert list(claims["section"]) == ["表2粮食产量"] * 2
    for row in claims.itertuples():
        assert text[row.start : row.end] == row.text


def _report(text):
    from gongbao.read import from_text

    return from_text(text)


def steps(document):
    def work():
        assert grids.find(document).entries

    return count_all(work)


def test_twice_the_rows_take_twice_the_steps():
    def long(rows):
        body = "".join(f"| 产品{at} | 万吨 | {at}.5 | {at + 1}.7 | 1.2 |\n" for at in range(rows))
        return Document(f"2025年产量\n| 指标 | 单位 | 2024年 | 2025年 | 增长（%） |\n{body}")

    steps(long(160))  # What is read and compiled by the way is not the text's.
    assert steps(long(160)) <= 2.2 * steps(long(80))


def test_twice_the_columns_take_twice_the_steps():
    def wide(columns):
        head = " | ".join(f"产品{at}（万吨） | 同比增长（%）" for at in range(columns))
        cells = " | ".join(f"{at}.5 | 1.2" for at in range(columns))
        return Document(f"各市产量\n| 地区 | {head} |\n| 南京市 | {cells} |")

    steps(wide(80))
    assert steps(wide(80)) <= 2.2 * steps(wide(40))


def test_the_rules_that_bear_on_a_cell_are_told():
    text = "2025年产量\n| 序号 | 指标 | 2025年（万吨） | 增长（%） |\n| 1 | 小麦 | 45.5 | 2.1 |"
    tried = {(text[one.start : one.end], one.rule, one.silencing) for one in grids.candidates(Document(text))}
    assert tried == {
        ("1", "grids.column.serial", True),
        ("45.5", "grids.cell.row", False),
        ("45.5", "grids.unit.head", False),
        ("2.1", "grids.cell.row", False),
        ("2.1", "grids.unit.head", False),
        ("2.1", "grids.nature.growth", False),
    }
    place = explain(annotate(Document(text)), clean(text))
    assert [fact.text for fact in place.facts if fact.layer == "claims"] == ["45.5", "2.1"]
