"""Panels: the points of one indicator, chosen by owner and sort, and laid out owners by periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from gongbao.quantities.units import units
from gongbao.rulebook import Rulebook, default
from gongbao.series.figures import figure, period

FACT = "actual"
"""What a user calls a figure that is neither target nor forecast."""

_LABELS = ("kind", "basis", "modality", "breakdown", "unit")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which points of an indicator to take; an empty field takes all.

    `breakdown` is one part, `whole` takes the points that have none. `kind` is `level`, `change`, `rank`, or a
    kind of claim; `modality` is `target`, `forecast` or `actual`; `period` a year, month or day that the
    points' first or last day begins with.
    """

    indicator_id: str
    about: tuple[str, ...] = ()
    breakdown: str = ""
    whole: bool = False
    kind: str = ""
    basis: str = ""
    modality: str = ""
    period: str = ""


def chosen(series: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """Return the rows of `series` that `choice` takes, in their order."""
    frame = series[series["indicator_id"] == choice.indicator_id]
    frame = _equal(frame, "about", choice.about)
    if choice.whole:
        frame = frame[frame["breakdown"].isna()]
    elif choice.breakdown:
        frame = _equal(frame, "breakdown", (choice.breakdown,))
    if choice.kind == "level":
        frame = frame[~frame["kind"].isin(("change", "rank"))]
    elif choice.kind:
        frame = _equal(frame, "kind", (choice.kind,))
    if choice.basis:
        frame = _equal(frame, "basis", (choice.basis,))
    if choice.modality == FACT:
        frame = frame[frame["modality"].isna()]
    elif choice.modality:
        frame = _equal(frame, "modality", (choice.modality,))
    if choice.period:
        ends = frame["period_end"].fillna(frame["period_start"])
        frame = frame[ends.dt.strftime("%Y-%m-%d").str.startswith(choice.period)]
    return frame.reset_index(drop=True)


def _equal(frame: pd.DataFrame, column: str, values: Sequence[str]) -> pd.DataFrame:
    return frame[frame[column].isin(values)] if values else frame


def wide(frame: pd.DataFrame) -> pd.DataFrame:
    """Return owners by periods: a row an owner, a column a period with what sort of figure it holds.

    A cell shows the value with the tone of the figure (`≈5` for 左右, `≥5` for 以上, `4.5–5` for a range); several
    figures that disagree stand in one cell, parted by ` | `. What all points share is left out of the columns' names.
    """
    shown = frame.assign(
        column=_columns(frame), cell=[figure(row) for row in frame.to_dict("records")]
    ).sort_values(["period_end", "period_start"], kind="stable", na_position="first")
    columns = list(dict.fromkeys(shown["column"]))
    owners = list(dict.fromkeys(frame.sort_values(["about_code", "about"], kind="stable")["about"]))
    cells = shown.groupby(["about", "column"], sort=False)["cell"].agg(" | ".join)
    rows = [[cells.get((owner, column), "") for column in columns] for owner in owners]
    return pd.DataFrame(rows, index=pd.Index(owners, name="about"), columns=columns)


def _columns(frame: pd.DataFrame) -> list[str]:
    telling = [name for name in _LABELS if frame[name].nunique(dropna=False) > 1]
    labels = []
    for row in frame.to_dict("records"):
        parts = [period(row["period_start"], row["period_end"])]
        parts += [str(row[name]) for name in telling if not pd.isna(row[name])]
        labels.append(" ".join(parts))
    return labels


def listing(series: pd.DataFrame) -> pd.DataFrame:
    """Return what there is: an indicator a row, with its points, owners, claims, conflicts, first and last year."""
    rows = []
    for (indicator_id, indicator), group in series.groupby(["indicator_id", "indicator"], sort=True):
        ends = group["period_end"].fillna(group["period_start"]).dt.year
        rows.append(
            {
                "indicator_id": indicator_id,
                "indicator": indicator,
                "points": len(group),
                "owners": group["about"].nunique(),
                "breakdowns": group["breakdown"].nunique(),
                "claims": int(group["n_claims"].sum()),
                "conflicts": int(group["conflict"].sum()),
                "first": int(ends.min()),
                "last": int(ends.max()),
            }
        )
    columns = [
        "indicator_id",
        "indicator",
        "points",
        "owners",
        "breakdowns",
        "claims",
        "conflicts",
        "first",
        "last",
    ]
    return pd.DataFrame(rows, columns=columns)


def long(frame: pd.DataFrame) -> pd.DataFrame:
    """Return points as people read them: owner, part, sort, period, figure with its tone, and what it is made of."""
    rows = frame.to_dict("records")
    return pd.DataFrame(
        {
            **{name: frame[name] for name in ("about", "breakdown", "kind", "basis", "modality")},
            "period": [period(row["period_start"], row["period_end"]) for row in rows],
            "figure": [figure(row) for row in rows],
            **{name: frame[name] for name in ("unit", "value", "lower", "upper", "mod")},
            "claims": frame["n_claims"],
            "conflict": frame["conflict"],
            "claim_ids": frame["claim_ids"],
        }
    )


def alike(frame: pd.DataFrame, book: Rulebook | None = None) -> pd.DataFrame:
    """Return `frame` with the figures of one sort in one unit, the commonest: 斤 beside 吨 are compared in one of them.

    Units that do not convert into each other stay.
    """
    known = units(book or default())
    frame = frame.copy()
    for _, group in frame.groupby(frame["kind"].where(frame["kind"] == "change", "level")):
        measures = {unit: known.measure(unit) for unit in group["unit"].dropna().unique()}
        if len(measures) < 2:
            continue
        common = group["unit"].mode()[0]
        target = measures[common]
        for unit, measure in measures.items():
            if unit == common or measure is None or target is None or measure.base != target.base:
                continue
            rows = group.index[group["unit"] == unit]
            for column in ("value", "lower", "upper"):
                frame.loc[rows, column] = frame.loc[rows, column] * float(measure.factor / target.factor)
            frame.loc[rows, "unit"] = common
    return frame
