"""Questions to the table `series`: one indicator, by any of its names, as rows or as a panel."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from gongbao.errors import InputError
from gongbao.indicators.lookup import lookup
from gongbao.rulebook import default
from gongbao.series.panel import Choice, alike, chosen, long
from gongbao.series.panel import wide as laid_out


def answer(
    series: pd.DataFrame,
    indicator: str,
    *,
    about: str | Iterable[str] = (),
    breakdown: str = "",
    whole: bool = False,
    kind: str = "",
    basis: str = "",
    modality: str = "",
    period: str = "",
    wide: bool = False,
) -> pd.DataFrame:
    """Return the points of `indicator` that the choice takes, as rows, or owners by periods where `wide`.

    The choice is that of `gongbao.series.panel.Choice`; units are brought together. Raises `InputError` for an
    unknown indicator, with the nearest names, and where there is no such point.
    """
    entry = lookup(indicator, default())
    owners = (about,) if isinstance(about, str) else tuple(about)
    choice = Choice(entry.id, tuple(filter(None, owners)), breakdown, whole, kind, basis, modality, period)
    found = chosen(series, choice)
    if found.empty:
        raise InputError(
            f"the run states nothing of {entry.name} by this choice; `--list` shows what there is"
        )
    points = alike(found)
    return laid_out(points).reset_index() if wide else long(points)
