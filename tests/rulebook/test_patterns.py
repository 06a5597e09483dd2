"""When expressions are compiled."""

import re

import pytest

from gongbao.errors import RuleError
from gongbao.layers import LAYERS, overlaid
from gongbao.rulebook import Rule, default
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


@pytest.mark.parametrize("endless", ["(a|a)*b", r"(\d+)+亿", "([一-龥]+)*元", "(.*)*x", "(?:万|万万)+亿"])
def test_a_users_one_that_goes_back_and_forth_without_end_is_refused_with_its_name(tmp_path, endless):
    rule = Rule.read(RAW, Place(tmp_path / "a.toml", 1))
    (tmp_path / "a.toml").write_text('[[rule]]\nid = "a"\npattern = ""\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"rule 'a', key 'pattern': goes back and forth without end"):
        compiled(rule, "pattern", endless)


@pytest.mark.parametrize(
    "sound", [r"\d{1,12}(?:[,，]\d{3})*亿?", "[一-龥]{2,30}(?:局|委员会)", "(?:甲|乙)+元"]
)
def test_a_users_one_that_is_sound_is_not(tmp_path, sound):
    assert compiled(Rule.read(RAW, Place(tmp_path / "a.toml", 1)), "pattern", sound).pattern == sound


@pytest.mark.parametrize("factor", ["1e300000000", "1e-300000000", "1E+999"])
def test_a_unit_beyond_all_numbers_is_refused_with_its_line(tmp_path, factor):
    (tmp_path / "quantities").mkdir()
    columns = "id\tnames\tdimension\tfactor\toffset\tsource\tnot_before"
    row = f"mine\t甲乙\tlength\t{factor}\t\t\t"
    (tmp_path / "quantities" / "units.tsv").write_text(f"{columns}\n{row}\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"units\.tsv: line 2, column 'factor'"):
        overlaid(tmp_path)


def test_expressions_are_short_enough_to_read():
    """Longer ones are built of named parts."""
    long = [
        (rule.id, key, len(value))
        for layer in LAYERS
        for rule in layer.rules(default())
        for key, value in rule.model_dump().items()
        if isinstance(value, str) and re.search(r"\(\?|\[|\\|\|", value) and len(value) > 200
    ]
    assert long == []
