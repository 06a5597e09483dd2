"""A place as a user types it: divisions by any of their names, zones and towns as they are written."""

import pytest

from gongbao.errors import InputError
from gongbao.places.lookup import place_named
from gongbao.places.rules import divisions
from gongbao.rulebook import default


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("通辽", "通辽市"),
        ("内蒙古 通辽市", "通辽市"),
        ("内蒙古自治区通辽市科尔沁区", "科尔沁区"),
        ("内蒙古科尔沁区", "科尔沁区"),
        ("北京市朝阳区", "朝阳区"),
        ("苏州工业园区", "苏州工业园区"),
        ("西咸新区", "西咸新区"),
        ("河北雄安新区", "河北雄安新区"),
        ("合肥市高新区", "合肥市高新区"),
        ("两路寸滩保税港区", "两路寸滩保税港区"),
        ("科尔沁区大林镇", "科尔沁区大林镇"),
    ],
)
def test_a_place_is_known_by_its_names(name, official):
    assert place_named(name, default()) == official


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("通僚市", "did you mean 通辽市"),
        ("四川省通辽市", "did you mean"),
        ("开发区", "give its full name"),
        ("经济技术开发区", "give its full name"),
        ("Tongliao", "give its full name"),
    ],
)
def test_what_is_no_place_is_told_with_what_may_be_meant(name, told):
    with pytest.raises(InputError, match=told):
        place_named(name, default())


def test_every_division_is_known_by_its_own_name():
    assert [one for one in divisions(default()) if place_named(one.name, default()) != one.name] == []
