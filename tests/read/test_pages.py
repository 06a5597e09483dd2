"""Pages as sites write them: their article, and what their head says."""

import pytest

from gongbao.errors import InputError
from gongbao.read.formats import content_of

FIRST = "前三季度，全市地区生产总值1720.5亿元，同比增长5.6%，主要指标好于预期。"
SECOND = "粮食总产量连续四年稳定在900万吨以上，农业农村投资增长12.3%，农民收入稳步提高。"
BODY = f"<p>　　{FIRST}</p><p>　　{SECOND}</p>"
LINKS = "".join(
    f'<li><a href="/{n}.html">全市第{n}次常务会议召开</a><span>2023-0{n}-12</span></li>' for n in range(1, 9)
)


def page(source):
    return content_of(source.encode(), "a.html")


def test_an_article_of_wechat():
    found = page(
        "<html><head><meta property='og:title' content='前三季度全市经济运行情况'></head><body>"
        "<h1 id='activity-name'>前三季度全市经济运行情况</h1><a id='js_name'> 通辽发布 </a><em id='publish_time'></em>"
        f"<div id='js_content' style='display:none'><section><section><span>{FIRST}</span></section>"
        f'<section><span>{SECOND}</span></section></section></div><script>var ct = "1761868800";</script>'
        "<div>微信扫一扫关注该公众号</div></body></html>"
    )
    assert found.text.splitlines() == ["前三季度全市经济运行情况", FIRST, SECOND]
    assert (found.publisher, str(found.date)) == ("通辽发布", "2025-10-31")


def test_the_date_is_that_of_the_articles_head_and_none_among_related_links():
    found = page(
        f"<html><head><title>前三季度经济运行情况-通辽市统计局</title></head><body><ul>{LINKS}</ul><div><h2>前三季度经济运行情况</h2>"
        "<div>来源：通辽市统计局　发布时间：2025年10月28日 09:30　浏览次数：<span>312</span></div>"
        f"<div id='zoom'>{BODY}</div></div><div class='related'><ul>{LINKS}</ul></div></body></html>"
    )
    assert (found.title, found.publisher, str(found.date)) == (
        "前三季度经济运行情况",
        "通辽市统计局",
        "2025-10-28",
    )
    assert "常务会议" not in found.text


@pytest.mark.parametrize(
    "broken",
    [
        "<body><div><p>{0}<p>{1}",
        "<html><body><table><td><p>{0}</p><p>{1}</p>",
        "<html><body><div></span></div></td><div>{0}<br><br>{1}</body></html></html><html>",
        "<div class='x'><font>{0}</font><br/>{1}</div>",
        "<html><frameset></frameset><body><center><p><b>{0}</p></b><p>{1}</center>",
    ],
)
def test_broken_markup_is_read(broken):
    text = page(broken.format(FIRST, SECOND)).text
    assert [line.strip() for line in text.splitlines() if line.strip()] == [FIRST, SECOND]


def test_digits_that_a_style_raises_or_lowers_are_no_digits():
    raised = "<span style='font-size:9pt;vertical-align: super'>3</span>"
    lowered = '<span style="VERTICAL-ALIGN:sub">2</span>'
    found = page(
        f"<html><body><p>用水12.5亿m{raised}，排放CO{lowered}3.2万吨，均好于预期。</p></body></html>"
    )
    assert found.text == "用水12.5亿m³，排放CO₂3.2万吨，均好于预期。"


def test_a_page_that_is_a_table_is_read_with_its_caption():
    rows = "".join(f"<tr><td>产品{n}</td><td>{n}.5</td></tr>" for n in range(1, 20))
    found = page(
        f"<html><body><ul>{LINKS}</ul><div><h3>2025年工业产品产量</h3><p>单位：万吨</p>"
        f"<table><tr><td>产品</td><td>产量</td></tr>{rows}</table></div></body></html>"
    )
    assert found.text.splitlines()[:4] == [
        "2025年工业产品产量",
        "单位：万吨",
        "| 产品 | 产量 |",
        "| 产品1 | 1.5 |",
    ]


def test_text_that_a_script_loads_is_missed_aloud():
    with pytest.raises(InputError, match="no article"):
        page(f"<html><body><div id='app'></div><ul>{LINKS}</ul><script>load()</script></body></html>")


def test_declared_encodings_are_believed():
    body = "<body><p>全年生產總值增長百分之三，就業情況大致平穩，物價溫和。</p></body>"
    source = f"<html><head><meta charset='big5'></head>{body}</html>"
    assert "增長百分之三" in content_of(source.encode("big5"), "a.html").text
