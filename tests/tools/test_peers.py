"""The peers' cases come out as often as before."""

from pathlib import Path

import pytest
from tools.peers.cases import Case, load
from tools.peers.judges import judge

FOLDER = Path(__file__).parents[2] / ".." / "shared" / "peer-cases"
LEAST = {
    "NumberModel": 0.97,
    "PercentModel": 0.97,
    "CurrencyModel": 0.95,
    "DimensionModel": 0.95,
    "NumberRangeModel": 0.85,
    "OrdinalModel": 0.95,
    "TemperatureModel": 0.95,
    "AmountOfMoney": 0.85,
    "Distance": 0.85,
    "Duration": 0.85,
    "Numeral": 0.95,
    "Quantity": 0.95,
    "Volume": 0.95,
    "test_money_extractor": 1,
    "test_time_extractor": 0.9,
}


@pytest.mark.skipif(not FOLDER.is_dir(), reason="no peer cases beside the checkout (../shared/peer-cases)")
@pytest.mark.parametrize(("model", "least"), LEAST.items())
def test_enough_of_a_model_is_fulfilled(model, least):
    cases = [case for case in load([FOLDER]) if case.model == model]
    assert sum(map(judge, cases)) / len(cases) >= least


@pytest.mark.skipif(not FOLDER.is_dir(), reason="no peer cases beside the checkout (../shared/peer-cases)")
def test_nothing_is_found_where_a_peer_expects_no_number():
    negatives = [case for case in load([FOLDER]) if case.model in LEAST and not case.expected]
    assert [case.text for case in negatives if not judge(case)] == []


def money(text, num, definition="accurate", currency="元"):
    expected = {"num": num, "case": currency, "definition": definition}
    return judge(Case("jionlp/money", text, text, None, expected))


@pytest.mark.parametrize(
    ("text", "num", "definition", "currency"),
    [
        ("七万三千二百块钱", "73200.00", "accurate", "元"),
        ("98,500.50港币", "98500.50", "accurate", "港元"),
        ("叁佰伍拾圆整", "350.00", "accurate", "元"),
        ("两万零三十六元八角四分", "20036.84", "accurate", "元"),
        ("十二块五毛", "12.50", "accurate", "元"),
        ("约3.6亿美元", "360000000.00", "blur", "美元"),
        ("超过4500欧元", "4500.00", "blur+", "欧元"),
        ("4500元以上", "4500.00", "blur+", "元"),
        ("不足2亿日元", "200000000.00", "blur-", "日元"),
        ("700到900英镑", ["700.00", "900.00"], "blur", "英镑"),
        ("6000多卢布", ["6000.00", "7000.00"], "blur", "卢布"),
        ("几万块钱", ["10000.00", "100000.00"], "blur", "元"),
        ("八十几元", ["80.00", "90.00"], "blur", "元"),
        ("人民币60万", "600000.00", "accurate", "元"),
        ("三百五十万", "3500000.00", "accurate", "元"),
        ("1.5k美元", "1500.00", "accurate", "美元"),
    ],
)
def test_money_is_read_as_jionlp_reads_it(text, num, definition, currency):
    assert money(text, num, definition, currency)


def test_a_wrong_sum_or_currency_fails():
    assert not money("五元", "6.00")
    assert not money("五元", "5.00", currency="美元")
    assert not money("约五元", "5.00")
    assert not judge(Case("other/Unknown", "x", "x", None, []))
