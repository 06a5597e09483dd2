"""Decisions put into tables: what holds afterwards, and a verdict on every one."""

import csv
import datetime

import pytest
from typer.testing import CliRunner

from gongbao import cli
from gongbao.extraction import default_extractor
from gongbao.gold.corrections import corrected
from gongbao.gold.decisions import Decision
from gongbao.read import from_text
from gongbao.tables import load_tables
from gongbao.write import write

TEXT = "2025年，通辽市新建学校36所、医院5家，投资120万元。市教育局印发《教育发展规划》。"


@pytest.fixture(scope="module")
def tables():
    return default_extractor().tables([from_text(TEXT)])


@pytest.fixture
def doc_id(tables):
    return tables.documents["doc_id"][0]


@pytest.fixture
def said(doc_id):
    def make(text, decision, table="claims", time="1", **more):
        start = TEXT.index(text)
        where = {"doc_id": doc_id, "start": start, "end": start + len(text), "text": text}
        return Decision(time=time, table=table, decision=decision, **where, **more)

    return make


def rows(found, table="claims"):
    frame = getattr(found.tables, table)
    return [
        (row.text, None if row.reviewed is None or row.reviewed != row.reviewed else row.reviewed)
        for row in frame.astype(object).where(frame.notna(), None).itertuples()
    ]


def outcomes(found):
    return [(verdict.decision.text, verdict.reviewer, verdict.outcome) for verdict in found.verdicts]


def test_decisions_of_a_report_that_is_not_done_count(tables, said):
    found = corrected(
        tables,
        {
            "me": [
                said("36所", "right", fields={"value": 36, "unit": "所", "kind": "count", "mod": "exact"}),
                said("5家", "wrong"),
                said("120万元", "corrected", fields={"value": 1300000, "period_start": "2025-01-01"}),
                said("学校", "added", table="organizations", fields={"type": "school"}),
            ]
        },
        text_of=lambda _: TEXT,
    )
    assert rows(found) == [("36所", "right"), ("120万元", "corrected")]
    money = found.tables.claims.iloc[1]
    assert (money["value"], money["base_value"], money["unit"]) == (1300000, 1300000, "元")
    assert money["period_start"].date() == datetime.date(2025, 1, 1)
    assert found.tables.documents["n_claims"][0] == 2
    added = next(row for row in found.tables.organizations.itertuples() if row.text == "学校")
    assert (added.reviewed, added.name, added.rule) == ("added", "学校", "review")
    assert added.sentence.startswith("2025年，通辽市") and added.org_id in set(
        found.tables.entities["entity_id"]
    )
    assert {outcome for *_, outcome in outcomes(found)} == {"applied"}


def test_rows_of_a_report_that_is_done_are_right(tables, said, doc_id):
    done = Decision(time="2", doc_id=doc_id, table="documents", start=0, end=0, decision="done")
    found = corrected(tables, {"me": [said("5家", "wrong"), done]})
    assert rows(found) == [("36所", "right"), ("120万元", "right")]
    assert list(found.tables.documents["reviewed"]) == ["done"]


def test_a_corrected_span_moves_its_row_and_undecided_rows_give_way(tables, said):
    start, end = TEXT.index("36所"), TEXT.index("5家") + 2
    wide = said("36所", "corrected", to=(start, end), to_text=TEXT[start:end], fields={"value": 41})
    found = corrected(tables, {"me": [wide]})
    assert rows(found) == [("36所、医院5家", "corrected"), ("120万元", None)]
    assert found.tables.claims["claim_id"][0].endswith(f":c{start}")


def test_a_later_decision_replaces_an_earlier_and_open_takes_it_back(tables, said):
    found = corrected(tables, {"me": [said("5家", "wrong"), said("5家", "open"), said("36所", "wrong")]})
    assert rows(found) == [("5家", None), ("120万元", None)]


