import datetime

import pytest

from gongbao.rulebook import cachefile
from gongbao.rulebook.made import _Kept


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cache" / "made.bin"


def kept(file):
    made = _Kept(file)
    made.value("letters", "甲乙", lambda: {"letters": list("甲乙")})
    made.save(0.0)
    return made


def never():
    raise AssertionError("made again")


def test_what_was_made_of_a_text_is_not_made_again(file):
    kept(file)
    assert _Kept(file).value("letters", "甲乙", never) == {"letters": ["甲", "乙"]}


def test_what_is_of_another_kind_or_text_is_made(file):
    kept(file)
    again = _Kept(file)
    assert again.value("words", "甲乙", lambda: 1) == 1
    assert again.value("letters", "甲", lambda: 2) == 2


def test_each_process_adds_to_what_others_kept(file):
    first, second = _Kept(file), _Kept(file)
    for made, text in ((first, "甲"), (second, "乙")):
        made.value("letters", text, lambda text=text: text)
        made.save(0.0)
    assert [_Kept(file).value("letters", text, never) for text in "甲乙"] == ["甲", "乙"]


def test_what_is_no_plain_value_is_made_each_time(file):
    day = datetime.date(2025, 1, 1)
    made = _Kept(file)
    assert [made.value("days", "甲", lambda: day) for _ in range(2)] == [day, day]
    made.save(0.0)
    assert _Kept(file).value("days", "甲", lambda: None) is None


def test_an_empty_file_counts_as_none(file):
    kept(file)
    file.write_bytes(b"")
    assert not _Kept(file)._found


def test_where_nothing_can_be_written_nothing_is_said(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert kept(blocked / "made.bin").value("letters", "甲乙", never)


def test_without_a_folder_nothing_is_kept(monkeypatch):
    monkeypatch.setenv(cachefile.FOLDER, "")
    assert cachefile.file("made") is None
    assert [_Kept(None).value("letters", "甲", lambda: 3) for _ in range(2)] == [3, 3]
