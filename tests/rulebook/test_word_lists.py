"""Lists of words hold each word once; a class of the claims' tagset shares no word with another."""

from collections import Counter

import pytest

from gongbao import rulebook
from gongbao.claims.rules import WordClass
from gongbao.layers import LAYERS, named
from gongbao.rulebook import WordList

LISTS = [rule for layer in LAYERS for rule in layer.rules(rulebook.default()) if isinstance(rule, WordList)]


def words_of(rule):
    if getattr(rule, "led_by", "") or getattr(rule, "followed_by", ""):
        return []  # made of two lists (最高 + 可达, 最高可 + 达), a word may come out twice
    words = getattr(rule, "words", ())
    return words.split() if isinstance(words, str) else list(words)


@pytest.mark.parametrize("rule", LISTS, ids=[rule.id for rule in LISTS])
def test_a_list_has_each_word_once(rule):
    assert [word for word, times in Counter(words_of(rule)).items() if times > 1] == []


def test_a_word_is_of_one_class_of_claims():
    rules = [rule for rule in named("claims").rules(rulebook.default()) if isinstance(rule, WordClass)]
    classes = Counter(word for rule in rules for word in words_of(rule))
    assert [word for word, times in classes.items() if times > 1] == []
