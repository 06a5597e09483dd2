"""Pages of all sorts are read in the order of the page, a paragraph a line."""

from itertools import cycle, islice

import pytest
from tests.read.pdf.sheets import FONT, LEFT, RIGHT, Sheets, width, wrapped

from gongbao.read.formats import content_of

GROSS = (
    "初步核算，全年地区生产总值53926.7亿元，按可比价格计算，比上年增长5.4%。其中，第一产业增加值103.1亿元，增长2.1%；"
    "第二产业增加值11612.97亿元，增长3.2%；第三产业增加值42210.63亿元，增长6.3%。"
)
GRAIN = (
    "全年粮食产量1360.5万吨，比上年增长1.0%，其中小麦产量620.3万吨，下降0.5%。年末常住人口2478.3万人，"
    "城镇化率71.2%。"
)
TRADE = (
    "全年货物进出口总额8123.4亿元，比上年下降2.3%。其中，出口5120.8亿元，增长1.1%；进口3002.6亿元，下降7.6%。"
)


def numbered(count):
    """Return paragraphs none of which is like another."""
    texts = islice(cycle([GROSS, GRAIN, TRADE]), count)
    return [f"{number}区{text[:-1]}，列第{number + 3}位。" for number, text in enumerate(texts)]


def lines_of(sheets):
    return content_of(sheets.bytes(), "a.pdf").text.splitlines()


def title_of(sheets):
    return content_of(sheets.bytes(), "a.pdf").title


@pytest.mark.parametrize("pitch", [1.2, 1.5, 2, 3])
def test_paragraphs_are_joined_over_lines_and_pages_however_wide_they_are_spaced(pitch):
    sheets = Sheets(foot="第 {} 页 共 9 页")
    for text in numbered(12):
        sheets.prose(text, pitch=pitch)
    assert lines_of(sheets) == numbered(12)


def test_a_caption_below_a_full_last_line_begins_one_of_its_own():
    sheets = Sheets()
    text = "增" * (int((RIGHT - LEFT) / 12) - 3) + "。"
    sheets.prose(text)
    sheets.line("表1 2024年主要农产品产量")
    assert lines_of(sheets) == [text, "表1 2024年主要农产品产量"]


def test_the_units_of_a_table_stand_on_a_line_of_their_own():
    sheets = Sheets()
    sheets.line("2025年规模以上工业增加值增长速度")
    sheets.line("单位：%")
    assert lines_of(sheets) == ["2025年规模以上工业增加值增长速度", "单位：%"]


def test_two_columns_under_a_title_over_both_with_a_table_between():
    texts = numbered(8)
    sheets = Sheets()
    sheets.line("二〇二五年统计公报解读", 16, "centre", 2)
    sheets.columns(texts[:4], 12)
    sheets.table(
        [["指标", "2024年", "2025年"], ["粮食（万吨）", "1347.0", "1360.5"], ["棉花（万吨）", "3.2", "3.1"]],
        [150, 90, 90],
        "none",
    )
    sheets.columns(texts[4:], 14)
    table = [
        "| 指标 | 2024年 | 2025年 |",
        "| 粮食（万吨） | 1347.0 | 1360.5 |",
        "| 棉花（万吨） | 3.2 | 3.1 |",
    ]
    assert lines_of(sheets) == ["二〇二五年统计公报解读", *texts[:4], *table, *texts[4:]]


def test_a_drawn_table_in_one_of_two_columns_stays_in_it():
    texts = numbered(4)
    sheets = Sheets()
    top = sheets.y
    half = (RIGHT - LEFT - 24) / 2
    for text in texts[:2]:
        sheets.prose(text, 10, right=LEFT + half)
    sheets.y -= 10
    sheets.table([["品种", "2025年"], ["小麦", "620.3"]], [90, 90])
    sheets.y = top
    for text in texts[2:]:
        sheets.prose(text, 10, left=LEFT + half + 24)
    assert lines_of(sheets) == [*texts[:2], "| 品种 | 2025年 |", "| 小麦 | 620.3 |", *texts[2:]]


def test_lines_stand_in_their_place_whatever_their_sizes():
    sheets = Sheets()
    sheets.line("000112", 16)
    sheets.line("机密★5年", 16)
    sheets.line("某县人民政府文件", 40, "centre")
    sheets.line("某政发〔2025〕12号", 16, "centre", 2.5)
    sheets.line("某县人民政府关于做好防汛工作的通知", 22, "centre", 2)
    for text in (GROSS, GRAIN):
        sheets.prose(text, 16)
    sheets.line("某县人民政府", 16, "right")
    sheets.line("2025年6月1日", 16, "right")
    head = [
        "000112",
        "机密★5年",
        "某县人民政府文件",
        "某政发〔2025〕12号",
        "某县人民政府关于做好防汛工作的通知",
    ]
    assert lines_of(sheets) == [*head, GROSS, GRAIN, "某县人民政府", "2025年6月1日"]
    assert title_of(sheets) == "某县人民政府关于做好防汛工作的通知"


