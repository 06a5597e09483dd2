"""Files that are damaged, huge or hostile end in a clear error, within bounded time and memory."""

import io
import random
import resource
import time
import zipfile

import docx
import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from gongbao.errors import InputError
from gongbao.read import find_inputs, items, limits
from gongbao.read.formats import content_of

TEXT = "今年以来，全市农业农村局举办培训500余期，培训农牧民3.2万人次。"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.fixture(autouse=True)
def bounded():
    """Let no test take more than 10 seconds or 1 GB beyond what is there."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    yield
    assert time.process_time() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000


def documents(path):
    return list(items(find_inputs([path])))


def error_of(path):
    (item,) = documents(path)
    with pytest.raises(InputError) as caught:
        item.report()
    return str(caught.value)


def packed(names, path=None):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    if path:
        path.write_bytes(buffer.getvalue())
    return buffer.getvalue()


def word():
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.save(buffer)
    return buffer.getvalue()


def workbook():
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append([TEXT, 1])
    book.save(buffer)
    return buffer.getvalue()


def pdf():
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(100, 100, "Investment of 39 million")
    canvas.save()
    return buffer.getvalue()


def changed(data, name, change):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    return packed(members | {name: change(members[name])})


def test_a_bomb_in_an_archive_costs_only_itself(tmp_path):
    path = tmp_path / "a.zip"
    packed({"bomb.txt": b"0" * 50_000_000, "good.txt": TEXT, "inner.zip": packed({"a.txt": TEXT})}, path)
    bomb, good, inner = documents(path)
    assert "grows beyond bounds" in str(bomb.content)
    assert good.report().text == TEXT
    assert "an archive in an archive" in str(inner.content)


def test_an_archive_of_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_MEMBERS", 3)
    packed({f"{number}.txt": TEXT for number in range(4)}, tmp_path / "a.zip")
    assert "grows beyond bounds (4 files)" in error_of(tmp_path / "a.zip")


def test_a_bomb_in_an_office_document_is_not_unpacked(tmp_path):
    for name, data in (("a.docx", word()), ("a.xlsx", workbook())):
        member = "word/document.xml" if name == "a.docx" else "xl/worksheets/sheet1.xml"
        (tmp_path / name).write_bytes(changed(data, member, lambda xml: xml + b" " * 50_000_000))
        assert "grows beyond bounds" in error_of(tmp_path / name)


def test_entities_in_xml_are_not_expanded(tmp_path):
    laugh = LAUGHS.encode()

    def laughing(xml):
        return xml.replace(b"?>", b"?>" + laugh, 1).replace(TEXT.encode(), b"&i;")

    (tmp_path / "a.docx").write_bytes(changed(word(), "word/document.xml", laughing))
    (tmp_path / "a.xlsx").write_bytes(changed(workbook(), "xl/worksheets/sheet1.xml", laughing))
    for name in ("a.docx", "a.xlsx"):
        for item in documents(tmp_path / name):
            try:
                assert len(item.report().text) < 10_000
            except InputError as error:
                assert name in str(error)


def test_a_hundred_megabytes_of_one_line_are_refused(tmp_path):
    line = "培训500余期，" * (100_000_000 // 21)
    for name, start in (("a.txt", ""), ("a.csv", 'text\n"'), ("a.jsonl", '{"text": "'), ("a.html", "<p>")):
        (tmp_path / name).write_text(start + line, encoding="utf-8")
        assert "too large for one report" in error_of(tmp_path / name), name
        (tmp_path / name).unlink()


def test_a_sheet_that_claims_a_million_rows_is_read_as_it_is():
    cell = b'<row r="1048576"><c r="XFD1048576"><v>39</v></c></row></sheetData>'
    data = changed(workbook(), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", cell))
    try:
        assert "39" in content_of(data, "a.xlsx").text
    except InputError as error:
        assert "too large" in str(error)


def test_a_deep_page_is_read_or_refused(tmp_path):
    for depth in (300, 100_000):
        page = "<html><body>" + "<div>" * depth + f"<p>{TEXT}</p>" * 20 + "</div>" * depth
        (tmp_path / "a.html").write_text(page, encoding="utf-8")
        (item,) = documents(tmp_path / "a.html")
        try:
            assert TEXT in item.report().text
        except InputError as error:
            assert "a.html" in str(error)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", pdf(), "named .txt, but it holds a PDF document"),
        ("a.md", word(), "a ZIP archive or an Office document"),
        ("a.pdf", TEXT.encode(), "named .pdf, but it holds something else"),
        ("a.docx", pdf(), "a PDF document"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old or encrypted Office document"),
        ("a.docx", workbook(), "damaged or no Word document"),
        ("a.xlsx", word(), "damaged or no workbook"),
        ("a.zip", b"PK\x03\x04broken", "damaged or no archive"),
        ("a.csv", pdf(), "a PDF document"),
        ("a.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "an image"),
        ("a.txt", b"\x01\x02\x03\x04" * 99, "not a text file"),
        ("a.html", b"<html></html>", "the file is empty"),
        ("a.docx", b"", "holds nothing"),
    ],
)
def test_a_file_that_is_not_what_its_ending_says_is_told_apart(tmp_path, name, data, why):
    (tmp_path / name).write_bytes(data)
    assert why in error_of(tmp_path / name)


def test_single_control_characters_do_no_harm(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT * 9 + "\x00\x0b\x1b" + TEXT, encoding="utf-8")
    (item,) = documents(tmp_path / "a.txt")
    assert item.report().text == TEXT * 9 + "\x00\x0b\x1b" + TEXT


@pytest.mark.parametrize(
    "name", ["a.docx", "a.xlsx", "a.pdf", "a.html", "a.txt", "a.zip", "a.csv", "a.jsonl"]
)
def test_damage_of_any_sort_ends_in_an_error_for_people(tmp_path, name):
    makers = {"a.docx": word, "a.xlsx": workbook, "a.pdf": pdf, "a.zip": lambda: packed({"a.txt": TEXT})}
    whole = makers.get(name, lambda: f"<p>text,title\n{TEXT},甲\n".encode())()
    chance = random.Random(name)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / name).write_bytes(data[: chance.choice((len(data), chance.randrange(len(data))))])
        for item in documents(tmp_path / name):
            try:
                item.report()
            except InputError as error:
                assert name in str(error)
