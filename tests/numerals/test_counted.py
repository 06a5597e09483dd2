"""What is read of digits and places, against a library that reads them too."""

from itertools import product

import pytest
from cn2an import cn2an
from hypothesis import given
from hypothesis import strategies as st

from gongbao.numerals.counted import counted


def _by_library(text: str) -> int | None:
    try:
        return int(cn2an(text, "normal"))
    except (ValueError, KeyError):
        return None


def test_every_short_numeral_is_read_as_the_library_reads_it() -> None:
    for size in (1, 2, 3, 4):
        for characters in product("零一二九廿十百千", repeat=size):
            text = "".join(characters)
            assert (text, counted(text)) == (text, _by_library(text))


@given(st.text("零一二三四五六七八九廿卅十百千", min_size=5, max_size=10))
def test_any_other_is_too(text: str) -> None:
    assert counted(text) == _by_library(text)


@pytest.mark.parametrize("text", ["", "万", "甲", "3", "十点五"])
def test_what_is_no_digit_or_place_is_no_number(text: str) -> None:
    assert counted(text) is None
