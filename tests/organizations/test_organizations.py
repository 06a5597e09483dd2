"""Organizations by structure, in running text, and what stays out."""

from pathlib import Path

import pytest
from tests.robustness.growth import grows_linearly

from gongbao import extract, rulebook
from gongbao.annotate import annotate
from gongbao.organizations.finding import Finder
from gongbao.rulebook.examples import parse
from tools import ner

SHARED = Path(__file__).resolve().parents[3] / "shared"
SET = SHARED / "ner" / "peoples-daily-dev.jsonl"

SENTENCES = [
    "<o>市委</o>、<o>市政府</o>印发通知",
    "<o>农业农村部</o>、<o>财政部</o>联合部署",
    "落实中央和自治区资金",
    "<o>国务院残疾人工作协调委员会</o>召开会议",
    "<o>中国农业银行通辽分行</o>发放贷款",
    "在<o>人民日报</o>、<o>新华社</o>、<o>央广网</o>等媒体刊发",
    "《<o>法治日报</o>》进行了报道",
    "34家委员单位各司其职，各级党委和有关部门抓好落实",
    "<o>捷安特（中国）有限公司</o>提供赞助",
    "印发《通辽市人民政府办公室关于进一步做好工作的通知》",
    "<o>市委统战部工作领导小组</o>统筹推进",
    "<o>教育部重庆高等研究院</o>揭牌",
    "建成区域性商贸中心，新建产业园12个",
    "<o>民政厅</o>联合<o>财政厅</o>发文",
    "劳务协作协议",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_all_and_only_the_marked_are_found(marked):
    example = parse(marked)
    found = [(one.start, one.end) for one in annotate(example.text).organizations]
    assert found == [(answer.start, answer.end) for answer in example.answers]


def test_a_report_that_has_no_gold_resolves_its_short_forms_to_its_own_place():
    path = SHARED / "reports" / "full" / "吉林省.txt"
    if not path.is_file():
        pytest.skip("the shared reports are not here")
    organizations = extract(path).organizations
    names = organizations.set_index("text")["name"].to_dict()
    assert names["省委"] == "中共吉林省委员会"
    assert names["省政府"] == "吉林省人民政府"
    assert names["省人大"] == "吉林省人民代表大会"


def test_a_set_annotated_by_others_is_met():
    if not SET.is_file():
        pytest.skip("the shared set of annotated sentences is not here")
    exact, lenient = ner.measures(ner.score(SET))
    assert exact.f1 >= 80
    assert exact.precision >= 84
    assert lenient.f1 >= 84


@pytest.mark.parametrize("unit", ["市委", "中国", "局", "（中国）有限公司", "“", "国家", "和", "A公司"])
def test_time_grows_with_length_alone(unit):
    assert grows_linearly(unit * (20_000 // len(unit)), Finder.of(rulebook.default()).find)
