"""Marks pair up where an author paired them, and nowhere else."""

import pytest

from gongbao.text.marks import find


def marked(text):
    return [text[mark.start : mark.end] for mark in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("印发《关于学习贯彻〈条例〉的通知》和《办法》", ["《关于学习贯彻〈条例〉的通知》", "《办法》"]),
        ("开展“‘缘’起西辽河”交流实践", ["“‘缘’起西辽河”"]),
        ("创建‘双百工程’", ["‘双百工程’"]),
        ("推进「一网通办」", ["「一网通办」"]),
        ('打造"通辽牛肉"和＂甘味＂品牌', ['"通辽牛肉"', "＂甘味＂"]),
    ],
)
def test_outermost_marks_are_found(text, expected):
    assert marked(text) == expected


def test_a_mark_without_a_partner_hides_nothing_well_marked():
    assert marked("他说“要落实《办法》，实施“双百工程”。") == ["《办法》", "“双百工程”"]
    assert marked("落实办法》，实施“双百工程”") == ["“双百工程”"]


def test_an_odd_straight_quote_spoils_only_its_sentence():
    assert marked('打造"通辽牛肉品牌。推进"一网通办"改革。') == ['"一网通办"']


def test_marks_do_not_pair_over_lines():
    assert marked("打造“通辽牛肉\n品牌”") == []


def test_a_long_line_of_open_marks_takes_no_long_time():
    assert marked("“《" * 200_000) == []
