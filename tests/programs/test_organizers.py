"""A program's organizer is the body that the sentence names as doing or holding it."""

import re

import pytest

from gongbao import programs
from gongbao.organizations.models import Organization
from gongbao.text import Document

BODIES = re.compile(
    "国家统计局|国家发展改革委|财政部|中国气象局|工业和信息化部|国务院新闻办公室|国务院|市医保局|市卫健委|市教育局"
)


def organizers(text):
    """Return the organizers of the programs in `text`, its organizations given, so that only their use is tested."""
    bodies = tuple(
        Organization(found.start(), found.end(), found[0], "government", "", "test")
        for found in BODIES.finditer(text)
    )
    return [program.organizer for program in programs.find(Document(text), organizations=bodies)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国家统计局发布《2024年国民经济和社会发展统计公报》。", ["国家统计局"]),
        (
            "国家发展改革委、财政部等七部门联合印发《关于促进服务消费的若干措施》。",
            ["国家发展改革委、财政部"],
        ),
        ("市医保局联合市卫健委举办“医保惠民进社区”宣传月活动。", ["市医保局、市卫健委"]),
        ("由中国气象局主办的第十届全国气象科普大赛在京举行。", ["中国气象局"]),
        ("第十届全国气象科普大赛由中国气象局、财政部共同主办。", ["中国气象局、财政部"]),
        ("落实国务院《关于加强数字政府建设的指导意见》。", ["国务院"]),
        ("国务院印发的《“十四五”数字经济发展规划》明确方向。", ["国务院"]),
        ("工业和信息化部印发《行动方案》，启动“人工智能+制造”专项行动。", ["工业和信息化部"] * 2),
        ("市教育局实施“双减”、“阳光招生”行动。", ["市教育局"] * 2),
    ],
)
def test_the_acting_body_is_the_organizer(text, expected):
    assert organizers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "通辽市实施“双百工程”，效果良好。",
        "在国务院新闻办公室发布《中国的能源转型》白皮书时指出。",
        "国务院举办纪念《中华人民共和国国防法》实施一周年的活动。",
        "市教育局今年工作成效明显。各校实施“阳光招生”行动。",
        "市教育局表示满意，企业深入实施“科技兴企”战略。",
    ],
)
def test_no_organizer_is_made_up(text):
    assert set(organizers(text)) == {""}
