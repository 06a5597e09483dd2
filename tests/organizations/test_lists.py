"""Offices of a list that leave their place to the first, and names that a number or a place only seems to begin."""

import pytest

from gongbao import extract


def names(text):
    return [row.text for row in extract(text).organizations.itertuples()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("省财政厅和果业局将水利列为重点", ["省财政厅", "果业局"]),
        ("市教育局、体育局、团市委联合举办", ["市教育局", "体育局", "团市委"]),
        ("市委宣传部、统战部、组织部", ["市委宣传部", "统战部", "组织部"]),
        ("县公安局、法院、检察院密切配合", ["县公安局", "法院", "检察院"]),
        ("市发改委、各区局、直属局", ["市发改委"]),
        ("会同市教育局和有关局", ["市教育局"]),
        ("上城区、滨江区、教育局", []),
    ],
)
def test_a_list_shares_the_place_of_its_first_office(text, found):
    assert names(text) == found


@pytest.mark.parametrize("text", ["批出6.6萬宗申請", "新开3家乐福超市", "走进四川大凉山"])
def test_no_known_name_begins_inside_a_number_or_a_place(text):
    assert names(text) == []


def test_a_listed_section_is_of_the_kind_of_the_body_that_leads_the_list():
    rows = extract("市委宣传部、统战部；县公安局、法院").organizations
    assert dict(zip(rows.text, rows.type, strict=True)) == {
        "市委宣传部": "party",
        "统战部": "party",
        "县公安局": "government",
        "法院": "judicial",
    }


def test_the_full_name_of_a_listed_office_bears_the_place_of_the_first():
    rows = extract(
        "通辽市委宣传部、统战部；陕西省财政厅和果业局；江苏省教育厅、财政厅、南京市民政局"
    ).organizations
    assert list(rows.name) == [
        "中共通辽市委宣传部",
        "中共通辽市委统战部",
        "陕西省财政厅",
        "陕西省果业局",
        "江苏省教育厅",
        "江苏省财政厅",
        "南京市民政局",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("小米、华为、OPPO出货量增长", ["小米", "华为", "OPPO"]),
        ("大众、通用和福特销量下降", ["大众", "通用", "福特"]),
        ("种植小米、玉米3万亩", []),
    ],
)
def test_a_name_that_is_a_common_word_is_a_firm_in_a_list_before_one(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("横滨轮胎、新协力机器、中核苏阀等企业", ["横滨轮胎", "新协力机器", "中核苏阀"]),
        ("宁德时代、海岑储能、瑞埔兰昀等企业", ["宁德时代", "海岑储能", "瑞埔兰昀"]),
        ("他说，珠海银隆营收23亿元。", ["珠海银隆"]),
        ("华为、手机、中兴", ["华为", "中兴"]),
        ("上半年净利增长", []),
    ],
)
def test_a_firm_that_no_list_has_is_found_beside_firms_and_what_firms_do(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("控股股东旗下的临澜造船、屿北造船，均已投产", ["临澜造船", "屿北造船"]),
        ("“订单饱满。”扬岚重工董事长说", ["扬岚重工"]),
        ("渠道稳定。浔酒总裁出席。浔酒今年收缩费用", ["浔酒", "浔酒"]),
        ("据鲜垅方面介绍", ["鲜垅"]),
        ("华为、酒仙坊、味知达等企业", ["华为", "酒仙坊", "味知达"]),
        ("浔酒、垅酒、屿酒等酒企", ["浔酒", "垅酒", "屿酒"]),
        ("唐军副总裁告诉记者", []),
        ("化工、钢铁等企业", []),
        ("国有、民营等房企", []),
        ("旗下高端酒店、度假村", []),
        ("两家公司董事长会谈", []),
    ],
)
def test_a_firm_by_a_plain_name_is_found_where_the_text_says_that_one_stands_there(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "落地建设肿瘤与代谢、闽台慢病流行病学2个重点实验室",
            {"肿瘤与代谢": "肿瘤与代谢重点实验室", "闽台慢病流行病学": "闽台慢病流行病学重点实验室"},
        ),
        ("学校新设人工智能和集成电路两个学院", {"人工智能": "人工智能学院", "集成电路": "集成电路学院"}),
        ("获批智能制造、绿色化工3个省级工程研究中心", {}),
        ("建设北京、上海2个研究中心", {}),
        ("现有文学院、法学院2个学院", {"文学院": "文学院"}),
        ("建成生物育种、智能计算等12个重点实验室", {}),
        ("建成生物育种、智能计算等十二个重点实验室", {}),
        ("建成生物育种、智能计算等2个重点实验室", {}),
    ],
)
def test_bodies_share_the_head_behind_their_number(text, found):
    assert {row.text: row.name for row in extract(text).organizations.itertuples()} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("澜合晶微、华为过会", ["澜合晶微", "华为"]),
        ("人员、物资、华为捐款", ["华为"]),
        ("垅昇半导体母公司华为", ["垅昇半导体", "华为"]),
        ("其母公司华为", ["华为"]),
        ("险企半年报出炉", []),
    ],
)
def test_a_firm_by_a_plain_name_is_found_before_another_one(text, found):
    assert names(text) == found
