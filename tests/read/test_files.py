"""Which files are read, what they are called, and that nothing is passed over without a word."""

import csv
import os

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao.errors import InputError, PassedOverError
from gongbao.read import items, list_inputs
from gongbao.read.files import unique_ids
from gongbao.runs import Settings, extract_files

TEXT = "2025年，全市新建学校39所，同比增长5.2%。"


@pytest.fixture
def made(tmp_path):
    """Give a function that makes files and returns the ids in a folder."""

    def make(*names, folder="in"):
        for name in names:
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(TEXT, encoding="utf-8")
        return [doc_id for _, doc_id in list_inputs([tmp_path / folder]).files]

    return make


def test_ids_are_as_short_as_tells_files_apart_and_never_absolute(made):
    assert made("报告.txt", "报告.md", "甲/a.txt", "乙/a.txt", "乙/b.txt") == [
        *("乙/a", "b", "报告.md", "报告.txt", "甲/a")
    ]


parts = st.lists(st.sampled_from(["a", "b", "a.txt", "甲"]), max_size=3)
names = st.sampled_from(["a.txt", "a.md", "a.txt.md", "b.txt", "b"])


@given(st.lists(st.tuples(parts, names).map(lambda file: (*file[0], file[1])), unique=True, max_size=12))
def test_ids_are_unique_and_the_same_wherever_the_folder_lies(files):
    ids = unique_ids([("/", "home", *file) for file in files])
    assert len(set(ids)) == len(files)
    assert ids == unique_ids([("D:", "x", "y", "z", *file) for file in files])


def test_what_is_passed_over_is_named_with_its_reason(made, tmp_path, monkeypatch):
    made("good.txt", "out/old.txt", "closed/a.txt")
    made("b.txt", folder="elsewhere")
    inside = tmp_path / "in"
    (inside / "out" / ".gongbao").mkdir()
    (inside / "link").symlink_to(tmp_path / "elsewhere")
    (inside / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    (inside / "circle.txt").symlink_to("circle.txt")
    os.mkfifo(inside / "pipe.txt")
    scan = os.scandir

    def scandir(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = list_inputs([inside, tmp_path / "none.txt", tmp_path / ("long" * 100)])
    assert [path.name for path, _ in found.files] == ["good.txt"]
    why = {path.name: error for path, error in found.passed_over}
    reasons = {
        "link": "link to a folder",
        "dangling.txt": "no such file",
        "circle.txt": "cannot be read",
        "pipe.txt": "no regular file",
        "closed": "Permission denied",
        "out": "output of a run",
        "none.txt": "no such file",
        "long" * 100: "cannot be read",
    }
    assert {name: reason in str(why[name]) for name, reason in reasons.items()} == dict.fromkeys(
        reasons, True
    )
    assert {name for name, error in why.items() if isinstance(error, PassedOverError)} == {"link", "out"}
    summary = extract_files([inside], tmp_path / "run", Settings())
    assert (summary.done, summary.failed, summary.passed_over) == (1, 4, 2)
    with (tmp_path / "run" / "errors.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.DictReader(file))) == 6


def test_annotations_beside_reports_are_no_inputs_unless_named(tmp_path):
    for name in ("甲.txt", "甲.gold.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    found = list_inputs([tmp_path])
    assert [doc_id for _, doc_id in found.files] == ["甲"] and found.passed_over == []
    assert len(list_inputs([tmp_path / "甲.gold.json"]).files) == 1


def test_a_name_in_an_old_encoding_is_read_and_shown(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / os.fsdecode("通辽公报.txt".encode("gb18030"))).write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / os.fsdecode(b"\xff\xff.txt")).write_text(TEXT, encoding="utf-8")
    found = list(items(list_inputs([tmp_path / "in"]).files))
    assert {item.doc_id for item in found} == {"通辽公报", "\\xff\\xff"}
    assert all(item.path.encode() and item.report().text == TEXT for item in found)
    formats = ("csv", "parquet", "jsonl", "xlsx", "sqlite", "duckdb")
    summary = extract_files([tmp_path / "in"], tmp_path / "out", Settings(keep_text=True), formats=formats)
    assert (summary.done, summary.failed) == (2, 0)


def test_a_device_or_a_pipe_is_no_report(tmp_path):
    os.mkfifo(tmp_path / "a.csv")
    for path in (tmp_path / "a.csv", type(tmp_path)("/dev/zero")):
        (item,) = items([(path, "a")])
        with pytest.raises(InputError, match="no regular file"):
            item.report()


def test_a_cell_beyond_all_numbers_costs_its_row_at_most(tmp_path):
    book = openpyxl.Workbook()
    for row in (["text", "n"], [TEXT, 1], [TEXT, 2]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = members[sheet].replace(b"<v>1</v>", b"<v>1e999</v>")
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    assert [item.report().text for item in items([(tmp_path / "a.xlsx", "a")])] == [TEXT, TEXT]


def test_a_service_may_take_texts_only(tmp_path, monkeypatch):
    from gongbao.extraction import extract

    (tmp_path / "报告").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(extract("报告").claims) == 2
    assert len(extract("报告", files=False).claims) == 0
    with pytest.raises(TypeError):
        extract(tmp_path / "报告", files=False)
