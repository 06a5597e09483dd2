"""What repeats on pages goes, what only looks alike stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.read.pdf.margins import without_margins
from gongbao.read.pdf.order import Line


def page(*texts, foot=""):
    lines = [Line(text, 50, 500, 800 - 20 * at, 12) for at, text in enumerate(texts)]
    return lines + ([Line(foot, 250, 300, 30, 12)] if foot else [])


def kept(*pages):
    return [[line.text for line in page] for page in without_margins(list(pages))]


@pytest.mark.parametrize("number", ["{}", "- {} -", "第{}页", "第 {} 页 共 9 页", "甲县公报 {}", "{} / 9"])
def test_numbers_that_count_pages_go(number):
    bodies = [[word * at for word in "甲乙丙丁"] for at in range(1, 5)]
    pages = [page(*body, foot=number.format(at)) for at, body in enumerate(bodies, 5)]
    assert kept(*pages) == bodies


def test_edge_lines_that_differ_in_their_numbers_stay():
    pages = [page(f"合计{total}亿元", "甲", "乙", "丙", f"利润{total + 3}万元") for total in (5, 19, 12)]
    assert kept(*pages) == [[line.text for line in one] for one in pages]


@pytest.mark.parametrize(
    "last", [["总计39亿元"], ["总计39亿元", "增长5.2%"], ["1300"], ["2025年11月7日", "甲县统计局"]]
)
def test_a_short_page_keeps_what_it_says(last):
    body = ["第一行说的是事", "第二行", "第三行", "第四行", "第五行"]
    pages = [page("二〇二五年公报"), page(*body), page(*last)]
    assert kept(*pages) == [["二〇二五年公报"], body, last]


def test_a_header_goes_and_a_cover_of_its_words_stays():
    head = "甲县国民经济统计公报"
    bodies = [[word * at for word in "甲乙丙丁"] for at in range(1, 4)]
    pages = [page(head), *(page(head, *body, foot="内部资料") for body in bodies)]
    assert kept(*pages) == [[head], *bodies]


def test_the_first_of_the_same_lines_with_a_number_stays():
    pages = [page("总投资39亿元", *(text + word for word in "甲乙丙丁")) for text in "一二三"]
    assert [texts[0] for texts in kept(*pages)] == ["总投资39亿元", "二甲", "三甲"]


@given(
    st.lists(
        st.lists(st.sampled_from(["甲", "合计5亿元", "合计6亿元", "1", "2", "- 3 -", "公报"]), max_size=6),
        max_size=8,
    )
)
def test_no_number_is_lost_from_all_pages(texts):
    pages = [page(*lines) for lines in texts]
    found = {text for lines in kept(*pages) for text in lines}
    assert {text for lines in texts for text in lines if "合计" in text} <= found
