import re

import pytest

from gongbao.rulebook import cachefile, expressions
from gongbao.rulebook.expressions import _Kept

SOURCES = [
    (r"(?P<year>\d{4})年(?P<month>\d{1,2}月)?", 0),
    ("[㐀-鿿]{2,5}(?=局) | 甲", re.X),
    ("(?<!全)国|(\\w)\\1", re.I),
]
TEXT = "2025年3月，全国、中国统计局的甲乙aa。"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cache" / "expressions.bin"


def kept(file):
    made = _Kept(file)
    for source, flags in SOURCES:
        made.expression(source, int(flags))
    made.save(0.0)
    return made


@pytest.mark.parametrize("source, flags", SOURCES)
def test_an_expression_from_the_file_is_the_one_that_re_makes(file, source, flags):
    kept(file)
    again = _Kept(file)
    found, plain = again.expression(source, int(flags)), re.compile(source, flags)
    assert (found.pattern, found.flags, found.groups) == (plain.pattern, plain.flags, plain.groups)
    assert found.groupindex == plain.groupindex
    assert [m.groups() + m.span() for m in found.finditer(TEXT)] == [
        m.groups() + m.span() for m in plain.finditer(TEXT)
    ]
    assert not again._made


def test_what_is_new_is_added_to_what_another_process_kept_meanwhile(file):
    first, second = _Kept(file), _Kept(file)
    for made, source in ((first, "甲+"), (second, "乙+")):
        made.expression(source, 0)
        made.save(0.0)
    assert set(_Kept(file)._found) == {expressions._key("甲+", 0), expressions._key("乙+", 0)}
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_code_that_is_damaged_is_compiled_anew(file):
    kept(file)
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    again, (source, flags) = _Kept(file), SOURCES[-1]
    assert len(again._found) == len(SOURCES)
    assert again.expression(source, int(flags)).search(TEXT)[0] == "国"
    assert set(again._made) == {expressions._key(source, int(flags))}


def test_where_nothing_can_be_written_nothing_is_said(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    made = kept(blocked / "expressions.bin")
    assert made.expression("甲", 0).match("甲")


def test_a_wrong_expression_is_told_as_by_re(file):
    with pytest.raises(re.error, match="unterminated"):
        _Kept(file).expression("(甲", 0)


def test_an_empty_name_of_the_folder_keeps_nothing(monkeypatch):
    monkeypatch.setenv(cachefile.FOLDER, "")
    assert cachefile.file("expressions") is None
