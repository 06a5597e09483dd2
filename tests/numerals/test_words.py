"""Numerals inside words, names and idioms are no numbers."""

from pathlib import Path

import pytest

from gongbao import numerals, quantities
from gongbao.rulebook import data
from gongbao.rulebook.book import shipped_folder

WORDS = (Path(__file__).parent / "words-with-numerals.txt").read_text(encoding="utf-8").split()
NAMES = (Path(__file__).parent / "names-with-numerals.txt").read_text(encoding="utf-8").split()
FRAMES = ("{}", "推进{}工作。", "，{}，", "这是{}的")


def test_the_list_is_long_enough():
    assert len(set(WORDS)) >= 1000


def test_no_word_holds_a_number():
    assert {word: found for word in WORDS if (found := numerals.find(word))} == {}


@pytest.mark.parametrize("frame", FRAMES)
def test_no_word_makes_a_quantity_in_a_sentence(frame):
    texts = [frame.format(word) for word in WORDS + NAMES]
    assert {text: found for text in texts if (found := quantities.find(text))} == {}


def test_no_word_holds_a_number_in_traditional_characters():
    traditional = _traditional()
    texts = {word.translate(traditional) for word in WORDS}
    assert sum(text not in WORDS for text in texts) > 200
    assert {text: found for text in texts if (found := quantities.find(text))} == {}


def _traditional():
    rows = data.table(data.read_lines(shipped_folder() / "text" / "traditional.tsv"), ())
    return {ord(row["simplified"]): row["traditional"][0] for row in rows}


@pytest.mark.parametrize(
    "text",
    ["提高一倍", "增长一个百分点", "一元一角", "三四百人", "第一步投入一千元", "为一万户供水", "一百一十人"],
)
def test_numbers_that_look_like_words_are_found(text):
    assert quantities.find(text)
