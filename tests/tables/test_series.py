"""Claims of one or many documents become the points of series, and each point leads back to its sentences."""

import datetime
import sqlite3

import duckdb
import pytest

from gongbao.tables import DocumentRows, build
from gongbao.tables.schema import SCHEMAS
from gongbao.write import write

YEAR = {"period_start": datetime.date(2025, 1, 1), "period_end": datetime.date(2025, 12, 31)}


def document(doc_id):
    counts = dict.fromkeys(("chars", "n_claims", "n_dates", "n_organizations", "n_programs"), 0)
    texts = dict.fromkeys(("title", "publisher", "date", "place", "path"), "")
    return {"doc_id": doc_id, **texts, "sha256": "0" * 64, **counts}


def claim(doc_id, start, **fields):
    empty = {
        name: None if column.dtype in ("Float64", "datetime64[s]") else "" for name, column in COLUMNS.items()
    }
    return {
        **empty,
        "claim_id": f"{doc_id}:c{start}",
        "doc_id": doc_id,
        "start": start,
        "end": start + 4,
        "text": "5.4%",
        "value": 5.4,
        "mod": "exact",
        "unit": "%",
        "kind": "change",
        "direction": "increase",
        "dimension": "ratio",
        "basis": "yoy",
        "about": "浙江省",
        "indicator_id": "na.gdp",
        "indicator": "地区生产总值",
        **YEAR,
        "sentence": f"句{start}",
        "quantity_rule": "q",
        "rule": "r",
        **fields,
    }


COLUMNS = SCHEMAS["claims"].columns


def rows(*claims):
    by_document = {}
    for row in claims:
        by_document.setdefault(row["doc_id"], []).append(row)
    return [DocumentRows(document(doc_id), found, [], [], []) for doc_id, found in by_document.items()]


def test_documents_that_agree_make_one_point():
    series = build(rows(claim("a", 0), claim("b", 5))).series
    (point,) = series.to_dict("records")
    assert point["n_claims"] == 2 and point["claim_ids"] == "a:c0; b:c5" and point["about_code"] == "330000"
    assert point["conflict"] is False


def test_a_place_has_its_code_in_either_script():
    series = build(rows(claim("a", 0, about="香港特別行政區"))).series
    assert list(series["about_code"]) == ["810000"]


def test_values_that_disagree_are_both_kept_and_flagged():
    series = build(rows(claim("a", 0), claim("b", 5, value=5.9, text="5.9%"))).series
    assert list(series["value"]) == [5.4, 5.9] and list(series["conflict"]) == [True, True]
    assert series["series_id"].is_unique


@pytest.mark.parametrize(
    "other",
    [
        {"modality": "target"},
        {"basis": "average"},
        {"about": "杭州市"},
        {"breakdown": "海洋"},
        {"kind": "ratio"},
        {"period_end": datetime.date(2026, 12, 31)},
    ],
    ids=str,
)
def test_what_differs_in_anything_that_names_the_point_is_another(other):
    series = build(rows(claim("a", 0), claim("a", 9, value=9.0, **other))).series
    assert len(series) == 2 and not series["conflict"].any()


@pytest.mark.parametrize(
    "missing",
    [
        {"indicator_id": "", "indicator": ""},
        {"about": ""},
        {"period_start": None, "period_end": None},
        {"value": None},
        {"kind": "streak"},
    ],
    ids=str,
)
def test_a_claim_without_indicator_owner_time_or_value_is_in_no_series(missing):
    assert build(rows(claim("a", 0, **missing))).series.empty


def test_a_decrease_is_negative():
    assert list(build(rows(claim("a", 0, direction="decrease"))).series["value"]) == [-5.4]


@pytest.mark.parametrize("format_", ["sqlite", "duckdb"])
def test_a_point_leads_to_its_sentences_in_the_databases(tmp_path, format_):
    write(build(rows(claim("a", 0), claim("b", 5))), tmp_path, [format_])
    path = tmp_path / f"gongbao.{format_}"
    database = sqlite3.connect(path) if format_ == "sqlite" else duckdb.connect(str(path))
    query = "SELECT claim_id, sentence FROM series_claims JOIN series USING (series_id) ORDER BY claim_id"
    assert database.execute(query).fetchall() == [("a:c0", "句0"), ("b:c5", "句5")]


def test_figures_in_unlike_currencies_are_of_unlike_cells():
    money = {"kind": "money", "direction": "", "basis": "", "dimension": "currency"}
    yuan = claim(
        "a", 0, text="5.26万亿元", value=5.26e12, unit="元", base_value=5.26e12, base_unit="CNY", **money
    )
    dollars = claim(
        "a", 9, text="7386亿美元", value=7.386e11, unit="美元", base_value=7.386e11, base_unit="USD", **money
    )
    series = build(rows(yuan, dollars)).series
    assert set(series["unit"]) == {"元", "美元"} and not series["conflict"].any()


@pytest.mark.parametrize(
    "sentence",
    [
        "名义增长5.4%，扣除价格因素，实际增长5.0%。",
        "增长5.4%；按美元计价，增长5.0%。",
        "增长5.4%，同口径增长5.0%。",
    ],
)
def test_a_restated_change_is_left_out_beside_the_plain_one(sentence):
    plain = claim("a", 0, sentence=sentence)
    restated = claim("a", 9, value=5.0, text="5.0%", sentence=sentence)
    (point,) = build(rows(plain, restated)).series.to_dict("records")
    assert point["value"] == 5.4 and point["n_claims"] == 1
    (alone,) = build(rows(restated)).series.to_dict("records")
    assert alone["value"] == 5.0


def test_points_of_a_growth_are_in_no_series_and_points_of_a_rate_are():
    points = {"text": "0.5个百分点", "value": 0.5, "unit": "个百分点"}
    growth = claim("a", 0, **points, measured="地区生产总值增速")
    prices = claim("a", 5, **points, indicator_id="price.cpi", indicator="居民消费价格", measured="涨幅")
    rate = claim("a", 9, **points, indicator_id="pop.urbanisation", indicator="常住人口城镇化率")
    (point,) = build(rows(growth, prices, rate)).series.to_dict("records")
    assert point["indicator_id"] == "pop.urbanisation"
