"""Every format, in files that their own libraries write."""

import io
import json
import zipfile

import docx
import openpyxl
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

import gongbao
from gongbao.errors import InputError
from gongbao.read import find_inputs, items, read
from gongbao.read.fields import Fields

FIRST = (
    "今年以来，全市农业农村局举办培训500余期，培训农牧民3.2万人次，带动就业创业成效明显，群众收入稳步增长。"
)
SECOND = (
    "下一步，通辽市人民政府将继续实施重点项目，计划完成投资39亿元，同比增长5.2%，为高质量发展提供有力支撑。"
)
PAGE = f"""<html><head><meta charset="utf-8"><title>培训惠民 - 通辽日报网</title>
<meta name="ArticleTitle" content="培训惠民生"><meta name="PubDate" content="2025-11-07 09:00">
<meta name="ContentSource" content="通辽日报"></head><body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/a">要闻123条</a></li></ul></nav>
<div class="article"><h1>培训惠民生</h1><p>{FIRST}</p><p>{SECOND}</p>
<table><tr><th>指标</th><th>2024年</th></tr><tr><td>粮食产量</td><td>1300万吨</td></tr></table></div>
<footer>版权所有 蒙ICP备12345号 电话8888</footer></body></html>"""


def documents(path, **names):
    return list(items(find_inputs([path]), Fields(**names)))


def the_report(path):
    (item,) = documents(path)
    return item.report()


def test_a_web_page_is_read_without_its_navigation(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="gb18030")
    report = the_report(path)
    assert report.text.splitlines()[:3] == ["培训惠民生", FIRST, SECOND]
    assert "| 粮食产量 | 1300万吨 |" in report.text.splitlines()
    assert not any(word in report.text for word in ("首页", "要闻", "ICP"))
    assert (report.title, str(report.date), report.publisher) == ("培训惠民生", "2025-11-07", "通辽日报")


