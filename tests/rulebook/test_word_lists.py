"""Lists of words stand one word a line, sorted, each word once; no two classes of the claims' tagset share one."""

from collections import Counter

import pytest
from tools.word_lists import RULES, written

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
    rules = [
        rule for rule in rules if not rule.completed
    ]  # verbs that are of the class with a complement only
    classes = Counter(word for rule in rules for word in words_of(rule))
    assert [word for word, times in classes.items() if times > 1] == []


@pytest.mark.parametrize(
    "path", sorted(RULES.rglob("*.toml")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_lists_of_words_are_written_as_one_tool_writes_them(path):
    assert path.read_text(encoding="utf-8") == written(path), "python -m tools.word_lists writes it"


@pytest.mark.parametrize(
    "path", sorted(set(RULES.rglob("*.txt")) - {RULES / "text" / "lexicon.txt"}), ids=lambda path: path.name
)
def test_a_file_of_words_is_sorted_and_has_each_word_once(path):
    words = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert words == sorted(set(words))


def test_a_list_is_written_as_it_says(tmp_path):
    path = tmp_path / "layer" / "a.toml"
    path.parent.mkdir()
    path.write_text(
        'note = "over 余 and 多"\nwords = ["余", "多"]\nnot_before = "乙 甲 乙"\nkinds = ["rank", "count"]\n',
        "utf-8",
    )
    assert written(path) == (
        'note = "over 余 and 多"\nwords = [\n    "余",\n    "多",\n]\nnot_before = "乙 甲"\nkinds = ["rank", "count"]\n'
    )
