import random
import re

import pytest

from gongbao.text import scan
from gongbao.text.scan import Scan

SOURCES = [
    "预计(?!划)|有望|(?<!临时)估计",
    "(?:第[一二]届)?冬奥会",
    "^[一二]{1,2}是|(?m:^)[(（][一二][)）]",
    "现(?:有|存)?|存现",
    "(?:甲[^乙]|甲)丙?",
    "甲{2,3}乙?$",
    "[一-龥]{2}圈",
    "(?i:app)",
    "\\n+",
    "(?!)",
    "[一-龥]{1,3}(?:冬奥|有?望)会?",
    "(?<![甲乙])[^丙]{2,5}?(?:现有|\\n一)",
    "(?=[甲乙]{1,2}丙).",
    "(?=有望)",
    "(?:^|(?<=\\n))[一二](?!二)",
    "(?:(?<=[甲乙])|(?<=第一届)|^)[冬奥丙]{1,3}?",
    "(?<=[甲乙])(?:预计|[一-龥]{2}现有)",
    "(?<=冬)(?=奥)|\\A",
    "(?<![甲乙])[一\\d][^丙]{0,3}?有望",
    "(?:(?<=[甲乙\\n])|^)[二\\s]\\w",
]
ALPHABET = "预计划有望临时估第一二届冬奥会是(（)）现存甲乙丙圈aApP\n"


@pytest.mark.parametrize("held", [20_000, 5])
@pytest.mark.parametrize("seed", range(40))
def test_matches_are_those_of_finditer(seed, held, monkeypatch):
    monkeypatch.setattr(scan, "_HELD", held)
    patterns = [re.compile(source) for source in SOURCES]
    draw = random.Random(seed)
    pieces = [
        *ALPHABET,
        "预计",
        "有望",
        "临时估计",
        "第一届",
        "冬奥会",
        "现有",
        "甲甲甲乙",
        "一是",
        "\n（一）",
    ]
    text = "".join(draw.choices(pieces, k=60))
    found = Scan(patterns).find(text)
    for pattern, matches in zip(patterns, found, strict=True):
        expected = [(m.span(), m.groupdict()) for m in pattern.finditer(text)]
        assert [(m.span(), m.groupdict()) for m in matches] == expected


def test_each_yields_one_pattern_after_the_other():
    scan = Scan([re.compile("乙"), re.compile("甲")])
    assert [(number, match.start()) for number, match in scan.each("甲乙甲")] == [(0, 1), (1, 0), (1, 2)]


def test_half_a_character_hides_nothing():
    assert [m.span() for m in Scan([re.compile("甲.")]).find("\ud800甲\udc00")[0]] == [(1, 3)]


def test_an_expression_is_tried_only_where_its_first_character_stands():
    text = "甲家共，3家共"
    trials = list(Scan([re.compile("[\\d甲]家共")])._places(text))
    assert trials == [0, 4]
