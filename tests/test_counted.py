"""Numbers with their nouns, as messages have them, also where they are translated."""

import pytest

from gongbao.cli.language import in_chinese
from gongbao.counted import counted


@pytest.mark.parametrize(
    ("number", "nouns", "told"),
    [
        (0, "documents", "0 documents"),
        (1, "documents", "1 document"),
        (2, "documents", "2 documents"),
        (1, "entities", "1 entity"),
        (1, "series", "1 series"),
    ],
)
def test_one_is_no_plural(number, nouns, told):
    assert counted(number, nouns) == told


def test_one_and_many_have_one_translation():
    assert in_chinese("1 file, 2 problems") == "1 个文件，2 处问题"
    assert in_chinese("2 files, 1 problem") == "2 个文件，1 处问题"
    assert in_chinese("2 filed, 1 problem") == "2 filed, 1 problem"
