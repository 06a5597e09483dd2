import pytest
from tests.robustness.steps import count

from gongbao.annotate import annotate
from gongbao.extraction import default_extractor
from gongbao.read import from_text
from gongbao.rulebook import Rulebook
from gongbao.workbench.explain import explain
from gongbao.workbench.steps import steps_of

TEXT = "全市举办培训500余期，完成投资5亿元以上，居全国第三章。"


@pytest.fixture(scope="module")
def explained():
    cleaned, annotation = default_extractor().annotate(from_text(TEXT))
    return lambda at=None: explain(annotation, cleaned, at)


def test_a_claim_is_told_with_its_steps_and_rules(explained):
    [fact] = explained(TEXT.index("余")).facts
    assert (fact.layer, fact.text, TEXT[fact.start : fact.end]) == ("claims", "500余期", "500余期")
    steps = {step.what: (step.text, step.value, step.rule) for step in fact.steps}
    assert steps["numeral"] == ("500", "500", "numerals.arabic")
    assert steps["mod"] == ("余", "more", "quantities.hedge.surplus")
    assert steps["unit"][2] == "quantities/classifiers.tsv:期"
    assert steps["measured"][0] == "培训"
    assert {fact.rule, "quantities.hedge.surplus", "numerals.arabic"} <= fact.rules


def test_candidates_come_in_order_with_who_won(explained):
    [fact] = explained(TEXT.index("亿")).facts
    linked = [item for item in fact.tried if item.layer == "claims"]
    assert linked[0].outcome == "won"
    assert {item.by for item in linked[1:]} == {fact.rule}
    assert linked[-1].rule == "claims.link.bare"


def test_what_made_nothing_says_which_rule_silenced_it(explained):
    place = explained(TEXT.index("三章"))
    assert not place.facts
    assert ("quantities.none.ordinal", "silences") in {(item.rule, item.outcome) for item in place.in_vain}


def test_without_an_offset_everything_is_explained(explained):
    assert [fact.text for fact in explained().facts] == ["500余期", "5亿元以上"]


def test_dates_and_organizations_tell_their_candidates():
    text = "2025年一季度，通辽市人民政府召开会议。"
    cleaned, annotation = default_extractor().annotate(from_text(text))
    facts = {fact.layer: fact for fact in explain(annotation, cleaned).facts}
    date, body = facts["dates"], facts["organizations"]
    assert [item.outcome for item in date.tried if item.rule == date.rule and item.text == date.text] == [
        "won"
    ]
    assert any(item.outcome == "overruled" and item.by == date.rule for item in date.tried)
    assert (body.text, body.tried[0].outcome) == ("通辽市人民政府", "won")
    assert {step.what: step.value for step in date.steps}["value"] == "2025-Q1"


def test_of_many_claims_no_file_is_read_again(monkeypatch):
    annotation = annotate("新建学校36所，投资超过5亿元，改造道路7公里。")
    first, *others = annotation.claims
    steps_of(first, annotation)

    def read_again(*_):
        raise AssertionError("a table of units is read once a rulebook")

    monkeypatch.setattr(Rulebook, "_lines", read_again)
    assert [steps_of(claim, annotation)[0].value for claim in others] == ["500000000", "7"]


def test_all_of_twice_the_text_takes_twice_the_steps():
    def steps(length):
        cleaned, annotation = default_extractor().annotate(from_text("新建学校36所，投资增长5%。" * length))
        explain(annotation, cleaned)
        return count(lambda: explain(annotation, cleaned))

    assert steps(160) <= 2.3 * steps(80)