def test_running_heads_that_change_with_the_chapters_go():
    sheets = Sheets(foot="{}")
    texts = iter(numbered(150))
    expected = []
    for chapter, pages in (("第一章 综合", 3), ("第二章 农业", 1), ("第三章 工业和建筑业", 4)):
        for page in range(pages):
            sheets.new_page(chapter)
            if page == 0:
                sheets.line(chapter, 16, "centre", 2)
                expected.append(chapter)
            while sheets.y > 160:
                expected.append(next(texts))
                sheets.prose(expected[-1])
    assert lines_of(sheets) == expected


def test_a_cover_and_a_short_last_page_are_kept():
    sheets = Sheets(foot="- {} -")
    sheets.y = 500
    for line, size in (("某某股份有限公司", 26), ("2024年年度报告", 26), ("二〇二五年三月", 14)):
        sheets.line(line, size, "centre", 2)
    sheets.new_page()
    for text in numbered(8):
        sheets.prose(text)
    sheets.new_page()
    sheets.line("总计39亿元")
    sheets.line("1300")
    cover = ["某某股份有限公司", "2024年年度报告", "二〇二五年三月"]
    assert lines_of(sheets) == [*cover, *numbered(8), "总计39亿元", "1300"]
    assert title_of(sheets) == "某某股份有限公司2024年年度报告"


def test_footnotes_stand_behind_the_paragraph_that_the_page_cuts():
    sheets = Sheets(foot="{}")
    for text in numbered(9):
        sheets.prose(text, floor=0)
    lines = wrapped("　　" + TRADE + GRAIN, RIGHT - LEFT, 12)
    sheets.y = 120
    sheets.at(LEFT + 24, sheets.y, lines[0].strip("　"))
    sheets.at(LEFT, 70, "① 地区生产总值按现价计算。", 9)
    sheets.at(LEFT, 57, "② 数据为初步核算数。", 9)
    sheets.new_page()
    for line in lines[1:]:
        sheets.line(line)
    sheets.prose(GROSS)
    notes = ["① 地区生产总值按现价计算。", "② 数据为初步核算数。"]
    assert lines_of(sheets) == [*numbered(9), TRADE + GRAIN, *notes, GROSS]


def test_text_at_an_angle_stands_apart_and_once():
    sheets = Sheets(foot="- {} -")
    for page in range(3):
        for x, y, angle, size, text in ((300, 400, 45, 60, "内部资料"), (40, 300, 90, 9, "某市统计局编印")):
            sheets.canvas.saveState()
            sheets.canvas.translate(x, y)
            sheets.canvas.rotate(angle)
            sheets.canvas.setFont(FONT, size)
            sheets.canvas.drawCentredString(0, 0, text)
            sheets.canvas.restoreState()
        for text in numbered(9)[3 * page : 3 * page + 3]:
            sheets.prose(text)
        if page < 2:
            sheets.new_page()
    assert lines_of(sheets) == [*numbered(9), "内部资料", "某市统计局编印"]


def test_a_page_that_is_turned_is_read_as_it_is_read_by_people():
    sheets = Sheets()
    sheets.canvas.rotate(90)
    sheets.canvas.translate(0, -595)
    sheets.y = 540
    sheets.prose(GROSS)
    sheets.table([["指标", "2025年"], ["粮食（万吨）", "1360.5"]], [200, 90])
    assert lines_of(sheets) == [GROSS, "| 指标 | 2025年 |", "| 粮食（万吨） | 1360.5 |"]


def test_marks_that_are_raised_or_lowered_are_no_digits():
    sheets = Sheets()
    x = LEFT
    for text, rise, size in (
        ("造林120万m", 0, 12),
        ("2", 4, 7),
        ("，增长5.2%", 0, 12),
        ("1", 4, 7),
        ("，排放CO", 0, 12),
        ("2", -2, 7),
        ("12万吨。", 0, 12),
    ):
        sheets.at(x, sheets.y + rise, text, size)
        x += width(text, size)
    assert lines_of(sheets) == ["造林120万m²，增长5.2%¹，排放CO₂12万吨。"]


def test_letters_that_stand_apart_are_words_and_words_stay_apart():
    sheets = Sheets()
    sheets.line("统计公报", 20, "centre", spread=30)
    sheets.line("目　　录", 18, "centre")
    sheets.line("投资环境良好企业数量增加", spread=4)
    sheets.line("电　话：12345678")
    sheets.line("由ﬁnance部门与 Open Data 项目组编写，⼆⼈审核。")
    assert lines_of(sheets) == [
        "统计公报",
        "目录",
        "投资环境良好企业数量增加",
        "电话：12345678",
        "由finance部门与 Open Data 项目组编写，二人审核。",
    ]


@pytest.mark.parametrize(
    "named", ["Microsoft Word - 1.doc", "无标题", "untitled", "某政发〔2025〕12号", "报告.pdf"]
)
def test_a_title_that_says_nothing_is_none(named):
    sheets = Sheets()
    sheets.canvas.setTitle(named)
    sheets.line("某县2025年统计公报", 20, "centre", 2)
    sheets.line(named)
    sheets.prose(GROSS)
    assert title_of(sheets) == "某县2025年统计公报"


def test_a_title_of_the_metadata_that_the_page_bears_is_taken():
    sheets = Sheets()
    sheets.canvas.setTitle("关于防汛工作的通知")
    sheets.line("关于防汛工作的通知", 12)
    sheets.prose(GROSS)
    assert title_of(sheets) == "关于防汛工作的通知"
