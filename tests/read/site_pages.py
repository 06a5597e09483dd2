"""Pages in the markup of ten sorts of sites, each with the title, publisher and day that are right."""

FIRST = "前三季度，全市地区生产总值1720.5亿元，同比增长5.6%，主要指标好于预期。"
SECOND = "粮食总产量连续四年稳定在900万吨以上，农业农村投资增长12.3%，农民收入稳步提高。"
THIRD = "下一步，将扎实推进重点项目建设，确保全年目标任务圆满完成。"
LINKS = "".join(
    f'<li><a href="/{n}.html">全市第{n}次常务会议召开</a><span>2023-0{n}-12</span></li>' for n in range(1, 9)
)
NAVIGATION = (
    '<div class="top"><a href="/">首页</a>|<a href="/zw">政务公开</a>|<a href="/fw">政务服务</a></div>'
)
ROWS = "".join(
    f"<tr><td><p class=MsoNormal><span>指标{n}</span></p></td><td><p>{n}2.5<o:p></o:p></p></td><td>{n}.1</td></tr>"
    for n in range(1, 8)
)

PAGES = {
    "gov index box": (
        '<!DOCTYPE html><html><head><meta name="SiteName" content="通辽市人民政府">'
        '<meta name="ArticleTitle" content="通辽市2025年前三季度经济运行情况">'
        '<meta name="PubDate" content="2025-10-28 16:20"><meta name="ContentSource" content="市统计局">'
        f"<title>通辽市2025年前三季度经济运行情况_通辽市人民政府</title></head><body>{NAVIGATION}"
        '<div class="xxgk-box"><table class="tb"><tr><td>索 引 号：</td><td>11150500/2025-00120</td>'
        "<td>分类：</td><td>统计信息<tr>"
        "<td>发布机构：<td>市统计局<td>发文日期：<td>2025年10月28日</table></div>"
        f'<div class="zwxl-article"><p style="text-indent:2em">{FIRST}<p>{SECOND}<p>{THIRD}</div>'
        '<div class="share">分享到：</div>'
        '<div class="footer">版权所有 通辽市人民政府 蒙ICP备05000000号</div></body>',
        "通辽市2025年前三季度经济运行情况",
        "市统计局",
        "2025-10-28",
    ),
    "news with br": (
        "<html><head><title>前三季度经济稳中有进 - 通辽日报数字报</title></head><body>"
        f'<div id="nav">{NAVIGATION}</div><h1>前三季度经济稳中有进</h1><div class="info">'
        "<span>2025-10-29 08:12:33</span> <span>来源：通辽日报</span> <span>作者：李明</span>"
        "<span>编辑：王芳</span></div>"
        f'<div class="txt">&nbsp;&nbsp;&nbsp;&nbsp;{FIRST}<br/>&nbsp;&nbsp;&nbsp;&nbsp;{SECOND}<br/>'
        f'<br/>&nbsp;&nbsp;&nbsp;&nbsp;{THIRD}</div><div class="rel"><h3>相关阅读</h3><ul>{LINKS}</ul>'
        "</div></body></html>",
        "前三季度经济稳中有进",
        "通辽日报",
        "2025-10-29",
    ),
    "wechat": (
        "<html><head><title></title>"
        '<meta property="og:title" content="权威发布丨前三季度经济“成绩单”来了"/>'
        '<meta property="og:site_name" content="微信公众平台"/></head><body>'
        '<h1 class="rich_media_title" id="activity-name">权威发布丨前三季度经济“成绩单”来了</h1>'
        '<div id="meta_content"><span class="rich_media_meta rich_media_meta_text">统计小编</span>'
        '<a id="js_name">科尔沁统计</a><em id="publish_time">2025年10月30日 18:01</em></div>'
        f'<div id="js_content" style="visibility:hidden"><section style="a"><p><span>{FIRST}</span></p><p>'
        f"<br></p><section><p><strong>{SECOND}</strong></p></section><p>{THIRD}</p>"
        "<p>点击上方蓝字关注我们</p></section></div></body></html>",
        "权威发布丨前三季度经济“成绩单”来了",
        "科尔沁统计",
        "2025-10-30",
    ),
    "gazette": (
        "<HTML><HEAD><TITLE>国务院公报</TITLE></HEAD><BODY><TABLE width=100%><TR><TD><A HREF=/>首页</A>"
        "<TD><A HREF=/gb>公报</A></TR></TABLE><TABLE><TR><TD><CENTER><FONT SIZE=5>"
        "<B>国务院关于印发某某规划的通知</B></FONT><BR>国发〔2024〕15号</CENTER>"
        "<P>各省、自治区、直辖市人民政府，国务院各部委、各直属机构：</P>"
        f"<P>{FIRST}<P>{SECOND}<P>{THIRD}<P align=right>国务院<BR>2024年5月29日</TD></TR></TABLE></BODY>",
        "国务院关于印发某某规划的通知",
        "国务院",
        "2024-05-29",
    ),
    "msword": (
        '<html><head><title>2025年9月份工业生产情况-统计局</title><meta name="keywords" content="统计">'
        '</head><body><div class="wrap">'
        '<div class="loc">当前位置：<a href=/>首页</a>&gt;<a href=/s>数据发布</a></div>'
        '<div class="tit">2025年9月份工业生产情况</div>'
        '<div class="src">发布时间：2025-10-20 10:00　　来源：工业统计处　　【字体：<a>大</a> <a>小</a>】</div>'
        f'<div class="TRS_Editor"><p class=MsoNormal>{FIRST}</p><div align=center>'
        "<table class=MsoTableGrid border=1><tr><td>指标</td><td>9月（亿元）</td><td>同比增长（%）</td>"
        f"</tr>{ROWS}</table></div><p class=MsoNormal>{SECOND}</p></div></div>"
        '<script>var x="<p>假的</p>"</script></body></html>',
        "2025年9月份工业生产情况",
        "工业统计处",
        "2025-10-20",
    ),
    "ldjson": (
        "<html><head><title>某某集团前三季度营收增长 | 某某集团官网</title>"
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"某某集团前三季度营收增长",'
        '"datePublished":"2025-10-30T08:00:00+08:00","publisher":{"name":"某某集团"}}</script>'
        f"</head><body><header><nav>{NAVIGATION}</nav></header><main><article>"
        f"<h2>某某集团前三季度营收增长</h2><div>{FIRST}</div><div>{SECOND}</div><div>{THIRD}</div>"
        f"</article></main><aside><ul>{LINKS}</ul></aside></body></html>",
        "某某集团前三季度营收增长",
        "某某集团",
        "2025-10-30",
    ),
    "hospital": (
        "<html><body><html><head><title>我院完成首例手术_某某市第一人民医院</title></head>"
        f"<body>{NAVIGATION}<div class=list><ul>{LINKS}</ul></div><div class=con>"
        "<h3 align=center>我院完成首例手术</h3>"
        "<p align=center>（发布日期：2025/11/3　点击数：120　稿源：宣传科）</p><div id=Zoom>"
        f"<div>{FIRST}</div><div>{SECOND}</div></div></div></body></html></body></html>",
        "我院完成首例手术",
        "宣传科",
        "2025-11-03",
    ),
    "hk": (
        '<html lang="zh-hk"><head><title>二○二五年九月零售業銷售額臨時統計數字</title></head><body>'
        '<div id="main"><div class="title">二○二五年九月零售業銷售額臨時統計數字</div>'
        '<div id="pressrelease"><p>政府統計處今日（十月三十一日）發表最新零售業銷售額數字。</p>'
        "<p>二○二五年九月的零售業總銷貨價值的臨時估計為313億元，較二○二四年同月上升5.9%。</p>"
        "<p>發言人指出，訪港旅客持續增加，有助零售業表現。</p></div><p>完</p>"
        "<p>2025年10月31日（星期五）<br>香港時間16時30分</p></div></body></html>",
        "二○二五年九月零售業銷售額臨時統計數字",
        "",
        "2025-10-31",
    ),
    "paper": (
        '<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">'
        '<title>内蒙古日报数字报-农牧业投资增长12.3%</title><meta name="author" content="内蒙古日报">'
        f"</head><body><table><tr><td width=200><div>第01版：要闻</div><ul>{LINKS}</ul></td><td>"
        "<founder-title><h1>农牧业投资增长12.3%</h1></founder-title><h2>——前三季度全区经济观察</h2>"
        '<div>□本报记者 张三</div><div class="date">2025年11月05日　星期三</div><div id="ozoom">'
        f"<founder-content><P>{FIRST}</P><P>{SECOND}</P><P>{THIRD}</P></founder-content></div></td></tr>"
        "</table></body></html>",
        "农牧业投资增长12.3%",
        "",
        "2025-11-05",
    ),
    "tender": (
        "<html><head><title>某某学校设备采购项目中标公告 - 某某省政府采购网</title></head><body>"
        '<div class="vT_detail_header"><h2 class="tc">某某学校设备采购项目中标公告</h2><p class="tc">'
        '<span id="pubTime">2025年09月12日 17:05</span> 来源：<span>某某省政府采购网</span>&nbsp;【<a>打印</a>】</p>'
        '</div><div class="vT_detail_content w760c"><div class="table"><table><tr>'
        "<td>采购项目名称<td colspan=3>某某学校设备采购项目<tr>"
        "<td>总中标金额<td colspan=3>￥286.500000 万元（人民币）</table></div>"
        "<p>一、项目编号：ABC-2025-018</p>"
        f"<p>二、中标结果：供应商甲公司，中标金额2865000元，评审得分91.2分。</p><p>{THIRD}</p></div>"
        f"<div class=gwxz>相关公告<ul>{LINKS}</ul></div></body></html>",
        "某某学校设备采购项目中标公告",
        "某某省政府采购网",
        "2025-09-12",
    ),
}
