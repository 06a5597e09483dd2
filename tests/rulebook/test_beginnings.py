import re
from re import _parser

import pytest

from gongbao.rulebook.beginnings import beginnings


@pytest.mark.parametrize(
    "source, expected",
    [
        ("预计(?!划)|有望|(?<!临时)估计", "估计 有望 预计"),
        ("(?:第[一二]届)?冬奥会", "冬奥会 第一届冬 第二届冬"),
        ("(?P<year>20|19)\\d\\d年", "19 20"),
        ("^[(（]?[一二]{1,3}是", "(一 (二 一 二 （一 （二"),
        ("(?=甲)(?:全|我)市", "全市 我市"),
        ("现(?:有|存)|现", "现"),
        ("(?:甲[^乙]|甲)丙", "甲"),
        ("(?:甲|甲[^乙])丙", "甲"),
        ("(?:ab){2}c", "ab"),
        ("(?>a|b)++c", "a b"),
        ("(a)\\1b", "a"),
        ("[0-3]月", "0月 1月 2月 3月"),
        ("[一-龥]{2,6}经济圈", ""),
        ("\\d月", ""),
        ("[^甲]乙", ""),
        (".甲", ""),
        ("甲?", ""),
        ("(?:|甲)乙", "乙 甲乙"),
        ("(?i)app", ""),
        ("(?i:app)|小程序", ""),
        ("(?:甲)?(?(1)乙|丙)(丁)", ""),
        ("\ud800甲", ""),
    ],
)
def test_beginnings_of_an_expression(source, expected):
    try:
        parsed = _parser.parse(source)
    except re.error:
        pytest.skip("not an expression in this version of Python")
    assert " ".join(beginnings(parsed)) == expected


def test_of_very_many_beginnings_shorter_ones_are_told():
    assert beginnings(_parser.parse("[A-Z][A-Z][A-Z]1")) == tuple(
        first + second for first in map(chr, range(65, 91)) for second in map(chr, range(65, 91))
    )
