"""Whatever rules a user switches off, a report is read: what code or other rules ask for by name is empty then."""

import random

import pytest

from gongbao.errors import RuleError
from gongbao.extraction import Extractor
from gongbao.layers import LAYERS, overlaid
from gongbao.read import from_text
from gongbao.rulebook import default

TABLE = """2024年主要指标
单位：亿元、%
| 指标 | 2024年 | 1-5月 | 同比增长 |
| 投资 | 8.2 | 3.1 | 下降3.4% |
| 其中：住宅 | 1.2 | - | 5.5左右 |
全市地区生产总值120亿元，同比增长5.2%，其中工业增长3%，占比30%。"""
PROSE = """通辽市人民政府关于印发《春风行动方案》的通知
（2025年11月25日）
一、总体情况
2025年前三季度，市农业农村局会同中国农业银行、通辽市第一中学等单位实施“春风行动”，完成投资5亿元以上，比上年末提高3.1个百分点。
本公司（以下简称“甲公司”）营业收入由3.5亿元增至约4亿元，净利润-0.12亿元，分别增长5%、6%。“十四五”规划提出，到2030年力争达到
100万人左右；春节期间接待游客10万人次，近三年累计培训500余期，占全国的三分之一，是2020年的2倍。"""
REPORTS = [from_text(TABLE, "table"), from_text(PROSE, "prose")]
BY_FILE: dict[tuple[str, str], list[str]] = {}
for _layer in LAYERS:
    for _rule in _layer.rules(default()):
        BY_FILE.setdefault((_layer.name, _rule.path.name), []).append(_rule.id)

NEEDED = {
    ("programs", "types.toml"),
    ("quantities", "dimensions.toml"),
}
"""Files of what rules and tables are made of by name: to switch it off is a mistake that is named, with its place."""
PARTS = {("numerals", "forms.toml")}
"""Files whose rules are made of each other in part."""


def read_without(folder, off):
    """Return the rows of the reports where the rules of `off`, ids by layer and file, are switched off."""
    for (layer, file), ids in off.items():
        (folder / layer).mkdir(exist_ok=True)
        (folder / layer / file).write_text(f"switch_off = {ids}\n", encoding="utf-8")
    return Extractor(rules=folder).tables(REPORTS)


@pytest.mark.parametrize("seed", range(2))
def test_reports_are_read_without_a_tenth_of_the_rules(tmp_path, seed):
    chance = random.Random(seed)
    off = {
        place: taken
        for place, ids in BY_FILE.items()
        if place not in NEEDED | PARTS and (taken := [id_ for id_ in ids if chance.random() < 0.1])
    }
    assert len(read_without(tmp_path, off).documents) == len(REPORTS)


@pytest.mark.parametrize(
    "place",
    [
        ("claims", "groups.toml"),
        ("claims", "words.toml"),
        ("dates", "words.toml"),
        ("organizations", "words.toml"),
        ("programs", "words.toml"),
        ("quantities", "words.toml"),
    ],
    ids="/".join,
)
def test_reports_are_read_without_any_list_of_a_layer(tmp_path, place):
    assert "120亿元" in set(read_without(tmp_path, {place: BY_FILE[place]}).claims["text"])


@pytest.mark.parametrize("place", sorted(NEEDED), ids="/".join)
def test_what_others_are_made_of_is_missed_with_its_place(tmp_path, place):
    (tmp_path / place[0]).mkdir()
    (tmp_path / place[0] / place[1]).write_text(f"switch_off = {BY_FILE[place]}\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"line \d+"):
        overlaid(tmp_path)
