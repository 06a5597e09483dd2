"""Every rule's examples come out as they are written beside it."""

import pytest

from gongbao import layers, rulebook
from gongbao.workbench import examples

BOOK = rulebook.default()
CASES = [(layer, rule) for layer in layers.LAYERS for rule in layer.rules(BOOK)]


@pytest.mark.parametrize(("layer", "rule"), CASES, ids=[f"{layer.name}:{rule.id}" for layer, rule in CASES])
def test_examples_come_out(layer, rule):
    assert [failure.why for failure in examples.run(layer, rule, BOOK)] == []


def test_rule_ids_are_unique():
    ids = [rule.id for _, rule in CASES]
    assert len(ids) == len(set(ids))


def test_each_rule_that_makes_facts_shows_where_it_is_silent():
    assert [rule.id for _, rule in CASES if rule.makes_facts and not rule.silent] == []


def test_an_id_begins_with_the_folder_of_its_rule():
    assert [rule.id for layer, rule in CASES if not rule.id.startswith(f"{layer.name}.")] == []
