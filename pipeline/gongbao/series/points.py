"""Figures of one cell to points: those that agree within their rounding are one, the others stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gongbao.series.models import Point, Stated

_DIGITS = re.compile(r"\d[\d,，]*(?:[.．]\d+)?")
_PRECISION = 1e-9
_ABOUT = 0.05
"""Part of its value by which a figure with 左右 or 约 may be off."""


def step_of(text: str, value: float | None) -> float:
    """Return the unit of the last digit of the number in `text`, in units of `value`; 0 where it has no digits.

    `5.67万亿元` with the value 5.67e12 has the step 1e10.
    """
    found = _DIGITS.search(text)
    if found is None or not value:
        return 0.0
    digits = found[0].replace(",", "").replace("，", "").replace("．", ".")
    number = float(digits)
    if not number:
        return 0.0
    decimals = len(digits.partition(".")[2])
    return abs(value) / number * 10.0**-decimals


def merged(stated: Iterable[Stated]) -> list[Point]:
    """Return the points that figures of one cell make, in the order of their first claims.

    Of figures that agree the exact one with the most digits stands for all. Where figures disagree, each is a
    point of its own and all are flagged; a restated figure is left out where a plain one stands beside it.
    """
    figures = list(stated)
    figures = [figure for figure in figures if not figure.restated] or figures
    order = {figure.claim_id: number for number, figure in enumerate(figures)}
    groups: list[list[Stated]] = []
    for figure in sorted(figures, key=lambda figure: (_rank(figure), order[figure.claim_id])):
        group = next((group for group in groups if agree(group[0], figure)), None)
        if group is None:
            groups.append([figure])
        else:
            group.append(figure)
    groups.sort(key=lambda group: min(order[figure.claim_id] for figure in group))
    return [
        Point(
            group[0],
            tuple(sorted((figure.claim_id for figure in group), key=order.__getitem__)),
            len(groups) > 1,
        )
        for group in groups
    ]


def _rank(figure: Stated) -> tuple[bool, bool, float]:
    return figure.value is None, figure.mod != "exact", figure.step * figure.factor


def agree(one: Stated, other: Stated) -> bool:
    """Return whether two figures can be of one number: within the rounding of the coarser, bounds and ranges."""
    slack = max(_slack(one), _slack(other))
    if one.mod == other.mod != "range" and one.value is not None and other.value is not None:
        # Two bounds are two figures, unless they are one: 超6万亿元 and 超9万亿元 say unlike things.
        return abs(one.value * one.factor - other.value * other.factor) <= slack
    low, high = _interval(one)
    least, most = _interval(other)
    return low <= most + slack and least <= high + slack


def _slack(figure: Stated) -> float:
    """Return by how much the number may be off the figure, in base units."""
    value = abs(figure.value or 0.0)
    if figure.mod in ("more", "less"):
        return figure.factor * value * _PRECISION
    share = _ABOUT if figure.mod == "approx" else _PRECISION
    return figure.factor * max(figure.step / 2, value * share)


def _interval(figure: Stated) -> tuple[float, float]:
    """Return the least and the largest number that a figure says, in base units."""
    if figure.value is None:
        low = float("-inf") if figure.lower is None else figure.lower * figure.factor
        high = float("inf") if figure.upper is None else figure.upper * figure.factor
        return low, high
    value = figure.value * figure.factor
    return (
        float("-inf") if figure.mod == "less" else value,
        float("inf") if figure.mod == "more" else value,
    )
