"""What has to hold for the tables of any text."""

from gongbao.extraction import Extractor
from gongbao.read import from_text
from gongbao.tables import build
from gongbao.tables.rows import DocumentRows


def extract(extractor: Extractor, text: str) -> DocumentRows:
    """Return the rows of `text`, after checking that every offset is right."""
    report = from_text(text)
    text = report.text
    rows = extractor.rows(report)
    for table in (rows.claims, rows.dates, rows.organizations, rows.programs):
        last = -1
        for row in table:
            assert 0 <= row["start"] < row["end"] <= len(text), row
            assert "".join(text[row["start"] : row["end"]].split()) == row["text"], row
            assert row["start"] >= last, row
            last = row["start"]
    return rows


def fits_schemas(rows: DocumentRows) -> None:
    """Raise `ValueError` unless the rows fit the schemas of their tables."""
    build([rows])
