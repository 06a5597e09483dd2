"""The files of `../shared/files`, each read as its README says is right."""

from functools import cache
from pathlib import Path

import pytest

from gongbao.extraction import Extractor
from gongbao.read import read
from gongbao.read.decode import decode

FILES = Path(__file__).parents[3] / "shared" / "files"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="../shared/files is not there: nothing to read")


@cache
def report(name):
    return read(FILES / name)


@cache
def claims(name):
    table = Extractor().tables([report(name)]).claims
    for row in table.itertuples():
        found = "".join(report(name).text[row.start : row.end].split())
        assert found == "".join(row.text.split())
    return table


def told(name):
    """Return text, measured, value, unit and last day of each claim of a table in a file."""
    table = claims(name)
    table = table[table["rule"].str.startswith("grids.")]
    rows = (
        table[["text", "measured", "value", "unit", "kind", "period_end"]].fillna("").itertuples(index=False)
    )
    return [
        (row.text, row.measured, float(row.value), row.unit, row.kind, str(row.period_end)[:4])
        for row in rows
    ]


STATISTICS = [
    ("51200.5", "地区生产总值", 5120050000000, "元", "money", "2024"),
    ("53926.7", "地区生产总值", 5392670000000, "元", "money", "2025"),
    ("5.4", "地区生产总值", 5.4, "%", "change", "2025"),
]


@pytest.mark.parametrize("name", ["made/gb.html", "made/gb.docx", "made/stat.xlsx"])
def test_every_cell_has_its_rows_indicator_and_its_columns_period(name):
    found = told(name)
    assert set(STATISTICS) <= set(found)
    assert len(found) == 12
    assert ("-0.1", "常住人口", 0.1, "%", "change", "2025") in found


def test_a_panel_is_a_row_a_place_and_year():
    table = claims("made/panel.xlsx")
    assert set(zip(table["text"], table["about"], table["period_end"].dt.year, strict=True)) == {
        ("49843.1", "北京市", 2024),
        ("53926.7", "上海市", 2024),
    }


def test_rows_of_bars_and_of_tabs_are_tables():
    assert told("made/tab1.txt") == [
        ("1300万吨", "粮食产量", 13000000, "吨", "amount", "2024"),
        ("1360万吨", "粮食产量", 13600000, "吨", "amount", "2025"),
        ("51200.5", "地区生产总值", 5120050000000, "元", "money", "2024"),
        ("53926.7", "地区生产总值", 5392670000000, "元", "money", "2025"),
        ("5.0", "增长", 5, "%", "change", "2024"),
        ("5.4", "增长", 5.4, "%", "change", "2025"),
    ]
    assert told("made/tab2.txt") == [
        ("1360.5", "粮食", 13605000, "吨", "amount", "2025"),
        ("1.0", "粮食", 1, "%", "change", "2025"),
        ("2010.2", "蔬菜", 20102000, "吨", "amount", "2025"),
        ("3.4", "蔬菜", 3.4, "%", "change", "2025"),
    ]


def test_lines_of_a_cell_are_rows_and_raised_or_lowered_digits_are_no_digits():
    found = told("made/cell-br-p-sub.html")
    assert ("45", "粮食产量 小麦", 450000, "吨", "amount", "2023") in found
    assert ("3.0", "粮食产量 小麦", 3, "%", "change", "2023") in found
    assert ("300", "发电量 火电", 30000000000, "千瓦时", "amount", "2023") in found
    texts = [*claims("made/cell-br-p-sub.html")["text"]]
    assert {"12万吨", "100万m²", "3.2%"} <= set(texts)
    assert not {"12045", "2.13.0", "212万吨"} & set(texts)


def test_a_page_in_a_page_is_read_to_its_article():
    found = report("real/gne-other-1.html")
    assert "批准发行15500亿元特别国债购买外汇" in found.text
    assert "2007年6月29日第十届全国人民代表大会常务委员会第二十八次会议通过" in found.text
    assert str(found.date) == "2007-08-20"
    assert found.title.endswith("年末国债余额限额的决议")
    assert not any(word in found.text for word in ("首页", "扫一扫", "ICP", "字号"))


def test_a_table_that_lays_out_a_page_is_none():
    found = report("real/gne-zsnews-1.html")
    first, *paragraphs = found.text.splitlines()
    assert first == found.title == "顺德区大良街道党工委委员潘卓辉一行到众创金融街开展调研工作"
    assert [line[:5] for line in paragraphs] == ["2019年", "调研组一行", "下一步，我"]
    assert (found.publisher, str(found.date)) == ("东区办事处", "2019-03-06")


def test_tables_of_markup_in_markdown_are_tables_and_keep_their_places():
    name = "real/esg-paddle_final.md"
    raw = decode((FILES / name).read_bytes(), name)
    assert len(raw) == len(report(name).text)
    found = told(name)
    assert ("42.79", "全年培训投入金额", 427900, "元", "money", "2024") in found
    assert len(found) > 100
    assert not claims(name)["sentence"].str.contains("<", regex=False).any()
    assert not claims(name)["text"].str.fullmatch("[千万亿]+[元吨人]").any()
    for row in claims(name).itertuples():
        if row.rule.startswith("grids."):
            assert raw[row.start : row.end] == row.text


@pytest.mark.parametrize(
    ("name", "begins", "holds"),
    [
        (
            "real/gov-test.doc",
            "国防部下发文件",
            ("国防部发〔2023〕33号", "正文部分", "2012年12月12日印发", "共印3份"),
        ),
        (
            "real/gov-test.wps",
            "一份公文文件",
            ("国防部发〔2012〕21号", "各有关单位", "抄送：教育局，教育局。", "共印2份"),
        ),
        (
            "real/gov-test.ofd",
            "一份公文文件",
            ("国防部发〔2012〕21号", "电话：123456578", "分送：教育局", "共印2份"),
        ),
        ("real/chat-ocr_test.pptx", "我是文字", ("| 我是表格1 | 我是表格5 |",)),
        ("real/cninfo-features.xls", "|  | Efficiency | Novelty |", ("| 300454 | 11695 | 10258 |",)),
        ("real/chardet-big5-coolloud.xml", "苦勞網", ("第一屆北京同性戀文化節公開信", "民國六十幾年之後")),
    ],
)
def test_office_files_and_marked_up_ones_are_read_whole(name, begins, holds):
    text = report(name).text
    assert text.startswith(begins)
    assert all(words in text for words in holds)
    assert "http" not in text and "\N{REPLACEMENT CHARACTER}" not in text


def test_numbers_of_a_notice_without_a_table_are_no_claims_of_one():
    assert not any(told(name) for name in ("real/gov-test.doc", "real/cninfo-features.xls"))


def test_no_claim_is_a_bare_unit():
    for path in sorted(FILES.glob("*/*")):
        if path.suffix != ".pdf":
            texts = claims(str(path.relative_to(FILES)))["text"]
            assert not texts.str.fullmatch(
                "[万亿]*(?:元|吨|人|亩|户|个|家|件|次|%|平方公里|平方米|千瓦时)"
            ).any(), path
