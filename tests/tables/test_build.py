"""Rows become typed tables, and a row that breaks its schema is refused."""

import datetime

import pandas as pd
import pytest
from pydantic import ValidationError

from gongbao.entities import entity_id
from gongbao.tables import DocumentRows, build
from gongbao.tables.schema import SCHEMAS


def document(doc_id="a", **counts):
    return {
        "doc_id": doc_id,
        "title": "",
        "publisher": "",
        "date": "2025",
        "place": "",
        "path": "",
        "sha256": "0" * 64,
        "chars": 10,
        **dict.fromkeys(("n_claims", "n_dates", "n_organizations", "n_programs"), 0),
        **counts,
    }


def date_row(**fields):
    row = {
        "date_id": "a:d0",
        "doc_id": "a",
        "start": 0,
        "end": 4,
        "text": "618年",
        "type": "DATE",
        "value": "0618",
        "start_date": datetime.date(618, 1, 1),
        "end_date": datetime.date(618, 12, 31),
        "mod": "",
        "sentence": "618年",
        "rule": "date.year",
    }
    return {**row, **fields}


def mention(doc_id, start, name, text=None, kind="party"):
    return {
        "mention_id": f"{doc_id}:o{start}",
        "doc_id": doc_id,
        "start": start,
        "end": start + 2,
        "text": text or name,
        "name": name,
        "type": kind,
        "place": "",
        "org_id": entity_id("organization", name),
        "sentence": "",
        "rule": "organizations.test",
    }


def test_columns_are_the_contract_even_without_rows():
    tables = build([])
    for name, frame in tables.items():
        assert list(frame.columns) == list(SCHEMAS[name].columns)
        assert frame.empty


def test_days_before_1677_are_kept():
    tables = build([DocumentRows(document(), [], [date_row()], [], [])])
    assert tables.dates.loc[0, "start_date"] == pd.Timestamp("0618-01-01")
    assert str(tables.dates["start_date"].dtype) == "datetime64[s]"


def test_what_is_not_there_is_null():
    tables = build([DocumentRows(document(), [], [date_row(end_date=None)], [], [])])
    assert tables.dates[["mod", "end_date"]].isna().all(axis=None)
    assert tables.documents["title"].isna().all()


@pytest.mark.parametrize(
    "fields",
    [{"type": "DAY"}, {"value": ""}, {"start": "0"}, {"end_date": "618-12-31"}],
    ids=str,
)
def test_a_row_outside_the_schema_is_refused(fields):
    (name,) = fields
    with pytest.raises(ValidationError, match=name):
        build([DocumentRows(document(), [], [date_row(**fields)], [], [])])


def test_ids_that_repeat_are_refused():
    with pytest.raises(ValueError, match="date_id"):
        build([DocumentRows(document(), [], [date_row(), date_row()], [], [])])


def test_mentions_of_one_name_are_one_entity():
    first = DocumentRows(document("a"), [], [], [mention("a", 0, "通辽市人民代表大会", "市人大")], [])
    second = DocumentRows(
        document("b"),
        [],
        [],
        [mention("b", 0, "通辽市人民代表大会"), mention("b", 9, "通辽市人民代表大会", "市人大")],
        [],
    )
    entities = build([first, second]).entities
    assert entities[["name", "n_mentions", "n_documents", "aliases"]].values.tolist() == [
        ["通辽市人民代表大会", 3, 2, "市人大"]
    ]


def test_entity_ids_do_not_depend_on_order():
    rows = [
        DocumentRows(document(d), [], [], [mention(d, 0, name)], []) for d, name in (("a", "甲"), ("b", "乙"))
    ]
    forwards, backwards = build(rows).entities, build(rows[::-1]).entities
    assert forwards.equals(backwards)
