"""Indicators by the names that users type."""

import pytest

from gongbao.errors import InputError
from gongbao.indicators.lookup import lookup
from gongbao.rulebook import default


@pytest.mark.parametrize(
    "name", ["na.gdp", "GDP", "gdp", "生产总值", "地区生产总值", " 地区 生产总值 ", "经济总量"]
)
def test_names_are_forgiven(name):
    assert lookup(name, default()).id == "na.gdp"


def test_an_unknown_name_is_told_its_nearest():
    with pytest.raises(InputError, match=r"did you mean .*社会消费品零售总额"):
        lookup("社会消费品零售总金额", default())
    with pytest.raises(InputError, match=r"--list"):
        lookup("qqqq", default())
