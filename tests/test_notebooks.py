"""The cells of the worked notebooks run, and give what the text around them says."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[1] / "docs"
_CELL = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    """Give a function that runs the cells of a page and returns what they define."""
    monkeypatch.chdir(tmp_path)

    def run(name):
        names = {}
        for cell in _CELL.findall((DOCS / name).read_text(encoding="utf-8")):
            exec(compile(cell, name, "exec"), names)
        return names

    return run


def test_an_archive_becomes_a_panel(notebook, tmp_path):
    names = notebook("notebook-archive.md")
    assert names["panel"].to_dict("list") == {
        "about": ["杭州市", "宁波市"],
        "2025": ["5.5", "5.1"],
        "2026 target": ["≈5.5", "≥5"],
    }
    found = names["revenue"].set_index("about")["value"].to_dict()
    assert found == {"杭州市": 2800e8, "宁波市": 1900e8}
    assert (tmp_path / "panel.xlsx").is_file() and (tmp_path / "tables" / "claims.parquet").is_file()
    assert len(names["gdp_of"]("tables")) == 4


def test_a_rule_is_written(notebook):
    names = notebook("notebook-rule.md")
    assert names["before"].claims["base_value"].isna().all()
    (area,) = names["after"].claims[names["after"].claims["unit"] == "箩"].to_dict("records")
    assert (area["dimension"], area["base_value"]) == ("mass", 1500)
    assert names["failures"] == []
    (visits,) = names["visits"].to_dict("records")
    assert (visits["value"], visits["unit"], visits["quantity_rule"]) == (
        300,
        "户次",
        "quantities.mine.visits",
    )
