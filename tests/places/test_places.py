"""Divisions are found by their names, and a report's place by its title or its text."""

import pytest

from gongbao.places import document_place, mentions, parts
from gongbao.places.rules import divisions
from gongbao.rulebook import default


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("通辽市与广西签署协议", ["通辽市", "广西壮族自治区"]),
        ("内蒙古自治区库伦旗", ["内蒙古自治区", "库伦旗"]),
        ("延边州与凉山", ["延边朝鲜族自治州", "凉山彝族自治州"]),
        ("香港、澳门和台湾", ["香港特别行政区", "澳门特别行政区", "台湾省"]),
        ("甘肃临夏州积石山县", ["甘肃省", "临夏回族自治州", "积石山保安族东乡族撒拉族自治县"]),
        ("深入学习贯彻", []),
        ("舟山市普陀区", ["舟山市", "普陀区"]),
        ("普陀区见闻", []),
        ("北京时间8日，西安事变纪念馆与西安市", ["西安市"]),
    ],
)
def test_divisions_are_found_by_full_and_short_names(text, names):
    assert [division.name for _, _, division in mentions(text)] == names


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("2026年甘肃省政府工作报告", "兰州新区入围。", "甘肃省"),
        ("浙江省杭州市经济稳中向好", "", "杭州市"),
        ("河南与陕西加快枢纽建设", "河南。河南。河南。", ""),
        ("民族团结谱新篇", "通辽市全力创建。通辽市坚持。通辽深化。库伦旗参加。", "通辽市"),
        (
            "政府工作报告",
            "政府工作报告\n——2025年1月8日在青川县第十九届人民代表大会第五次会议上\n各位代表",
            "青川县",
        ),
        ("法院工作报告", "法院工作报告\n通辽市中级人民法院院长 李明\n各位代表", "通辽市"),
        ("资金安排公告", f"资金安排公告\n{'下达我县资金。' * 60}\n凤庆县农业农村局\n2025年6月9日", "凤庆县"),
        ("防灭火会议", f"防灭火会议\n{'我县召开会议。' * 60}\n（辽宁省建平县人民政府办公室）", "建平县"),
        ("防灭火会议", f"防灭火会议\n{'我县召开会议。' * 60}\n凤庆县农业农村局参加会议。", ""),
        ("南宁海关：广西农产品出口增长", "", "广西壮族自治区"),
        ("普陀区统计公报", "舟山市普陀区出口增长。", "普陀区"),
        ("联播快讯", "河南开通高铁。陕西建成机场。", ""),
        ("", "", ""),
    ],
)
def test_the_place_is_in_the_title_or_most_of_the_text(title, text, place):
    assert document_place(title, text) == place


@pytest.mark.parametrize(
    ("whole", "text", "names"),
    [
        ("深圳市", "南山区发案数下降，罗湖区上升", ["南山区"]),
        ("佛山市", "顺德、三水和高明区分别增长", ["顺德区", "三水区"]),
        ("沈阳市", "和平发展", []),
        ("佛山市", "余杭、临平", []),
    ],
)
def test_parts_of_a_place_are_called_by_names_of_several_and_in_lists_by_short_ones(whole, text, names):
    division = next(one for one in divisions(default()) if one.name == whole)
    assert [part.name for _, _, part in parts(text, division)] == names
