"""Numbers that follow the number of an item in a list."""

import pytest

from gongbao import extract, numerals


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.预算不细。\n2.5个部门超标。\n3.资金闲置。", [5]),
        ("1.4个部门超标。2.11个项目闲置。3.资金。", [4, 11]),
        ("1.新建学校；2.5万名学生受益。", [50000]),
        ("1．整改。\n2．5个问题。", [5]),
        # Decimals, sections and columns are no items.
        ("1.5万元\n2.3万元\n3.4万元", [15000, 23000, 34000]),
        ("1.收入：\n2.5万元\n2.支出。", [25000]),
        ("1.总则\n1.1 增长5%\n2.目标\n2.1 增长6%", [1.1, 5, 2.1, 6]),
        ("收入2.5万元。1.5万元已到位。", [25000, 15000]),
    ],
)
def test_the_number_of_an_item_is_no_part_of_the_number_behind_it(text, values):
    read = [float(numeral.value) for numeral in numerals.find(text) if numeral.value is not None]
    assert [value for value in read if value not in (1, 2, 3)] == values


def test_a_claim_at_the_head_of_an_item_has_its_own_number():
    text = "审计发现：\n1.预算编制不细。\n2.5个部门超标准配置办公用品。\n3.资金闲置。"
    claims = extract(text).claims
    assert list(zip(claims["text"], claims["value"], strict=True)) == [("5个", 5.0)]
    assert [text[start:end] for start, end in zip(claims["start"], claims["end"], strict=True)] == ["5个"]
