"""Quantities in sentences, with the answer inside."""

from decimal import Decimal

import pytest

from gongbao import quantities
from gongbao.clean import clean
from gongbao.rulebook.examples import parse
from gongbao.workbench.examples import field_of

SENTENCES = [
    '投资<quantity value="2790000000000" unit="元" kind="money" base_unit="CNY">2.79万亿元</quantity>。',
    '共<quantity value="37200" mod="more" unit="人次">３．７２万余人次</quantity>参加',
    '共<quantity value="608000000" unit="元">60800 万元</quantity>，下降<quantity value="61" unit="%">61％</quantity>',
    '电价降至<quantity value="0.42" unit="元/千瓦时" kind="money">0.42元／千瓦时</quantity>',
    '补贴<quantity lower="200" upper="300" unit="元/亩" mod="range" kind="money">每亩200至300元</quantity>',
    '出口<quantity value="1200000000000" unit="美元" base_unit="USD">1.2万亿美元</quantity>',
    '售价<quantity value="15.65" unit="元" base_value="15.65">十五元六角五分</quantity>',
    '<quantity value="2300" mod="more" unit="次">2300余次</quantity>(次)',
    '由<quantity value="63.2" unit="%">63.2%</quantity>提高到<quantity value="72.7" unit="%">72.7%</quantity>',
    '收入比从<quantity value="2.37" unit="">2.37</quantity>缩小到<quantity value="1.94" unit="">1.94</quantity>',
    '分别增长<quantity value="5.1">5.1%</quantity>、<quantity value="3.2">3.2%</quantity>和<quantity>7%</quantity>',
    '回落<quantity value="1.2" unit="个百分点" kind="ratio">1.2个百分点</quantity>',
    '产能<quantity value="800000" unit="吨/年" base_unit="kg/年">80万吨/年</quantity>',
    '亩均<quantity value="1.8" base_value="0.0027" base_unit="kg/m²">1.8公斤/亩</quantity>',
    '面积<quantity value="3" unit="亩" base_value="2000" base_unit="m²">3亩</quantity>',
    '<quantity value="" mod="approx" unit="家">数百家</quantity>企业、<quantity value="" unit="人">上万人</quantity>',
    '增长<quantity value="1" unit="倍" kind="ratio">一倍</quantity>',
    '<quantity value="12" unit="家">12家</quantity>国有企业、<quantity value="3" unit="名">3名</quantity>医生',
    '能耗降至<quantity value="0.46" unit="吨标准煤/万元" kind="amount">0.46吨标准煤／万元</quantity>',
    '最低<quantity value="-12.5" unit="℃" base_value="260.65">-12.5℃</quantity>',
    '范围在<quantity lower="100" upper="300" mod="range">大于100并且小于300</quantity>。',
    '输出<quantity value="50" unit="兆瓦" base_value="50000000">50兆瓦</quantity>',
    '建成<quantity value="1000" unit="千伏" base_value="1000000">1000千伏</quantity>输电线路',
]

SILENT = [
    "共建一带一路，推进三农工作，进一步完善三级网络。",
    "市十六届人大三次会议、省委十二届七次、八次全会",
    "签约仪式于8:30开始，详见1.2.3节和第二章。",
    "细颗粒物PM2.5，5G基站，T800碳纤维，A380客机",
    "订单号A202107211321363588510367",
    "电话400-820-8820，国标GB 3100-93",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_a_sentence_holds_exactly_the_marked_quantities(marked):
    example = parse(marked)
    found = quantities.find(example.text)
    assert [(each.start, each.end) for each in found] == [(each.start, each.end) for each in example.answers]
    for quantity, answer in zip(found, example.answers, strict=True):
        assert {name: written(field_of(quantity, name)) for name in answer.fields} == answer.fields


def written(value):
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value or ""


@pytest.mark.parametrize("text", SILENT)
def test_numbers_that_count_nothing_are_no_quantities(text):
    assert [text[found.start : found.end] for found in quantities.find(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "整治背街小巷\ufffd\ufffd\ufffd条",
        "投资约\ufffd\ufffd\ufffd\ufffd元",
        "投资约4.万亿元",
        "投资约4.\n万亿元",
    ],
)
def test_a_number_that_lost_digits_at_a_line_break_is_flagged_and_not_asserted(text):
    (found,) = quantities.find(text)
    assert (found.value, found.base_value, found.mod, found.rule) == (None, None, "approx", "quantities.lost")


def test_a_line_break_in_a_number_takes_its_value_through_cleaning():
    source = "今年开局良好。累计到位资金约4.\n万亿元，同比增长5%。"
    healed = clean(source).text
    values = [(found.value, found.rule) for found in quantities.find(healed)]
    assert (None, "quantities.lost") in values
