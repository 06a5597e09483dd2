"""Short forms: those that a text defines, those that it makes of a full name, and what they stand for."""

import pytest

from gongbao.annotate import annotate

CASES = [
    (
        "江苏凌锐智能输电工程股份有限公司成立。凌锐智电领先，子公司河南凌锐取得资质。",
        {"凌锐智电": "江苏凌锐智能输电工程股份有限公司", "河南凌锐": "河南凌锐"},
    ),
    ("苏州协佳光伏科技有限公司由协佳集团投资。", {"协佳集团": "协佳集团"}),
    ("中储粮齐齐哈尔直属库有限公司收购玉米，中粮宣布上调收购价。", {"中粮": "中粮"}),
    ("东风汽车公司发布数据，东风公司上半年增长。", {"东风公司": "东风汽车公司"}),
    (
        "上海合作组织（以下简称“上合组织”）开会。上合组织实业家委员会参加。",
        {"上合组织实业家委员会": "上海合作组织实业家委员会"},
    ),
    ("兰州市统计局介绍，价格上涨。统计局表示，将继续关注。", {"统计局": "兰州市统计局"}),
    ("中国物流与采购联合会(CFLP)发布指数。", {"CFLP": "中国物流与采购联合会"}),
    ("国家统计局发布数据。国家发改委表示。", {"国家发改委": "国家发改委"}),
    ("国家发展和改革委员会印发通知。国家发改委表示。", {"国家发改委": "国家发展和改革委员会"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_short_forms_stand_for_what_the_text_names(text, expected):
    names = {text[one.start : one.end]: one.name for one in annotate(text).organizations}
    assert {short: names.get(short) for short in expected} == expected


SILENT = [
    ("江苏凌锐智能输电工程股份有限公司发布公告，公司凌锐能够领先。", "凌锐能"),
    ("兰州市统计局和西宁市统计局介绍情况。统计局表示。", "统计局表示"),
    ("通辽市第一医院（以下简称医院）扩建。医院新增床位。", "医院"),
]


@pytest.mark.parametrize(("text", "no_body"), SILENT)
def test_what_only_looks_like_a_short_form_is_none(text, no_body):
    assert no_body not in [text[one.start : one.end] for one in annotate(text).organizations]


BESIDE = [
    ("子公司江苏凌瑞成功申报高新技术企业。", ["江苏凌瑞"]),
    ("武汉凯迪、国电集团已经开始项目前期工作。", ["武汉凯迪", "国电集团"]),
    ("子公司业务发展良好，控股股东承诺增持。", []),
    ("培育了伊利、金锣、兴和等一批特色畜产品品牌。", []),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_neighbours_tell_a_firm(text, expected):
    assert [text[one.start : one.end] for one in annotate(text).organizations] == expected


def test_an_office_alone_is_the_one_of_which_all_names_of_the_text_end_in_one():
    text = "中国国家统计局发布数据。国家统计局表示。根据统计局的数据，工业增长。"
    assert [found.name for found in annotate(text).organizations] == [
        "中国国家统计局",
        "国家统计局",
        "国家统计局",
    ]
