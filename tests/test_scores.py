"""The whole against gold: no change of rules may cost what these limits hold."""

from pathlib import Path

import pytest

from gongbao.extraction import default_extractor
from gongbao.gold import Scores, find_gold, find_text, load, score
from gongbao.read import read

ROOT = Path(__file__).resolve().parents[1]
DEV = ROOT / ".." / "shared" / "gold" / "dev"

REFERENCE = {
    "claims.exact.f1": 97,
    "claims.row.f1": 95,
    "claims.measured": 80,
    "dates.row.f1": 95,
    "organizations.exact.f1": 97,
    "organizations.name": 95,
    "programs.exact.f1": 97,
}
REAL_REPORTS = {
    "claims.exact.f1": 94,
    "claims.row.f1": 90,
    "claims.measured": 75,
    "claims.measured.lenient": 88,
    "claims.direction": 92,
    "dates.row.f1": 94,
    "organizations.exact.f1": 85,
    "organizations.lenient.f1": 91,
    "organizations.type": 93,
    "programs.exact.f1": 85,
    "programs.lenient.f1": 91,
    "programs.type": 88,
}


@pytest.mark.parametrize(
    ("folder", "limits"),
    [(ROOT / "fixtures", REFERENCE), (DEV, REAL_REPORTS)],
    ids=["reference", "real reports"],
)
def test_the_tables_agree_with_gold(folder, limits):
    if not folder.is_dir():
        pytest.skip("the real reports' gold is not in this checkout")
    scores = []
    for path in find_gold([folder]):
        report = read(find_text(path))
        scores.append(score(load(path, report), default_extractor().tables([report]), report.text))
    measures = Scores.total(scores).measures()
    short = {name: measures[name] for name, limit in limits.items() if (measures[name] or 0) < limit}
    assert not short
