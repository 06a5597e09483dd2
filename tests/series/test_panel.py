"""Panels: how periods and figures are written, and what is chosen."""

import pandas as pd
import pytest

from gongbao.series.figures import figure, number, period
from gongbao.series.panel import Choice, alike, chosen, listing, wide
from gongbao.tables.schema import SCHEMAS

ROW = {
    "series_id": "series-1",
    "indicator_id": "na.gdp",
    "indicator": "地区生产总值",
    "breakdown": None,
    "about": "浙江省",
    "about_code": "330000",
    "kind": "change",
    "basis": "yoy",
    "modality": None,
    "period_start": pd.Timestamp("2025-01-01"),
    "period_end": pd.Timestamp("2025-12-31"),
    "value": 5.5,
    "lower": None,
    "upper": None,
    "mod": "exact",
    "unit": "%",
    "n_claims": 1,
    "conflict": False,
    "claim_ids": "a:c1",
}


def frame(*changes):
    rows = [ROW | change for change in changes]
    columns = SCHEMAS["series"].columns
    return pd.DataFrame({n: pd.Series([r[n] for r in rows], dtype=c.dtype) for n, c in columns.items()})


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2025-01-01", "2025-12-31", "2025"),
        ("2021-01-01", "2025-12-31", "2021–2025"),
        ("2025-12-31", "2025-12-31", "2025"),
        ("2025-03-01", "2025-03-31", "2025-03"),
        ("2025-04-01", "2025-06-30", "2025-Q2"),
        ("2025-01-01", "2025-05-31", "2025-01–2025-05"),
        ("2025-05-31", "2025-05-31", "2025-05-31"),
        (None, "2025-12-31", "–2025-12-31"),
    ],
)
def test_a_period_has_its_shortest_name(start, end, name):
    assert period(pd.Timestamp(start), pd.Timestamp(end)) == name


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.67e12, "5.67万亿"),
        (5.4, "5.4"),
        (-3.3, "-3.3"),
        (0.0, "0"),
        (1e-9, "1e-09"),
        (12.50, "12.5"),
    ],
)
def test_numbers_are_written_in_one_readable_form(value, text):
    assert number(value) == text


def test_the_tone_of_a_figure_is_shown():
    def shown(**change):
        return figure(ROW | change)

    assert shown(mod="approx") == "≈5.5" and shown(mod="more") == "≥5.5" and shown(mod="less") == "≤5.5"
    assert shown(value=None, lower=4.5, upper=5.0, mod="range") == "4.5–5"


def test_a_panel_has_owners_by_periods_and_keeps_what_disagrees():
    rows = frame(
        {},
        {"about": "吉林省", "about_code": "220000", "value": 5.0},
        {"value": 5.6, "conflict": True},
        {
            "period_start": pd.Timestamp("2026-01-01"),
            "period_end": pd.Timestamp("2026-12-31"),
            "modality": "target",
        },
    )
    panel = wide(rows)
    assert list(panel.index) == ["吉林省", "浙江省"]
    assert panel.loc["浙江省", "2025"] == "5.5 | 5.6"
    assert panel.loc["吉林省", "2026 target"] == ""


def test_what_is_chosen():
    rows = frame(
        {},
        {"modality": "target"},
        {"breakdown": "海洋"},
        {"kind": "money", "unit": "元"},
        {"indicator_id": "x"},
    )
    assert len(chosen(rows, Choice("na.gdp"))) == 4
    assert len(chosen(rows, Choice("na.gdp", modality="actual"))) == 3
    assert len(chosen(rows, Choice("na.gdp", whole=True))) == 3
    assert len(chosen(rows, Choice("na.gdp", kind="level"))) == 1
    assert len(chosen(rows, Choice("na.gdp", breakdown="海洋"))) == 1
    assert chosen(rows, Choice("na.gdp", period="2024")).empty


def test_figures_of_one_sort_are_brought_to_the_commonest_unit():
    grain = {"kind": "amount", "indicator_id": "agri.grain.output"}
    rows = frame(
        grain | {"value": 2.0e10, "unit": "斤"},
        grain | {"value": 3.0e10, "unit": "斤"},
        grain | {"value": 1.0e7, "unit": "吨"},
    )
    converted = alike(rows)
    assert list(converted["value"]) == pytest.approx([2e10, 3e10, 2e10]) and set(converted["unit"]) == {"斤"}


def test_the_listing_counts_points_owners_and_claims():
    (row,) = listing(frame({}, {"about": "吉林省", "n_claims": 3})).to_dict("records")
    assert (row["points"], row["owners"], row["claims"], row["first"]) == (2, 2, 4, 2025)
