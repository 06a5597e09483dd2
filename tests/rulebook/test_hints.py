from re import _parser

import pytest

from gongbao.rulebook.hints import Chars, Hints, hints


def told(source):
    return hints(_parser.parse(source))


@pytest.mark.parametrize(
    ("source", "first", "last"),
    [
        ("甲乙", "甲", "乙"),
        ("甲?乙", "乙甲", "乙"),
        ("(?:甲|乙)丙*", "乙甲", "丙乙甲"),
        ("(?P<x>[甲乙])(?!丙)", "乙甲", "乙甲"),
        ("(?=甲).", "甲", None),
        ("(?=甲)?乙", "乙甲", "乙"),
        ("(?<!丙)甲(?=丁)", "甲", "甲"),
        ("甲$", "甲", "\n甲"),
        ("甲|^", None, None),
        ("甲?", None, None),
        ("[^甲]乙", None, "乙"),
        ("甲(?P<x>乙)(?P=x)", "甲", None),
        ("(?i:甲)乙", None, "乙"),
    ],
)
def test_first_and_last_characters(source, first, last):
    found = told(source)
    assert (found.first and found.first.members, found.last and found.last.members) == (first, last)


def test_ranges_and_kinds_of_characters():
    first = told(r"[a-f\d]年").first
    assert first == Chars("", (("a", "f"),), "d")
    assert first.holds_kind("c")
    assert first.holds_kind("٣")
    assert not first.holds_kind("g")


@pytest.mark.parametrize(
    ("source", "near"),
    [
        (r"\d{1,3}年", ("年", 1, 3)),
        (r"\d{1,3}(?:年|个?月)", ("个年月", 1, 3)),
        (r"\d{1,3}年?", None),
        (r"\d+年", None),
        (r"\d{2}(?=[一-龥]{0,2}年)", ("年", 2, 4)),
        (r"\d(?:[一-龥]甲|[一-龥]{3}乙)", ("乙甲", 2, 4)),
    ],
)
def test_a_character_that_is_near(source, near):
    found = told(source).near
    assert (found and (found.chars.members, found.least, found.most)) == near


def test_nothing_is_told_of_an_expression_that_knows_no_case():
    assert told("(?i)app") == Hints()
