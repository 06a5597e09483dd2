"""Words of the lexicons come out of the form in which they are kept as they were."""

from gongbao.rulebook import book as books
from gongbao.text import segment
from gongbao.text.gazetteer import lengths_by_pair


def test_words_come_back_as_they_were_made():
    words = {"一": (5, "noun"), "大学": (7, "noun"), "大学生": (7, "noun"), "去": (9, "verb")}
    found, longer = segment.kept(books.default(), "words of a test", lambda: dict(words))
    assert (found, longer) == (words, lengths_by_pair(words))


def test_no_words_come_back_as_none():
    assert segment.kept(books.default(), "no words", dict) == ({}, {})
