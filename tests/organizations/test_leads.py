"""Names begin behind the words, numbers and marks that lead to them, and end at words."""

import pytest

from gongbao.organizations.finding import Finder
from gongbao.rulebook import default


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("联合市纪委监委出动60人", ["市纪委监委"]),
        ("委托联合国儿童基金会评估", ["联合国儿童基金会"]),
        ("县红十字会联合四川锦垚集团捐款", ["县红十字会", "四川锦垚集团"]),
        ("联合国开行、农发行组建银团", ["国开行", "农发行"]),
        ("10月18日江苏恒泽公司开工", ["江苏恒泽公司"]),
        ("3月大唐国际发电股份有限公司公告", ["大唐国际发电股份有限公司"]),
        ("2025年市住建局通报", ["市住建局"]),
        ("·市教育局\n1 贵州磷化集团", ["市教育局", "贵州磷化集团"]),
        ("湖南省会同县发布，会同县委组织部通报", ["会同县委组织部"]),
        ("市税务局会同县委组织部通报", ["市税务局", "县委组织部"]),
        ("市教育局部署工作，市水务局面向全市招聘", ["市教育局", "市水务局"]),
        ("其中宁德时代有员工36万人", ["宁德时代"]),
        ("一个夏天能挣15万元，江苏新能源装机容量", []),
    ],
)
def test_names_begin_and_end_at_words(text, names):
    assert [text[body.start : body.end] for body in Finder.of(default()).find(text)] == names
