"""Hedges before a length of time."""

import pytest

from gongbao import dates

NOT = ["不", "不得", "不应", "不能", "不可", "不宜", "没有", "从未", "未"]


@pytest.mark.parametrize("word", NOT)
@pytest.mark.parametrize(
    ("verb", "mod"), [("超过", "LESS_THAN"), ("少于", "MORE_THAN"), ("长于", "LESS_THAN")]
)
def test_a_denied_bound_turns_round(word, verb, mod):
    (found,) = dates.find(f"期限{word}{verb}3年")
    assert (found.mod, found.start, found.end) == (mod, 2, 2 + len(word + verb) + 2)


@pytest.mark.parametrize(
    ("text", "mod", "start"),
    [
        ("历时约3年", "APPROX", 2),
        ("至少提前30天", "MORE_THAN", 4),
        ("最长6个月", "LESS_THAN", 2),
        ("历时3年", "", 2),
    ],
)
def test_a_hedge_before_a_verb_stays_outside(text, mod, start):
    (found,) = dates.find(text)
    assert (found.mod, found.start) == (mod, start)
