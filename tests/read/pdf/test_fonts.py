"""A text is read alike whatever fonts the machine has."""

import pypdfium2 as pdfium
import pytest
from tests.read.pdf.sheets import Sheets

from gongbao.read.formats import content_of
from gongbao.read.pdf import fonts


def han_alone():
    sheets = Sheets()
    sheets.line("全市共有学校")
    sheets.line("三十九所")
    return sheets.bytes()


def test_text_in_a_font_that_is_not_embedded_is_as_high_as_its_font():
    with fonts.stand_in():
        page = pdfium.PdfDocument(han_alone())[0].get_textpage()
        _, bottom, _, top = page.get_charbox(0)
    assert top - bottom == pytest.approx(12, abs=0.5)


def test_lines_without_a_latin_character_are_read():
    assert content_of(han_alone(), "a.pdf").text.replace("\n", "") == "全市共有学校三十九所"


def test_the_font_is_what_its_tool_makes():
    made = pytest.importorskip("tools.stand_in_font", reason="the tools are not here")
    assert made.font() == (made.TARGET).read_bytes()
