from gongbao import rulebook
from gongbao.programs.granted import GrantRules


def test_what_stands_before_an_honour_has_an_end_where_a_text_repeats_it_without():
    leftover = GrantRules.of(rulebook.default()).leftover
    assert leftover.match("为" * 100).end() <= 10
