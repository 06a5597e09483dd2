import re
from re import _parser

import pytest

from gongbao.rulebook.landmarks import landmarks


@pytest.mark.parametrize(
    "source, expected",
    [
        ("预计(?!划)|有望|(?<!临时)估计", "估计 有望 预计"),
        ("(?:第[一二]届)?冬奥会", "冬奥会 第一届冬奥会 第二届冬奥会"),
        ("(?P<year>20|19)\\d\\d年", "19 20"),
        ("(?=甲)(?:全|我)市", "全市 我市"),
        ("现(?:有|存)|现", "现"),
        ("(?:甲[^乙]|甲)丙", "甲"),
        ("(?:甲|甲[^乙])丙", "甲"),
        ("(?:ab){2}c", "ab"),
        ("(?>a|b)++c", "a b"),
        ("(a)\\1b", "a"),
        ("[0-3]月", "月+1"),
        ("[一-龥]{2,6}经济圈", "经济圈+2-6"),
        ("[一-龥]{2,4}(?:机场|[甲乙]?港口)(?=旅客)", "旅客+4-7"),
        ("东部|[一-龥]{1,2}地区", "东部 地区+1-2"),
        ("(?:(?:的|[一-龥])委员|甲)长?会", "委员+1 甲"),
        ("[^甲]{1,3}(?:乙丙|丁)?戊己", "丁戊己+1-3 乙丙戊己+1-3 戊己+1-3"),
        ("(?!甲)乙|丙", "丙 乙"),
        ("(?<=甲)[一-龥](?!乙)", ""),
        ("[一-龥]+委员会", ""),
        ("\\d月", "月+1"),
        ("[^甲]乙", "乙+1"),
        ("[,。;]", ""),
        ("甲?", ""),
        ("(?:|甲)乙", "乙 甲乙"),
        ("(?i)app", ""),
        ("(?i:app)|小程序", ""),
        ("(甲)?(?(1)乙|丙)(丁)", "丁+1-2"),
        ("\ud800甲", "甲+1"),
    ],
)
def test_words_that_every_match_holds(source, expected):
    try:
        parsed = _parser.parse(source)
    except re.error:
        pytest.skip("not an expression in this version of Python")
    assert " ".join(map(shown, landmarks(parsed))) == expected


def shown(landmark):
    word, least, most = landmark
    return word if most == 0 else f"{word}+{least}" + (f"-{most}" if most > least else "")


def test_of_very_many_words_shorter_ones_are_told():
    found = landmarks(_parser.parse("[A-Z][A-Z][A-Z][A-Z]"))
    assert found[0] == ("AA", 0, 0)
    assert len(found) == 26 * 26
