from re import _parser

import pytest

from gongbao.rulebook.hints import Chars, Hints, hints


def told(source):
    return hints(_parser.parse(source))


@pytest.mark.parametrize(
    ("source", "first"),
    [
        ("甲乙", "甲"),
        ("甲?乙", "乙甲"),
        ("(?:甲|乙)丙*", "乙甲"),
        ("(?P<x>[甲乙])(?!丙)", "乙甲"),
        ("(?=甲).", "甲"),
        ("(?=甲)?乙", "乙甲"),
        ("(?<!丙)甲(?=丁)", "甲"),
        ("甲(?P<x>乙)(?P=x)", "甲"),
        ("甲|^", None),
        ("甲?", None),
        ("[^甲]乙", None),
        ("(?i:甲)乙", None),
    ],
)
def test_first_characters(source, first):
    found = told(source).first
    assert (found and found.members) == first


@pytest.mark.parametrize(
    ("source", "last"),
    [
        ("甲$", "\n甲"),
        ("(?:甲|乙丙?)(?=.*)$", "\n丙乙甲"),
        ("(?:甲乙*)(?<!丙)$", "\n乙甲"),
        ("甲", None),
        ("甲$|乙$", None),
        ("甲?$", None),
        ("(甲)\\1$", None),
    ],
)
def test_last_character_where_the_end_must_be_reached(source, last):
    found = told(source).last
    assert (found and found.members) == last


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


@pytest.mark.parametrize(
    ("source", "behind"),
    [
        ("(?<=[甲乙])丙", ("乙甲", False)),
        ("(?:^|(?<=甲))丙", ("\n甲", True)),
        ("(?!丙)(?:(?<=甲乙)|(?<=丁))[一-龥]", ("丁乙", False)),
        (r"\A丙", ("\n", True)),
        ("(?:^甲|丙)", None),
        ("甲?(?<=乙)丙", None),
        (r"(?<=\d)丙", None),
        ("(?<!甲)丙", None),
        ("(?<=甲)丙?", None),
    ],
)
def test_what_every_match_begins_behind(source, behind):
    found = told(source).behind
    assert (found and (found.chars, found.opens)) == behind


def test_nothing_is_told_of_an_expression_that_knows_no_case():
    assert told("(?i)app") == Hints()
