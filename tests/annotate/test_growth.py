"""What is told of a claim by others far from it takes a layer twice the steps for twice the claims."""

import pytest
from tests.robustness.steps import count

from gongbao.annotate import annotate, find_frames, find_indicators, find_organizations
from gongbao.text import Document


def steps(find, unit, length):
    facts = annotate(Document((unit * length)[:length]))
    assert facts.frames is not None
    find(facts)  # What is read and compiled by the way is not the text's.
    return count(lambda: find(facts))


@pytest.mark.parametrize(
    ("find", "unit"),
    [
        (find_indicators, "接待游客增长5%、6%、"),
        (find_indicators, "产值增长5%，同比增长6%，"),
        (find_indicators, "出口增长5%，其中"),
        (find_indicators, "苏州市产值2亿元，南京市3亿元，"),
        (find_frames, "宁县苹果3吨。该县梨2吨，"),
        (find_frames, "甲乙公司卖出3台，该公司买入2台，"),
        (find_organizations, "民政厅和"),
    ],
)
def test_a_layer_takes_twice_the_steps_for_twice_the_text(find, unit):
    assert steps(find, unit, 2400) <= 2.3 * steps(find, unit, 1200)
