"""Damage to a record costs that record alone, whatever it is."""

import io
import json
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.errors import InputError
from gongbao.read import items, limits
from gongbao.read.lines import csv_rows, text_lines

TEXT = "2025年，全市新建学校{}所，同比增长5.2%。"


def rows(data, separator=","):
    return [row for _, row in csv_rows(text_lines(io.BytesIO(data), "a.csv"), separator)]


def read(path):
    """Return the texts of a file's documents; None for one that is an error."""
    found = []
    for item in items([(path, "a")]):
        try:
            found.append(item.report().text)
        except InputError as error:
            assert path.name in str(error)
            found.append(None)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("bad", [b"\xff", b"\xff\xfe", b"\x80\x80", b"\xf5\xff"])
def test_a_bad_byte_costs_its_line(tmp_path, encoding, bad):
    for name, head, form in (("a.jsonl", "", '{{"text": "{}"}}'), ("a.csv", "编号,text\n", "1,{}")):
        lines = [form.format(TEXT.format(number)) for number in range(9)]
        data = (head + "\n".join(lines)).encode(encoding).split(b"\n")
        data[-5] = data[-5][:-6] + bad + data[-5][-6:]
        (tmp_path / name).write_bytes(b"\n".join(data))
        found = read(tmp_path / name)
        assert [at for at, text in enumerate(found) if text is None] == [4]
        assert [text for text in found if text] == [TEXT.format(n) for n in (0, 1, 2, 3, 5, 6, 7, 8)]


def test_a_quotation_mark_that_is_not_closed_costs_its_line():
    data = 'id,text\n1,"甲"\n2,"乙\n3,"丙\n丁"\n4,戊\n5,"己\n6,庚'.encode()
    assert [row if isinstance(row, list) else None for row in rows(data)] == [
        ["id", "text"],
        ["1", "甲"],
        None,
        ["3", "丙\n丁"],
        ["4", "戊"],
        None,
        ["6", "庚"],
    ]


def test_marks_inside_a_cell_are_read_as_before():
    assert rows(b'a"b,c\n"a"b,"c""d"\n') == [['a"b', "c"], ["ab", 'c"d']]


@given(
    st.lists(st.lists(st.text(st.sampled_from('甲a",\n ;'), max_size=6), min_size=2, max_size=3), max_size=6)
)
def test_whatever_is_written_as_csv_is_read(table):
    import csv

    table = [row for row in table if any(row)]
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["甲", "乙"], *table])
    assert rows(file.getvalue().encode()) == [["甲", "乙"], *table]


def test_a_line_beyond_bounds_costs_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "MOST_CHARACTERS", 50)
    for name, head, form in (("a.jsonl", "", '{{"text": "{}"}}'), ("a.csv", "id,text\n", "1,{}")):
        lines = [form.format(text) for text in ("一", "二" * 500, "三")]
        (tmp_path / name).write_text(head + "\n".join(lines), encoding="utf-8")
        assert read(tmp_path / name) == ["一", None, "三"]


@pytest.mark.parametrize(
    "bad", [b"", b"{", b"[1]", b'"a"', b"NaN", b"[" * 100_000, b'{"text": 1e999}', b"\x00" * 9]
)
def test_a_line_that_is_no_record_costs_itself(tmp_path, bad):
    good = json.dumps({"text": TEXT}).encode()
    (tmp_path / "a.jsonl").write_bytes(b"\n".join((good, bad, good)))
    found = read(tmp_path / "a.jsonl")
    assert (found[0], found[-1]) == (TEXT, TEXT)


def test_fields_with_lone_surrogates_can_be_written(tmp_path):
    record = {
        "text": "增\ud800长5%。",
        "title": "\udc00题",
        "id": "\ud83d",
        "publisher": "\udfff",
        "place": "\ud800",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (item,) = items([(tmp_path / "a.jsonl", "a")])
    report = item.report()
    for text in (item.doc_id, report.text, report.title, report.publisher, report.place):
        assert "\ufffd" in text and text.encode("utf-8")


def test_a_damaged_archive_gives_what_is_whole(tmp_path):
    path = tmp_path / "a.zip"
    chance = random.Random(1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            noise = "".join(chance.choices("甲乙丙丁戊己庚辛", k=300))
            archive.writestr(f"{number}.txt", TEXT.format(number) + noise)
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert sum(text is not None for text in read(path)) >= 5, at
