import pytest

from gongbao.errors import GoldError
from gongbao.extraction import extract
from gongbao.gold.decisions import Decision
from gongbao.gold.review import gold_from_review

TEXT = "全市新建学校36所、医院5家，增长12%。"


@pytest.fixture(scope="module")
def tables():
    return extract(TEXT)


def said(text, decision, **more):
    start = TEXT.index(text)
    return Decision(
        time="t",
        doc_id="text",
        table=more.pop("table", "claims"),
        start=start,
        end=start + len(text),
        text=text,
        decision=decision,
        **more,
    )


DONE = Decision(time="t", doc_id="text", table="documents", start=0, end=0, decision="done")


def claims(gold):
    return [(mark.text, mark.fields.get("value"), mark.fields.get("unit")) for mark in gold["text"]["claims"]]


def test_rows_without_a_decision_are_right_once_the_report_is_done(tables):
    assert claims(gold_from_review([DONE], tables)) == [
        ("36所", 36, "所"),
        ("5家", 5, "家"),
        ("12%", 12, "%"),
    ]


def test_a_report_that_is_not_done_gives_no_gold_unless_asked_for(tables):
    right = said("36所", "right", fields={"value": 36, "unit": "所", "mod": "exact", "kind": "count"})
    assert gold_from_review([right], tables) == {}
    assert claims(gold_from_review([right], tables, open_too=True)) == [("36所", 36, "所")]


def test_wrong_takes_out_corrected_replaces_added_adds(tables):
    start = TEXT.index("学校36所")
    gold = gold_from_review(
        [
            said(
                "36所",
                "corrected",
                to=(start, start + 5),
                to_text="学校36所",
                fields={"value": 36, "unit": "座"},
            ),
            said("12%", "wrong"),
            said("全市", "added", table="organizations", fields={"type": "other", "name": "全市"}),
            DONE,
        ],
        tables,
    )
    assert claims(gold) == [("学校36所", 36, "座"), ("5家", 5, "家")]
    assert "全市" in [mark.text for mark in gold["text"]["organizations"]]


def test_the_last_decision_on_a_row_holds_and_open_takes_it_back(tables):
    gold = gold_from_review([said("5家", "right"), said("5家", "wrong"), said("5家", "open"), DONE], tables)
    assert ("5家", 5, "家") in claims(gold)


def test_decided_spans_that_overlap_are_refused(tables):
    with pytest.raises(GoldError, match="overlap"):
        gold_from_review([said("36所", "right"), said("6所、", "added"), DONE], tables)


def test_decisions_about_a_text_that_has_changed_since_are_passed_over(tables):
    old = said("5家", "wrong", sha256="0" * 64)
    assert ("5家", 5, "家") in claims(gold_from_review([old, DONE], tables))
