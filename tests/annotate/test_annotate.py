"""The order of the layers, and that each takes what it needs and nothing else."""

from gongbao import claims, rulebook
from gongbao.annotate import annotate
from gongbao.layers import FACTS, LAYERS, facts_of
from gongbao.text import Document

TEXT = "2024年，市教育局实施“双减”行动，培育39个品牌，产量同比增长5.2%。"


def test_the_facts_of_a_text_by_layer():
    annotation = annotate(TEXT)
    found = {
        layer.name: [TEXT[fact.start : fact.end] for fact in facts_of(layer, annotation)] for layer in FACTS
    }
    assert found == {
        "quantities": ["39个", "5.2%"],
        "dates": ["2024年"],
        "organizations": ["市教育局"],
        "programs": ["“双减”行动"],
        "claims": ["39个", "5.2%"],
    }


def test_claims_come_of_the_quantities_that_are_given():
    document, annotation = Document(TEXT), annotate(TEXT)
    assert claims.find(document, ()) == ()
    (claim,) = claims.find(document, annotation.quantities[1:])
    assert TEXT[claim.start : claim.end] == "5.2%"


def test_every_rule_that_makes_facts_is_of_a_layer_that_finds_some():
    book = rulebook.default()
    for layer in LAYERS:
        if layer.find is None:
            assert not layer.has_facts
    assert len({rule.id for layer in LAYERS for rule in layer.rules(book)}) > 300
