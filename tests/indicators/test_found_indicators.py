"""Indicators of whole sentences: what goes back to what, and what stays empty."""

import pytest

from gongbao.annotate import annotate

CASES = [
    ("规模以上工业企业达7.6万家、增加值增长3%", ["ind.enterprises", "ind.va"]),
    ("全市实现地区生产总值3000亿元、增长6%，总量居全省第5位", ["na.gdp"] * 3),
    ("生猪出栏241.2万头，同比增长18.4%", ["agri.livestock.sold"] * 2),
    ("黄金、白银产量分别增长5%、9%", ["prod.output"] * 2),
    ("原煤、原油、天然气产量分别增长5%、1%、8%", ["energy.coal", "energy.crude", "energy.gas"]),
    ("城镇、农村居民人均可支配收入分别增长4%、6%", ["income.urban", "income.rural"]),
    ("出口机电产品4583.8亿元，增长26.4%", ["trade.exports"] * 2),
    ("新增公园127座，累计达到1100座", ["env.parks"] * 2),
    ("举办招聘活动350余场，制定36条措施", []),
    ("增速居全省第3位", []),
    ("地区生产总值跨越3个千亿元台阶", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_indicators_of_a_sentence(text, expected):
    assert [naming.indicator_id for naming in annotate(text).indicators] == expected


def test_what_is_added_is_told_from_the_stock():
    added, stock = annotate("新增公园127座，累计达到1100座").indicators
    assert (added.breakdown, stock.breakdown) == ("新增", "")


def test_the_revenue_of_a_company_is_its_own():
    (own,) = annotate("公司实现营业收入3.2亿元").indicators
    (sector,) = annotate("有色金属产业营业收入突破1万亿元").indicators
    assert own.indicator_id == "corp.revenue" and own.breakdown == ""
    assert sector.indicator_id == "sector.revenue" and sector.breakdown == "有色金属产业"


def test_every_naming_is_of_a_claim():
    annotation = annotate("全市地区生产总值3000亿元，增长6%。举办活动20场。社会消费品零售总额增长5%。")
    spans = {(claim.start, claim.end) for claim in annotation.claims}
    assert {(naming.start, naming.end) for naming in annotation.indicators} <= spans
