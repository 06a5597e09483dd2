import re
from pathlib import Path

import pytest

from gongbao import rulebook
from gongbao.dates.grammar import grammar
from gongbao.text import chars
from gongbao.text.sieve import Sieve

REPORT = (Path(__file__).resolve().parents[2] / "fixtures" / "tongliao.txt").read_text(encoding="utf-8")
PATTERNS = [re.compile(p) for p in ("甲", r"\d{1,3}年", r"\d+", "[一-龥]{2}月", "", r"[^甲]乙$")]


def candidates(text, at=0):
    return Sieve(PATTERNS, PATTERNS).at(text, at)


@pytest.mark.parametrize("text", ["甲", "12年", "１年", "٣٣年", "甲乙月", "丙乙", "", "12", "\ud800"])
def test_what_matches_is_among_the_candidates(text):
    for at in range(len(text) + 1):
        fitting = {pattern for pattern in PATTERNS if pattern.match(text, at)}
        assert fitting <= set(candidates(text, at))


def test_what_cannot_match_is_left_out_and_order_is_kept():
    assert [found.pattern for found in candidates("12月")] == [r"\d+", ""]


def test_expressions_behind_the_place():
    sieve = Sieve("甲乙", [re.compile("")] * 2, [re.compile("第 ?$"), None])
    assert sieve.at("12", 0, "第") == tuple("甲乙")
    assert sieve.at("12", 0, " ") == tuple("甲乙")
    assert sieve.at("12", 0, "前") == ("乙",)
    assert sieve.at("12", 0) == tuple("甲乙")


def test_forms_of_dates_that_fit_are_among_the_candidates():
    found, text = grammar(rulebook.default()), chars.fold(REPORT)
    for at in (begin.start() for begin in found.first.finditer(text)):
        fitting = [form.rule.id for form in found.forms if form.pattern.match(text, at)]
        left = [form.rule.id for form in found.sieve.at(text, at)]
        assert set(fitting) <= set(left), text[at : at + 20]
        assert left == [form.rule.id for form in found.forms if form.rule.id in left]
