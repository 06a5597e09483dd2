"""What is sought before a linking rule's whole pattern is found wherever that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.claims.rules import claim_rules
from gongbao.claims.tagset import TARGET, behind_measured
from gongbao.rulebook import default


@pytest.mark.parametrize(
    ("pattern", "rest"),
    [
        (r"(?P<measured> (?:noun | [)(] | \) )+ ) adverb* @", "adverb* @"),
        ("(?P<measured> noun )? @", "@"),
        ("(?P<measured> noun ){1,2}? (?: verb )? @", "(?: verb )? @"),
        ("(?P<measured> noun ) @ (?P=measured)", ""),
        ("(?P<measured> noun )", ""),
        ("verb (?P<measured> noun ) @", ""),
    ],
)
def test_the_rest_of_a_pattern_stands_behind_its_first_group(pattern, rest):
    assert behind_measured(pattern) == rest


@given(tags=st.text(alphabet=[*claim_rules(default()).tagset.names(), TARGET], max_size=12))
def test_a_pattern_is_found_nowhere_that_its_rest_or_what_it_needs_is_not(tags):
    for link in claim_rules(default()).links:
        if link.pattern.search(tags):
            assert not link.prefilter or link.prefilter.search(tags), link.rule.id
            assert not link.needs or not link.needs.isdisjoint(tags), link.rule.id


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("(?P<measured> before )? idle* (?P<predicate> above | below ) @", {"above", "below"}),
        ("number joint @ (?! of )", {"comma", "conjunction"}),
        ("share (?: of | comma )+ @", {"share"}),
        ("share? (?= of ) @", set()),
        ("share @ | of @", set()),
    ],
)
def test_what_a_pattern_needs_stands_alone_in_it(pattern, names):
    tagset = claim_rules(default()).tagset
    assert tagset.needed(pattern) == {tagset.tag(name) for name in names}
