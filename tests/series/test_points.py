"""Figures of one cell: which agree, and what stands for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.series import Stated, merged
from gongbao.series.points import agree, step_of


def stated(claim_id, value, text="", *, mod="exact", unit="元", factor=1.0, lower=None, upper=None):
    step = step_of(text, value)
    return Stated(claim_id, value, lower, upper, mod, unit, factor, step)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("5.67万亿元", 5.67e12, 1e10),
        ("56708.71亿元", 5.670871e12, 1e6),
        ("5%左右", 5.0, 1.0),
        ("5.0%", 5.0, 0.1),
        ("1,234.5万元", 12345000.0, 1000.0),
        ("三成", 30.0, 0.0),
        ("0%", 0.0, 0.0),
    ],
)
def test_the_step_is_the_unit_of_the_last_digit(text, value, step):
    assert step_of(text, value) == pytest.approx(step)


def test_a_rounded_figure_agrees_with_the_exact_one_which_stands_for_both():
    rounded, exact = stated("a", 5.67e12, "5.67万亿元"), stated("b", 5.670871e12, "56708.71亿元")
    (point,) = merged([rounded, exact])
    assert point.stated is exact and point.claim_ids == ("a", "b") and not point.conflict


def test_figures_that_differ_beyond_rounding_are_both_kept_and_flagged():
    points = merged([stated("a", 5.4, "5.4%"), stated("b", 5.5, "5.5%")])
    assert [(p.stated.value, p.conflict) for p in points] == [(5.4, True), (5.5, True)]


def test_bounds_and_ranges_agree_with_what_lies_in_them():
    milestone = stated("a", 3e12, "3万亿元", mod="more")
    reached = stated("b", 3.6e12, "3.6万亿元")
    assert [p.claim_ids for p in merged([milestone, reached])] == [("a", "b")]
    assert not agree(milestone, stated("c", 2.5e12, "2.5万亿元"))
    around = stated("d", None, lower=4.5, upper=5.0, mod="range")
    assert agree(around, stated("e", 4.8, "4.8%")) and not agree(around, stated("f", 5.3, "5.3%"))


def test_units_of_one_dimension_are_compared():
    tons = stated("a", 1.347e7, "1347万吨", unit="吨", factor=1000.0)
    catties = stated("b", 2.694e10, "269.4亿斤", unit="斤", factor=0.5)
    assert len(merged([tons, catties])) == 1


figures = st.lists(st.floats(-1e6, 1e6, allow_nan=False).map(lambda v: round(v, 1)), min_size=1, max_size=8)


@given(figures)
def test_every_claim_is_in_one_point(values):
    points = merged([stated(str(i), value, f"{value}元") for i, value in enumerate(values)])
    ids = [claim_id for point in points for claim_id in point.claim_ids]
    assert sorted(ids) == sorted(str(i) for i in range(len(values)))
    assert all(point.conflict == (len(points) > 1) for point in points)
