"""The series that the claims of one or many documents make, a row a point."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from gongbao.places.rules import divisions
from gongbao.rulebook import default
from gongbao.series import Point, Stated, merged
from gongbao.series.points import step_of
from gongbao.series.telling import is_of_growth, is_restated
from gongbao.tables.spool import Spool
from gongbao.text import chars

if TYPE_CHECKING:
    from gongbao.tables.rows import DocumentRows

CELL = (
    "indicator_id",
    "indicator",
    "breakdown",
    "about",
    "kind",
    "basis",
    "modality",
    "period_start",
    "period_end",
)
"""The columns that name a cell; what stands before the period names its series, together with the base unit."""

_KEY = (*CELL[:7], "dimension", *CELL[7:])
_STATED = ("claim_id", "value", "lower", "upper", "mod", "unit", "factor", "step", "restated")
_FIGURE = ("number", *_KEY, *_STATED)
_ORDER = f"SELECT {', '.join((*_KEY, *_STATED))} FROM row ORDER BY {', '.join(_KEY)}, number"
_CODE = 6
_KINDS = ("count", "amount", "money", "ratio", "rank", "change")
_UNNAMED = "other"
"""The basis of changes against something that only the sentence names: no point can say what they are against."""


class Figures(Spool):
    """The figures of all documents, to be merged cell by cell; kept on disk where they are many."""

    def __init__(self) -> None:
        super().__init__(_FIGURE)
        self._number = 0

    def add(self, document: DocumentRows) -> None:
        """Take in the claims of one document that state an indicator of a known owner at a known time."""
        self.add_claims(document.claims)

    def add_claims(self, claims: Iterable[dict[str, Any]]) -> None:
        """Take in claims, as rows of the table `claims`."""
        self._insert((self._figure(row) for row in claims if _belongs(row)), len(_FIGURE))

    def _figure(self, row: dict[str, Any]) -> tuple[Any, ...]:
        self._number += 1
        days = (_day(row["period_start"]), _day(row["period_end"]))
        names = (row[name] or "" for name in CELL[:7])
        sign = -1.0 if row["direction"] == "decrease" else 1.0
        numbers = (None if row[name] is None else sign * row[name] for name in ("value", "lower", "upper"))
        return (
            self._number,
            *names,
            _dimension(row),
            *days,
            row["claim_id"],
            *numbers,
            row["mod"],
            row["unit"] or "",
            _factor(row),
            step_of(row["text"], row["value"]),
            row["kind"] == "change" and is_restated(row["sentence"], row["text"], default()),
        )

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of the series, in order of indicator, breakdown, owner, kind and time."""
        found = self._select(_ORDER)
        for key, group in groupby(found, key=lambda row: row[: len(_KEY)]):
            for point in merged(Stated(*row[len(_KEY) :]) for row in group):
                yield _row(key, point)


def _belongs(row: dict[str, Any]) -> bool:
    has_time = row["period_start"] or row["period_end"]
    has_value = any(row[name] is not None for name in ("value", "lower", "upper"))
    if row["basis"] == _UNNAMED or _is_of_growth(row):
        return False
    return bool(row["indicator_id"] and row["about"] and has_time and has_value and row["kind"] in _KINDS)


def _is_of_growth(row: dict[str, Any]) -> bool:
    told = row["indicator_id"] and row["kind"] == "change"
    return bool(told) and is_of_growth(
        row["indicator_id"], row["unit"] or "", row["measured"] or "", default()
    )


def _dimension(row: dict[str, Any]) -> str:
    """Return what figures of one cell share: the base unit (元 and 美元 do not), or the unit where there is none."""
    if row["base_unit"]:
        return str(row["base_unit"])
    return row["unit"] or "" if row["kind"] == "change" else row["dimension"] or row["unit"] or ""


def _row(key: tuple[Any, ...], point: Point) -> dict[str, Any]:
    cell = dict(zip(_KEY, key, strict=True))
    stated = point.stated
    low, high = stated.lower, stated.upper
    return {
        "series_id": _series_id((*key, stated.value, stated.lower, stated.upper, stated.mod)),
        **{name: cell[name] for name in CELL[:4]},
        "about_code": codes().get(chars.simplified(cell["about"]), ""),
        **{name: cell[name] for name in CELL[4:7]},
        "period_start": _as_date(cell["period_start"]),
        "period_end": _as_date(cell["period_end"]),
        "value": stated.value,
        "lower": min(low, high) if low is not None and high is not None else low,
        "upper": max(low, high) if low is not None and high is not None else high,
        "mod": stated.mod,
        "unit": stated.unit,
        "n_claims": len(point.claim_ids),
        "conflict": point.conflict,
        "claim_ids": "; ".join(point.claim_ids),
    }


def _series_id(names: tuple[Any, ...]) -> str:
    """Return the id of a point: `series-` and sixteen hex digits of SHA-256 over what names it and its value."""
    text = "\t".join(map(str, names))
    return f"series-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def _factor(row: dict[str, Any]) -> float:
    """Return how many base units of its dimension one unit of the claim is; 1 for ratios, which stay as written."""
    if row["dimension"] == "ratio" or not row["value"] or row["base_value"] is None:
        return 1.0
    return row["base_value"] / row["value"]


def _day(day: datetime.date | None) -> str:
    return day.isoformat()[:10] if day else ""


def _as_date(day: str) -> datetime.date | None:
    return datetime.date.fromisoformat(day) if day else None


@cache
def codes() -> dict[str, str]:
    """Return the six-digit codes (GB/T 2260) of the divisions whose official name no other bears."""
    found: dict[str, str] = {}
    for division in divisions(default()):
        found[division.name] = "" if division.name in found else division.code.ljust(_CODE, "0")
    return found