def test_reviewers_who_differ_are_in_conflict_unless_the_last_holds(tables, said):
    reviews = {
        "wang": [said("36所", "wrong", time="1"), said("5家", "wrong", time="1")],
        "li": [said("36所", "right", time="2"), said("5家", "wrong", time="2")],
    }
    found = corrected(tables, reviews)
    assert rows(found) == [("36所", "conflict"), ("120万元", None)]
    assert sorted(outcomes(found)) == [
        ("36所", "li", "conflict"),
        ("36所", "wang", "conflict"),
        ("5家", "li", "applied"),
        ("5家", "wang", "agreed"),
    ]
    found = corrected(tables, reviews, latest=True)
    assert rows(found)[0] == ("36所", "right") and not found.conflicts
    assert ("36所", "wang", "left out") in outcomes(found)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"decision": "corrected", "fields": {"value": "abc"}}, "value 'abc' is no number"),
        ({"decision": "corrected", "fields": {"kind": "many"}}, "kind 'many'"),
        ({"decision": "corrected", "fields": {"period_end": "soon"}}, "period_end 'soon' is no day"),
        ({"decision": "right", "sha256": "0" * 64}, "the text has changed since"),
        ({"decision": "right", "doc_id": "other"}, "the run has no such document"),
        ({"decision": "wrong", "start": 0, "end": 1}, "the run has no such row any more"),
    ],
)
def test_what_cannot_be_applied_is_left_out_with_a_word(tables, said, change, why):
    one = said("5家", "right").model_copy(update=change)
    (verdict,) = corrected(tables, {"me": [one]}).verdicts
    assert verdict.outcome == "left out" and why in verdict.why


def test_two_decided_spans_that_overlap_do_not_both_stand(tables, said):
    found = corrected(tables, {"me": [said("36所", "right"), said("6所、", "added", fields={"value": 6})]})
    assert ("36所", "right") in rows(found)
    assert "overlaps '36所'" in next(v.why for v in found.verdicts if v.outcome == "left out")


def test_tables_without_decisions_stay_as_they_are(tables):
    found = corrected(tables, {})
    for name, frame in tables.items():
        assert getattr(found.tables, name)[list(frame.columns)].equals(frame)


def test_the_command_writes_tables_and_what_became_of_each_decision(tables, said, tmp_path):
    run, out = tmp_path / "run", tmp_path / "corrected"
    write(tables, run)
    for name, decision in (("wang", "wrong"), ("li", "right")):
        lines = [said("36所", decision), said("5家", "wrong")]
        text = "".join(line.model_dump_json(exclude_defaults=True) + "\n" for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    reviews = ["--review", str(tmp_path / "wang.jsonl"), "--review", str(tmp_path / "li.jsonl")]
    command = ["review", "apply", str(run), "-o", str(out), *reviews]
    done = CliRunner().invoke(
        cli.app, [*command, "--format", "csv,xlsx,sqlite,jsonl,parquet", "--heads", "zh"]
    )
    assert done.exit_code == 1
    assert (
        "4 decisions: 1 agreed, 1 applied, 2 conflict" in done.output and "36所 (wang): wrong" in done.output
    )
    with (out / "review.csv").open(encoding="utf-8-sig") as file:
        lines = list(csv.DictReader(file))
    assert [(line["text"], line["reviewer"], line["outcome"]) for line in lines] == [
        ("36所", "wang", "conflict"),
        ("36所", "li", "conflict"),
        ("5家", "li", "applied"),
        ("5家", "wang", "agreed"),
    ]
    assert list(load_tables(out).claims["text"]) == ["36所", "120万元"]
    assert (out / "claims.csv").read_text(encoding="utf-8-sig").splitlines()[0].endswith(",rule,reviewed")
    assert CliRunner().invoke(cli.app, [*command, "--latest"]).exit_code == 0


def test_decisions_that_are_not_there_are_a_word(tables, tmp_path):
    write(tables, tmp_path / "run")
    done = CliRunner().invoke(
        cli.app, ["review", "apply", str(tmp_path / "run"), "-o", str(tmp_path / "out")]
    )
    assert "review.jsonl: no decisions yet; make them with `gongbao inspect" in str(done.exception)
