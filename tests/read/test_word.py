"""What a Word document holds beside its paragraphs: controls, boxes, lists, footnotes, raised digits."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from gongbao.read.formats import content_of

RUN = "<w:r><w:t>{}</w:t></w:r>"
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def saved(document, **parts):
    buffer = io.BytesIO()
    document.save(buffer)
    if not parts:
        return buffer.getvalue()
    with zipfile.ZipFile(buffer, "a") as packed:
        for name, text in parts.items():
            packed.writestr(f"word/{name}.xml", text)
    return buffer.getvalue()


def lines(data):
    return content_of(data, "a.docx").text.splitlines()


@pytest.fixture
def document():
    return docx.Document()


def add(document, xml):
    document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))


def test_content_controls_are_read_where_they_stand(document):
    w = nsdecls("w")
    add(
        document,
        f"<w:p {w}>{RUN.format('总产量')}<w:sdt><w:sdtContent>{RUN.format('120万吨')}</w:sdtContent></w:sdt></w:p>",
    )
    add(document, f"<w:sdt {w}><w:sdtContent><w:p>{RUN.format('第二段')}</w:p></w:sdtContent></w:sdt>")
    assert lines(saved(document)) == ["总产量120万吨", "第二段"]


def test_a_text_box_stands_behind_its_paragraph_and_once(document):
    content = f"<w:txbxContent><w:p>{RUN.format('框内文字')}</w:p></w:txbxContent>"
    box = f"<wps:txbx>{content}</wps:txbx>"
    old = f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback>"
    choice = f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>{old}</mc:AlternateContent>"
    add(document, f"<w:p {nsdecls('w')} {WPS} {MC}>{RUN.format('段落')}<w:r>{choice}</w:r></w:p>")
    assert lines(saved(document)) == ["段落", "框内文字"]


def test_items_of_a_list_bear_their_numbers(document):
    for text in ("产业发展", "民生改善"):
        document.add_paragraph(text, style="List Number")
    numbered = document.add_paragraph("小结")
    assert lines(saved(document))[-1] == numbered.text
    first = document.paragraphs[0]
    first._p.get_or_add_pPr().append(
        parse_xml(f"<w:numPr {nsdecls('w')}><w:ilvl w:val='0'/><w:numId w:val='77'/></w:numPr>")
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'><w:lvl w:ilvl='0'><w:start w:val='3'/>"
            "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>"
        ),
    )
    numbering.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    assert lines(saved(document))[0] == "三、产业发展"


def test_items_whose_style_has_the_list_bear_their_numbers(document):
    document.styles["Heading 2"].element.get_or_add_pPr().append(
        parse_xml(f"<w:numPr {nsdecls('w')}><w:ilvl w:val='0'/><w:numId w:val='78'/></w:numPr>")
    )
    document.styles.add_style("条", 1).base_style = document.styles["Heading 2"]
    document.add_paragraph("产业发展", style="Heading 2")
    document.add_paragraph("民生改善", style="条")
    numbering = document.part.numbering_part.element
    level = "<w:lvl w:ilvl='0'><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%1）'/></w:lvl>"
    numbering.insert(
        0, parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='78'>{level}</w:abstractNum>")
    )
    numbering.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='78'><w:abstractNumId w:val='78'/></w:num>"))
    assert lines(saved(document)) == ["（一）产业发展", "（二）民生改善"]


def test_footnotes_stand_apart_and_their_marks_are_no_digits(document):
    paragraph = document.add_paragraph("产量为120")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run("万吨，排放CO")
    paragraph.add_run("2").font.subscript = True
    note = f"<w:footnote w:id='1'><w:p>{RUN.format('初步核算数。')}</w:p></w:footnote>"
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    assert lines(saved(document, footnotes=notes)) == ["产量为120¹万吨，排放CO₂", "初步核算数。"]


def test_a_cell_over_columns_and_rows_stands_once_and_the_others_keep_their_columns(document):
    table = document.add_table(3, 4)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "指标"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "2024年"
    for row, column, text in (
        (0, 3, "2025年"),
        (1, 1, "产量"),
        (1, 2, "增长"),
        (1, 3, "产量"),
        (2, 0, "粮食"),
        (2, 3, "5"),
    ):
        table.cell(row, column).text = text
    assert lines(saved(document)) == [
        "| 指标 | 2024年 |  | 2025年 |",
        "|  | 产量 | 增长 | 产量 |",
        "| 粮食 |  |  | 5 |",
    ]
