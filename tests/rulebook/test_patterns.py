"""When expressions are compiled."""

import re

import pytest

from gongbao.errors import RuleError
from gongbao.layers import overlaid
from gongbao.rulebook import Rule
from gongbao.rulebook.patterns import compiled
from gongbao.rulebook.places import Place

RAW = {"id": "a", "note": "A rule."}


def test_every_shipped_expression_compiles(tmp_path):
    # A user's folder, even an empty one, has them all compiled at once.
    assert overlaid(tmp_path).unread() == []


def test_a_shipped_one_is_compiled_when_used_and_then_works_like_any(tmp_path):
    rule = Rule.read(RAW, Place(tmp_path / "a.toml", 1), shipped=True)
    pattern = compiled(rule, "pattern", "(?P<n>[0-9])元", re.X)
    assert pattern.pattern == rule.expressions["pattern"] == "(?P<n>[0-9])元"
    assert pattern.search("5元")["n"] == "5"
    assert pattern.groupindex == {"n": 1} and pattern.flags & re.X


def test_a_users_one_is_refused_at_once_and_a_shipped_one_when_used(tmp_path):
    (tmp_path / "a.toml").write_text('[[rule]]\nid = "a"\npattern = "("\n', encoding="utf-8")
    place = Place(tmp_path / "a.toml", 1)
    with pytest.raises(RuleError, match="line 3"):
        compiled(Rule.read(RAW, place), "pattern", "(")
    broken = compiled(Rule.read(RAW, place, shipped=True), "pattern", "(")
    with pytest.raises(RuleError, match="line 3"):
        broken.search("")
