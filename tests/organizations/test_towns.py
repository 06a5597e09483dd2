"""Towns and villages that no list has: their bodies bear the town's name, and the county's where it stands before."""

import pytest

from gongbao.annotate import annotate


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("昆山市陆家镇人民政府印发通知。", "昆山市陆家镇人民政府"),
        ("由长丰县水家湖镇党委牵头。", "长丰县水家湖镇党委"),
        ("驻马店市确山县竹沟镇党委书记说。", "确山县竹沟镇党委"),
        ("八里店镇人民政府召开会议。", "八里店镇人民政府"),
        ("漯河市召陵区人民政府召开会议。", "漯河市召陵区人民政府"),
        ("攀枝花市西区人民政府召开会议。", "攀枝花市西区人民政府"),
        ("领导和镇政府商定。", "镇政府"),
    ],
)
def test_body_bears_its_town(text, body):
    assert [text[found.start : found.end] for found in annotate(text).organizations] == [body]


@pytest.mark.parametrize(
    "text", ["昆山市各镇政府要落实责任。", "当地镇政府已派人前往。", "石柱县各乡镇卫生院。"]
)
def test_class_of_towns_names_no_body(text):
    assert not annotate(text).organizations
