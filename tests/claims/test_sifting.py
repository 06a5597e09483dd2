"""What is sought before a linking rule's whole pattern is found wherever that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.claims.patterns import TARGET, behind_measured
from gongbao.claims.rules import knowledge
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


@given(letters=st.text(alphabet=[*knowledge(default()).alphabet.names(), TARGET], max_size=12))
def test_a_pattern_is_found_nowhere_that_its_rest_is_not(letters):
    for link in knowledge(default()).links:
        if link.rough and link.pattern.search(letters):
            assert link.rough.search(letters), link.rule.id
