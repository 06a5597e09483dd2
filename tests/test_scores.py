"""The whole against gold: no change of rules may cost what these limits hold."""

from pathlib import Path

import pytest

from gongbao.extraction import default_extractor
from gongbao.gold import Scores, find_gold, find_text, load, score
from gongbao.read import read

ROOT = Path(__file__).resolve().parents[1]
DEV = ROOT / ".." / "shared" / "gold" / "dev"

REFERENCE = {
    "claims.exact.f1": 99,
    "claims.row.f1": 99,
    "claims.measured": 92,
    "claims.about": 99,
    "claims.period_start": 99,
    "claims.period_end": 99,
    "dates.row.f1": 99,
    "organizations.exact.f1": 99,
    "organizations.name": 99,
    "programs.exact.f1": 99,
}
REAL_REPORTS = {
    "claims.exact.f1": 99,
    "claims.row.f1": 98,
    "claims.measured": 91,
    "claims.measured.lenient": 93,
    "claims.predicate": 96,
    "claims.direction": 99,
    "claims.comparison": 97,
    "claims.period_start": 93,
    "claims.period_end": 95,
    "claims.about": 96,
    "claims.modality": 98,
    "dates.row.f1": 97,
    "organizations.exact.f1": 97,
    "organizations.name": 98,
    "organizations.row.f1": 97,
    "organizations.type": 98,
    "programs.exact.f1": 97,
    "programs.row.f1": 96,
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
