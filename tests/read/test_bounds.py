"""Small files that ask for much: read in no time, or refused by a limit."""

import io
import random

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.read.test_hostile import TEXT, changed

from gongbao.errors import InputError
from gongbao.read import limits
from gongbao.read.formats import content_of
from gongbao.read.pdf.order import ordered
from gongbao.read.pdf.page import Glyph, Page


@pytest.fixture(scope="module")
def word():
    buffer = io.BytesIO()
    document = docx.Document()
    table = document.add_table(3, 2)
    for row in range(3):
        for column in range(2):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0))
    document.add_paragraph(TEXT)
    document.save(buffer)
    return buffer.getvalue()


def text_of(data, change=lambda xml: xml):
    return content_of(changed(data, "word/document.xml", change), "a.docx").text


def test_a_cell_over_rows_stands_where_it_begins(word):
    assert text_of(word).splitlines() == ["| 00 10 | 01 |", "|  | 11 |", "| 20 | 21 |", TEXT]


def test_a_cell_over_two_milliards_of_columns_is_one(word):
    wide = b'<w:tcPr><w:gridSpan w:val="2000000000"/>'
    assert text_of(word, lambda xml: xml.replace(b"<w:tcPr>", wide)).endswith(TEXT)


def test_paragraphs_without_text_cost_next_to_nothing(word):
    assert text_of(word, lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 150_000)).endswith(
        TEXT
    )


def test_a_document_of_tags_without_end_is_refused(word, monkeypatch):
    monkeypatch.setattr(limits, "MOST_TAGS", 20_000)
    with pytest.raises(InputError, match="tags"):
        text_of(word, lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 20_000))


def test_a_cell_repeated_beyond_bounds_is_refused(word, monkeypatch):
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 20)
    with pytest.raises(InputError, match="too large"):
        text_of(word)


def test_a_page_of_tags_without_end_is_refused():
    with pytest.raises(InputError, match="tags"):
        content_of(("<html><body>" + f"<p>{TEXT}" * 300_000)[: limits.MOST_CHARACTERS].encode(), "a.html")


def test_labels_all_over_a_page_are_put_in_order():
    chance = random.Random(1)
    places = [(chance.random() * 600, chance.random() * 800) for _ in range(20_000)]
    page = Page([Glyph("5", x, x + 3, y, 4) for x, y in places], [], [], [])
    assert sum(line.text.count("5") for line in ordered(page)) == 20_000


def test_pages_of_one_line_are_kept():
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for text in ("Cover of the report", "Total 39 million", "Total 40 million"):
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    text = content_of(buffer.getvalue(), "a.pdf").text
    assert all(word in text for word in ("Cover", "39 million", "40 million"))
