import random

import pytest

from gongbao.programs.lexicon import Lexicon
from gongbao.text import gazetteer
from gongbao.text.gazetteer import Beginnings, Endings, Hit

WORDS = ("局", "统计局", "计局", "国家统计局", "统计", "国家", "家统")


def test_of_words_that_begin_together_the_longest_is_found_and_none_overlaps():
    found = list(Beginnings(dict.fromkeys(WORDS, True)).each("国家统计局、统计局局长"))
    assert [(hit.start, hit.end) for hit in found] == [(0, 5), (6, 9), (9, 10)]


def test_all_words_that_end_together_are_found_the_longest_first():
    found = list(Endings({word: word for word in WORDS}).each("国家统计局"))
    assert found[-1] == [Hit(0, 5, "国家统计局"), Hit(2, 5, "统计局"), Hit(3, 5, "计局"), Hit(4, 5, "局")]
    assert [hits[0].end for hits in found] == [2, 3, 4, 5]


def test_a_lexicon_finds_the_longest_word_at_every_position_within_bounds():
    found = list(Lexicon({word: word for word in WORDS}).each("某国家统计局", 1, 5))
    assert found == [(1, 3, "国家"), (2, 4, "家统"), (3, 5, "统计")]


@pytest.mark.parametrize("words", [(), ("",), ("\ud800",)])
def test_no_words_are_found_nowhere(words):
    assert list(Beginnings(dict.fromkeys(words, True)).each("国家\ud800")) == []


def test_half_characters_of_other_encodings_take_one_place():
    found = list(Beginnings({"国家": 1}).each("😀\ud800国家"))
    assert found == [Hit(2, 4, 1)]


def test_endings_are_those_that_each_word_has_by_itself():
    chosen = random.Random(1)
    words = {"".join(chosen.choices("甲乙丙", k=chosen.randint(1, 4))): None for _ in range(12)}
    text = "".join(chosen.choices("甲乙丙丁", k=400))
    found = {(hit.start, hit.end) for hits in Endings(words).each(text) for hit in hits}
    ends = range(len(text) + 1)
    assert found == {(end - len(w), end) for w in words for end in ends if text.endswith(w, 0, end)}


@pytest.mark.parametrize("find", [Beginnings, Endings])
def test_a_long_text_is_searched_in_stretches_with_the_same_result(find, monkeypatch):
    text = "国家统计局\n统计\n\n国家统计局局\n家统计" * 9
    whole = list(find(dict.fromkeys(WORDS, True)).each(text))
    monkeypatch.setattr(gazetteer, "_STRETCH", 7)
    assert list(find(dict.fromkeys(WORDS, True)).each(text)) == whole


def test_words_that_go_on_in_the_next_line_are_found_in_long_texts_too(monkeypatch):
    monkeypatch.setattr(gazetteer, "_STRETCH", 3)
    assert list(Beginnings({"局\n统": 1}).each("国家统计局\n统计局")) == [Hit(4, 7, 1)]
