"""The reference report and its gold."""

from pathlib import Path

from gongbao.gold import find_gold, find_text, load
from gongbao.read import read

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def test_the_gold_of_every_fixture_fits_its_text():
    golds = find_gold([FIXTURES])
    assert golds
    for path in golds:
        report = read(find_text(path))
        assert load(path, report).sha256 == report.sha256
