"""The examples of the cleaning rules come out: a line that a rule must take, and lines that it must leave."""

import pytest

from gongbao import rulebook
from gongbao.clean.rules import compiled, sieve
from gongbao.text import chars

RULES = compiled(rulebook.default())


@pytest.mark.parametrize("part", RULES, ids=[part.rule.id for part in RULES])
def test_examples_come_out(part):
    assert part.rule.match
    assert part.rule.silent
    for line in part.rule.match:
        assert part.pattern.search(chars.fold(line)), line
        assert part in sieve(rulebook.default()).at(chars.fold(line), 0)
    for line in part.rule.silent:
        assert not part.pattern.search(chars.fold(line)), line
