"""Columns are told by where the cells of several rows stand."""

from typing import NamedTuple

import pytest

from gongbao.text.columns import are_apart, column_of, columns_of, in_turn


class Cell(NamedTuple):
    left: float
    right: float


ROWS = [[Cell(0, 4), Cell(8, 10)], [Cell(1, 6), Cell(7, 9)]]


def test_a_column_is_as_wide_as_its_cells():
    assert columns_of(ROWS, touching=False) == [(0, 6), (7, 10)]


@pytest.mark.parametrize(("touching", "columns"), [(True, [(0, 8)]), (False, [(0, 4), (4, 8)])])
def test_cells_that_touch_are_of_one_column_if_wanted(touching, columns):
    assert columns_of([[Cell(0, 4)], [Cell(4, 8)]], touching=touching) == columns


def test_a_cell_is_of_the_column_whose_edges_its_middle_is_nearest_to():
    columns = [(0, 6), (9, 12)]
    assert [column_of(Cell(at, at + 1), columns) for at in (2, 6, 8, 20)] == [0, 0, 1, 1]


def test_two_cells_of_one_column_are_not_apart():
    columns = columns_of(ROWS, touching=False)
    assert are_apart(ROWS[0], columns)
    assert not are_apart([Cell(0, 1), Cell(2, 3)], columns)


def test_heads_stand_in_turn_over_all_columns_or_all_but_the_first():
    columns = [(0, 6), (7, 10), (12, 14)]
    assert in_turn([Cell(0, 1), Cell(2, 3), Cell(4, 5)], columns) == [0, 1, 2]
    assert in_turn([Cell(7, 8), Cell(9, 10)], columns) == [1, 2]
    assert in_turn([Cell(1, 2), Cell(9, 10)], columns) == []
