"""Full names come from the place that a name bears, or that the report is about."""

import pytest

from gongbao import extract
from gongbao.annotate import annotate
from gongbao.text import Document

CASES = [
    ("通辽市", "市人大开展视察", "市人大", "通辽市人民代表大会", "通辽市"),
    ("通辽市", "市委常委会研究部署", "市委常委会", "中共通辽市委常务委员会", "通辽市"),
    ("通辽市", "自治区党委作出部署", "自治区党委", "中共内蒙古自治区委员会", "内蒙古自治区"),
    ("通辽市", "团市委组织活动", "团市委", "共青团通辽市委员会", "通辽市"),
    ("海淀区", "市政府印发通知", "市政府", "北京市人民政府", "北京市"),
    ("苏州市", "省政协主席调研", "省政协", "中国人民政治协商会议江苏省委员会", "江苏省"),
    ("", "萍乡市委作出决定", "萍乡市委", "中共萍乡市委员会", "萍乡市"),
    ("", "苏州高新区成立。高新区党工委部署工作", "高新区党工委", "中共苏州高新区工作委员会", ""),
    ("", "市委作出决定", "市委", "市委", ""),
]


@pytest.mark.parametrize(("place", "text", "span", "name", "division"), CASES)
def test_short_forms_are_written_in_full(place, text, span, name, division):
    (found,) = annotate(Document(text, place=place)).organizations
    assert (text[found.start : found.end], found.name, found.place) == (span, name, division)


def test_a_name_defined_in_the_text_counts_from_there_on():
    text = "通辽市文学艺术界联合会（以下简称“市文联”）成立。市文联召开大会。"
    names = [(text[one.start : one.end], one.name) for one in annotate(text).organizations]
    assert names == [
        ("通辽市文学艺术界联合会", "通辽市文学艺术界联合会"),
        ("市文联", "通辽市文学艺术界联合会"),
        ("市文联", "通辽市文学艺术界联合会"),
    ]


def test_brackets_give_a_short_name():
    text = "中国人民银行(央行)发布公告。"
    assert [one.name for one in annotate(text).organizations] == ["中国人民银行"] * 2


REPORTS = {
    "潮州市": "潮州市2025年民政工作综述\n\n今年以来，市委、市政府高度重视民生，市民政局会同市财政局下拨资金。",
    "凉山彝族自治州": "凉山彝族自治州工业经济运行情况\n\n州委、州政府召开会议，州统计局通报情况，省委提出要求。",
}


@pytest.mark.parametrize("place", REPORTS)
def test_a_report_on_any_place_resolves_its_short_forms_to_it(place):
    organizations = extract(REPORTS[place]).organizations
    own = organizations[~organizations["text"].str.startswith("省")]
    assert len(own) >= 3
    assert set(own["place"]) == {place}
    assert own["name"].str.contains(place).all()


def test_a_noun_that_begins_like_a_level_names_no_place():
    (found,) = annotate(Document("县域经济研究院揭牌。", place="通辽市")).organizations
    assert found.name == "县域经济研究院"


def test_a_ministry_is_not_another_country_s():
    text = "美国商务部公布数据。商务部发言人回应。"
    assert [one.name for one in annotate(text).organizations] == ["美国商务部", "商务部"]


def test_a_university_is_not_short_for_another():
    text = "中央财经大学与中央民族财经大学合作。"
    assert all(one.name == text[one.start : one.end] for one in annotate(text).organizations)