@pytest.fixture
def word(tmp_path):
    document = docx.Document()
    document.add_heading("培训惠民生", 1)
    document.add_paragraph(FIRST)
    table = document.add_table(2, 3)
    for row, cells in enumerate((("指标", "2024年", "增长"), ("粮食产量", "1300万吨", "5.2%"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    document.add_paragraph(SECOND)
    document.core_properties.title = "培训惠民生"
    path = tmp_path / "a.docx"
    document.save(path)
    return path


def test_a_word_document_is_read_with_its_tables_row_by_row_where_they_stand(word):
    report = the_report(word)
    table = ["| 指标 | 2024年 | 增长 |", "| 粮食产量 | 1300万吨 | 5.2% |"]
    assert report.text.splitlines() == ["培训惠民生", FIRST, *table, SECOND]
    assert report.title == "培训惠民生" and report.date is None


def test_cells_run_neither_into_prose_nor_into_each_other(word):
    claims = gongbao.extract(word).claims
    assert {"1300万吨", "5.2%", "500余期", "39亿元"} <= set(claims["text"])
    sentences = claims.set_index("text")["sentence"]
    assert sentences["500余期"] == FIRST and FIRST not in sentences["1300万吨"]


def wrapped(text, width):
    lines = [""]
    for char in text:
        if pdfmetrics.stringWidth(lines[-1] + char, "STSong-Light", 12) > width:
            lines.append("")
        lines[-1] += char
    return lines


def draw(path, pages, columns=1, **options):
    """Draw pages of wrapped paragraphs with a running head and page numbers."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4, **options)
    for number, paragraphs in enumerate(pages, 1):
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(72, 810, f"通辽市人民政府公报 2025年第{number}期")
        canvas.drawString(290, 30, f"— {number} —")
        canvas.setFont("STSong-Light", 12)
        lines = [
            line
            for paragraph in paragraphs
            for line in wrapped("　　" + paragraph, 432 if columns == 1 else 204)
        ]
        per_column = -(-len(lines) // columns)
        for at, line in enumerate(lines):
            column, row = divmod(at, per_column)
            indent = 24 if line.startswith("　") else 0
            canvas.drawString(72 + column * 230 + indent, 760 - 18 * row, line.strip("　"))
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_is_read_in_paragraphs_over_columns_and_pages_without_heads_and_page_numbers(tmp_path, columns):
    long = FIRST[:-1] + "，" + SECOND
    pages = [[long] * 4, [SECOND, long, FIRST] * 2, ["今年" + long] * 3]
    report = the_report(draw(tmp_path / "a.pdf", pages, columns))
    assert report.text.splitlines() == [paragraph for page in pages for paragraph in page]


def test_an_encrypted_pdf_and_one_without_text_are_told(tmp_path):
    draw(tmp_path / "a.pdf", [[FIRST]], encrypt=StandardEncryption("secret"))
    with pytest.raises(InputError, match="encrypted; save it without its password"):
        the_report(tmp_path / "a.pdf")
    canvas = Canvas(str(tmp_path / "b.pdf"))
    canvas.rect(100, 100, 100, 100)
    canvas.save()
    with pytest.raises(InputError, match="scan has to go through text recognition"):
        the_report(tmp_path / "b.pdf")


def test_a_csv_is_a_report_a_row_with_metadata_from_its_columns(tmp_path):
    path = tmp_path / "news.csv"
    path.write_text(
        f'编号,标题,正文,发布日期,来源\nn1,甲,{FIRST},2025年11月7日,通辽日报\n,乙,"{SECOND}\n完。",2025/1/2,\n,丙,,,\n',
        encoding="gb18030",
    )
    first, second, empty = documents(path)
    assert (first.doc_id, second.doc_id) == ("n1", "news#2")
    report = first.report()
    assert (report.text, report.title, str(report.date), report.publisher) == (
        FIRST,
        "甲",
        "2025-11-07",
        "通辽日报",
    )
    assert second.report().text == SECOND + "\n完。"
    with pytest.raises(InputError, match="record 3: the file is empty"):
        empty.report()


def test_fields_can_be_named_and_a_missing_one_lists_what_is_there(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"k,body2,day\nx,{FIRST},2024-05\n", encoding="utf-8-sig")
    (item,) = documents(path, text="body2", date="day", id="k")
    assert (item.doc_id, str(item.report().date)) == ("x", "2024-05")
    with pytest.raises(InputError, match="there are k, body2, day"):
        the_report(path)
    with pytest.raises(InputError, match="no field 'none'"):
        documents(path, text="none")[0].report()


def test_json_lines_are_read_line_by_line_and_a_bad_line_costs_only_itself(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"text": FIRST, "title": "甲", "id": 7}),
        "{",
        "[1]",
        json.dumps({"text": "坏\ud800" + SECOND}),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    first, bad, no_object, surrogate = documents(path)
    assert (first.doc_id, first.report().title) == ("7", "甲")
    assert "record 2: not JSON" in str(bad.content) and "record 3: not a JSON object" in str(
        no_object.content
    )
    assert surrogate.report().text == "坏\N{REPLACEMENT CHARACTER}" + SECOND


def test_a_workbook_is_read_row_by_row_or_a_report_a_row(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "主要指标"
    for row in (("指标", "数值"), ("粮食产量", "1300万吨"), (None, None), ("个数", 39.0)):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert the_report(tmp_path / "a.xlsx").text.splitlines() == [
        "主要指标",
        "| 指标 | 数值 |",
        "| 粮食产量 | 1300万吨 |",
        "| 个数 | 39 |",
    ]
    sheet["B1"] = "正文"
    book.save(tmp_path / "a.xlsx")
    assert [item.doc_id for item in documents(tmp_path / "a.xlsx")] == ["a#1", "a#3"]


def test_an_archive_is_read_member_by_member(tmp_path, word):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("县/甲2025-11.txt", FIRST)
        archive.write(word, "a.docx")
        archive.writestr("news.csv", f"text\n{SECOND}\n")
        archive.writestr("__MACOSX/._a.txt", "x")
        archive.writestr("logo.png", b"\x89PNG")
        archive.writestr("../../out.txt", SECOND)
    skipped, *found = documents(path)
    assert skipped.path.endswith("all.zip/logo.png") and "skipped" in str(skipped.content)
    assert [item.doc_id for item in found] == ["all/县/甲2025-11", "all/a", "all/news#1", "all/../../out"]
    assert str(found[0].report().date) == "2025-11" and found[1].report().title == "培训惠民生"


def test_names_that_an_archive_holds_in_gbk_are_read(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("1234.txt", FIRST)
    path = tmp_path / "a.zip"
    path.write_bytes(buffer.getvalue().replace(b"1234.txt", "通辽.txt".encode("gb18030")))
    assert [item.doc_id for item in documents(path)] == ["a/通辽"]


def test_outputs_of_runs_and_hidden_folders_are_no_inputs(tmp_path):
    for folder in ("in", "out/.gongbao", ".git"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("in/a.txt", "out/claims.csv", ".git/b.txt"):
        (tmp_path / name).write_text(FIRST, encoding="utf-8")
    assert [path.name for path, _ in find_inputs([tmp_path])] == ["a.txt"]


def test_one_report_is_asked_of_a_file_of_many(tmp_path):
    (tmp_path / "a.csv").write_text("text\n" + FIRST, encoding="utf-8")
    with pytest.raises(InputError, match="holds many reports"):
        read(tmp_path / "a.csv")
    assert len(gongbao.extract(tmp_path / "a.csv").documents) == 1
