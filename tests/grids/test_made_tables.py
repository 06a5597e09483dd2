"""Tables of many forms in files of many formats: cells found, false claims, and places."""

import re
from functools import cache
from pathlib import Path

import pytest
from tests.grids.tables import FORMATS, parsed

from gongbao.extraction import Extractor
from gongbao.read.report import from_bytes

TEXT = "".join(
    (Path(__file__).parent / name).read_text(encoding="utf-8")
    for name in ("made.txt", "forms.txt", "genres.txt", "measures.txt")
)
TABLES = [
    parsed(name.strip(), body)
    for name, _, body in (part.partition("\n") for part in re.split(r"(?m)^# ", TEXT)[1:])
]


@cache
def claims(suffix):
    """Return for each table its claims of cells, as files of a format give them, and the reports."""
    reports = [from_bytes(FORMATS[suffix](made), made.name, made.name + suffix) for made in TABLES]
    found = Extractor().tables(reports).claims
    found = found[found["rule"].str.startswith("grids.")]
    return [(report, list(found[found["doc_id"] == report.doc_id].itertuples())) for report in reports]


def period(row):
    return "" if row.period_end != row.period_end or row.period_end is None else str(row.period_end)[:10]


def faults(row, wanted):
    """Return which fields of a claim are not as they should be."""
    told = {
        "measured": (row.measured, wanted.measured),
        "value": (float(row.value), wanted.value),
        "unit": (row.unit, wanted.unit),
        "kind": (row.kind, wanted.kind),
        "period": (period(row), wanted.period),
        "about": (row.about, wanted.about),
    }
    wrong = {name: pair for name, pair in told.items() if pair[1] and not _is_same(name, *pair)}
    return wrong


def _is_same(name, found, wanted):
    if name == "value":
        return abs(found - wanted) <= 1e-9 * max(1, abs(wanted))
    return str(found).startswith(wanted) if name == "period" else str(found) == wanted


def figures(suffix):
    """Return how many cells there are, how many were found right, how many claims are false, and what is wrong."""
    cells = right = false = 0
    wrong = []
    for made, (_, rows) in zip(TABLES, claims(suffix), strict=True):
        cells += len(made.expected)
        left = list(made.expected)
        for row in rows:
            cell = re.sub(r"[①-⑳*]|\[\d\]", "", row.text)
            at = next((at for at, one in enumerate(left) if _plain(one.cell) == _plain(cell)), None)
            if at is None:
                false += 1
                wrong.append(f"{made.name}: {row.text} {row.measured} is no claim")
                continue
            fault = faults(row, left.pop(at))
            right += not fault
            false += bool(fault)
            if fault:
                wrong.append(f"{made.name}: {row.text} {fault}")
        wrong += [f"{made.name}: {one.cell} of {one.measured} not found" for one in left]
    return cells, right, false, wrong


def _plain(cell):
    return re.sub(r"[①-⑳*,\s]|\[\d\]|\.0+$", "", cell)


@pytest.mark.parametrize("suffix", FORMATS)
def test_cells_are_found_and_nothing_else(suffix):
    cells, right, false, wrong = figures(suffix)
    print(
        f"{suffix}: {right} of {cells} cells right ({right / cells:.1%}), {false} false claims ({false / cells:.1%})"
    )
    assert right >= 0.97 * cells, "\n".join(wrong)
    assert false <= 0.01 * cells, "\n".join(wrong)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_claim_stands_where_its_cell_does(suffix):
    for report, rows in claims(suffix):
        for row in rows:
            assert report.text[row.start : row.end] == row.text
            assert all(words in report.text for words in row.measured.split())
