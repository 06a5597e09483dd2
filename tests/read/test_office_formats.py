"""Further formats, in small files made here."""

import email.message
import io
import json
import zipfile

import pptx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.read.test_file_formats import FIRST, PAGE, SECOND, documents, the_report

from gongbao.errors import GongbaoError, InputError
from gongbao.read import formats, libraries, list_inputs, read

ROWS = [("指标", "2024年"), ("粮食产量", "1300万吨")]
TABLE = ["| 指标 | 2024年 |", "| 粮食产量 | 1300万吨 |"]


def packed(names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in names.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def rtf():
    def code(text):
        return "".join(f"\\u{ord(char)}?" if ord(char) > 127 else char for char in text)

    row = "".join(f"{code(cell)}\\cell " for cell in ROWS[1])
    return f"{{\\rtf1\\ansi\\ansicpg936 {code(FIRST)}\\par \\trowd {row}\\row \\pard {code(SECOND)}\\par}}".encode()


def slides():
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    slide.shapes.add_textbox(0, 0, 100, 100).text_frame.text = FIRST
    table = slide.shapes.add_table(2, 2, 0, 0, 100, 100).table
    for row, cells in enumerate(ROWS):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    buffer = io.BytesIO()
    show.save(buffer)
    return buffer.getvalue()


def ofd():
    def text(x, y, words):
        code = f'<o:TextCode X="0" Y="4">{words}</o:TextCode>'
        return f'<o:TextObject Boundary="{x} {y} 90 5" Size="5">{code}</o:TextObject>'

    body = (
        text(60, 20, SECOND[10:]) + text(20, 20.3, SECOND[:10]) + text(20, 10, FIRST) + text(90, 280, "— 1 —")
    )
    page = f'<o:Page xmlns:o="http://www.ofdspec.org/2016"><o:Content>{body}</o:Content></o:Page>'
    return packed({"OFD.xml": "<a/>", "Doc_0/Pages/Page_0/Content.xml": page})


def epub():
    package = (
        '<package xmlns:dc="d"><metadata><dc:title>年鉴</dc:title><dc:publisher>统计出版社</dc:publisher></metadata>'
        '<manifest><item id="b" href="b.xhtml"/><item id="a" href="a.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>',
            "O/c.opf": package,
            "O/a.xhtml": f"<html><body><p>{FIRST}</p></body></html>",
            "O/b.xhtml": f"<html><body><p>{SECOND}</p></body></html>",
        }
    )


def mail(page=""):
    message = email.message.EmailMessage()
    message["Subject"] = "快报"
    message["Date"] = "Fri, 07 Nov 2025 09:00:00 +0800"
    message.set_content(
        page or f"{FIRST}\n{SECOND}\n", subtype="html" if page else "plain", charset="gb18030"
    )
    return message.as_bytes()


@pytest.mark.parametrize(
    ("name", "data", "lines"),
    [
        ("a.rtf", rtf(), [FIRST, TABLE[1], SECOND]),
        ("a.doc", rtf(), [FIRST, TABLE[1], SECOND]),
        ("a.pptx", slides(), [FIRST, *TABLE]),
        ("a.ofd", ofd(), [FIRST, SECOND]),
        ("a.epub", epub(), [FIRST, SECOND]),
        ("a.eml", mail(), [FIRST, SECOND]),
        ("a.mht", mail(PAGE), ["培训惠民生", FIRST, SECOND, *TABLE]),
        ("a.shtml", PAGE.encode(), ["培训惠民生", FIRST, SECOND, *TABLE]),
        ("page", PAGE.encode(), ["培训惠民生", FIRST, SECOND, *TABLE]),
        ("a.xls", PAGE.encode(), ["培训惠民生", FIRST, SECOND, *TABLE]),
        (
            "a.xml",
            f"<?xml version='1.0' encoding='big5'?><a><b>{'統計'}</b><c>http://x.cn/1</c></a>".encode("big5"),
            ["統計"],
        ),
        ("a.md", f"---\ntitle: 甲\ndate: 2025-11-07\n---\n{FIRST}\n".encode(), [FIRST]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_is_read_by_what_it_is(tmp_path, name, data, lines):
    (tmp_path / name).write_bytes(data)
    found = the_report(tmp_path)
    assert [line for line in found.text.splitlines() if line.strip()] == lines


def test_metadata_of_a_mail_a_book_and_front_matter(tmp_path):
    (tmp_path / "a.eml").write_bytes(mail())
    (tmp_path / "b.epub").write_bytes(epub())
    (tmp_path / "c.md").write_text(
        f"---\ntitle: 甲\ndate: 2025-11-07\n来源: 乙报\n---\n{FIRST}\n", encoding="utf-8"
    )
    mailed, book, front = (item.report() for item in documents(tmp_path))
    assert (mailed.title, str(mailed.date)) == ("快报", "2025-11-07")
    assert (book.title, book.publisher) == ("年鉴", "统计出版社")
    assert (front.title, front.publisher, str(front.date)) == ("甲", "乙报", "2025-11-07")


RECORD = {"full_text": FIRST, "发布单位": "通辽日报", "pub_time": "2025-11-07 09:00", "省份": "内蒙古自治区"}


@pytest.mark.parametrize("name", ["a.parquet", "a.tsv", "a.json", "b.json", "a.ndjson"])
def test_rows_of_any_file_of_rows_are_reports(tmp_path, name):
    path = tmp_path / name
    if name == "a.parquet":
        pq.write_table(pa.table({key: [value] for key, value in RECORD.items()}), path)
    elif name == "a.tsv":
        path.write_text("\t".join(RECORD) + "\n" + "\t".join(RECORD.values()) + "\n", encoding="utf-8")
    else:
        told = {"a.json": [RECORD], "b.json": {"code": 0, "data": [RECORD]}, "a.ndjson": RECORD}[name]
        path.write_text(json.dumps(told), encoding="utf-8")
    (item,) = documents(path)
    found = item.report()
    assert (found.text, found.publisher, str(found.date), found.place) == (
        FIRST,
        "通辽日报",
        "2025-11-07",
        "内蒙古自治区",
    )


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.json", "a.parquet"])
def test_rows_of_numbers_under_heads_are_one_table(tmp_path, name):
    rows = [{"地区": "北京市", "年份": 2024, "地区生产总值(亿元)": 49843.1}]
    path = tmp_path / name
    if name == "a.json":
        path.write_text(json.dumps(rows), encoding="utf-8")
    elif name == "a.parquet":
        pq.write_table(pa.table({key: [value] for key, value in rows[0].items()}), path)
    else:
        mark = "," if name == "a.csv" else "\t"
        path.write_text(
            "\n".join(mark.join(map(str, row)) for row in (rows[0], rows[0].values())), encoding="utf-8"
        )
    (item,) = documents(path)
    assert item.note.startswith("read as a table")
    assert item.report().text.splitlines() == [
        "| 地区 | 年份 | 地区生产总值(亿元) |",
        "| 北京市 | 2024 | 49843.1 |",
    ]


def test_damaged_lines_of_a_table_are_named_and_the_others_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(
        '地区,产量（吨）\n甲镇,12.5\n乙镇,"13.1\n丙镇,14.5\n丁'.encode()
        + b"\xff\xff,1\n"
        + "戊镇,15.5\n".encode()
    )
    *damaged, item = documents(path)
    assert [error.path for error in damaged] == [f"{path}#2", f"{path}#4"]
    assert ["line 3" in str(damaged[0].content), "line 5" in str(damaged[1].content)] == [True, True]
    assert item.report().text.count("\n") == 3 and item.report().text.endswith("| 戊镇 | 15.5 |")


def test_what_a_folder_holds_and_is_not_read_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "c.json").write_text('{"version": 1}', encoding="utf-8")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    found = list_inputs([tmp_path])
    assert [(path.name, "skipped" in str(error)) for path, error in found.passed_over] == [("b.jpg", True)]
    read_one, no_report = documents(tmp_path)
    assert read_one.report().text == FIRST
    assert "skipped" in str(no_report.content)


def test_a_page_of_links_alone_is_refused(tmp_path):
    links = "".join(
        f'<li><a href="/{number}">2025年第{number}季度全市经济运行情况</a></li>' for number in range(30)
    )
    (tmp_path / "a.html").write_text(f"<html><body><ul>{links}</ul></body></html>", encoding="utf-8")
    with pytest.raises(InputError, match="no article in this page"):
        read(tmp_path / "a.html")


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.rtf", "a.pptx", "a.ofd", "a.epub", "a.xml"])
def test_a_format_without_its_libraries_names_the_extra(tmp_path, name, monkeypatch):
    def missing(module):
        raise ModuleNotFoundError(module)

    monkeypatch.setattr(libraries, "import_module", missing)
    data = {"a.pptx": b"PK\3\4", "a.ofd": b"PK\3\4", "a.epub": b"PK\3\4"}.get(name, b"text")
    with pytest.raises(GongbaoError, match=r"pip install 'gongbao\[office\]'"):
        formats.content_of(data, name)


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0" + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0" * 40, b"{\\rtf1", b"<?xml"]
)
def test_damaged_files_end_in_an_error_for_people(data):
    with pytest.raises(InputError, match=r"a\.doc"):
        formats.content_of(data, "a.doc")
