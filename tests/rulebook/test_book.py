"""Rule files: what is read, what a user's folder changes, and what a mistake says."""

from typing import ClassVar

import pytest

from gongbao.errors import RuleError
from gongbao.rulebook import Rule, Rulebook
from gongbao.rulebook.examples import parse
from gongbao.rulebook.patterns import alternation


class Words(Rule):
    makes_facts: ClassVar[bool] = False
    words: tuple[str, ...]


HEDGES = """
[[rule]]
id = "hedge.more"
note = "a surplus"
words = ["余", "多"]

[[rule]]
id = "hedge.less"
note = "a shortfall"
words = ["不足"]
"""


def write(folder, name, text):
    path = folder / "layer" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def built_in(tmp_path):
    write(tmp_path / "built-in", "hedges.toml", HEDGES)
    return tmp_path / "built-in"


def test_rules_come_in_order_of_files_and_of_writing(built_in):
    write(built_in, "a.toml", '[[rule]]\nid = "first"\nnote = ""\nwords = []\n')
    assert [rule.id for rule in Rulebook(built_in).rules("layer", Words)] == [
        "first",
        "hedge.more",
        "hedge.less",
    ]


def test_an_overlay_replaces_in_place_adds_and_switches_off(built_in, tmp_path):
    mine = tmp_path / "mine"
    write(
        mine,
        "own.toml",
        'switch_off = ["hedge.less"]\n'
        '[[rule]]\nid = "hedge.more"\nnote = ""\nwords = ["有余"]\n'
        '[[rule]]\nid = "hedge.own"\nnote = ""\nwords = ["许"]\n',
    )
    rules = Rulebook(built_in, mine).rules("layer", Words)
    assert [(rule.id, rule.words) for rule in rules] == [("hedge.more", ("有余",)), ("hedge.own", ("许",))]


def test_an_overlay_file_that_no_layer_reads_is_named(built_in, tmp_path):
    mine = tmp_path / "mine"
    strayed = write(mine, "own.toml", HEDGES).rename(mine / "own.toml")
    book = Rulebook(built_in, mine)
    book.rules("layer", Words)
    assert book.unread() == [strayed]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[rule]\n", "not valid TOML"),
        ('[[rule]]\nid = "x"\nnote = ""\nwords = "余"\n', "line 4, rule 'x', key 'words'"),
        ('[[rule]]\nid = "x"\nnote = ""\nwords = []\nword = []\n', "line 5, rule 'x', key 'word'"),
        ('[[rule]]\nid = "X y"\nnote = ""\nwords = []\n', "line 2, rule 'X y', key 'id'"),
        ('[[rule]]\nid = "x"\nwords = []\n', "line 1, rule 'x', key 'note'"),
        ("[[rules]]\n", "key 'rules'"),
        ('switch_off = ["no.such"]\n', "no rule 'no.such' here; there are hedge.less, hedge.more"),
        (HEDGES + HEDGES, "rule 'hedge.more': this id stands twice"),
    ],
)
def test_a_mistake_is_named_with_file_and_place(built_in, tmp_path, text, message):
    path = write(tmp_path / "mine", "own.toml", text)
    with pytest.raises(RuleError) as caught:
        Rulebook(built_in, tmp_path / "mine").rules("layer", Words)
    assert str(path) in str(caught.value)
    assert message in str(caught.value)


def test_one_id_in_two_built_in_files_is_refused(built_in):
    write(built_in, "more.toml", HEDGES)
    with pytest.raises(RuleError, match="another file"):
        Rulebook(built_in).rules("layer", Words)


def test_examples_are_sentences_with_the_answer_inside():
    example = parse('举办<quantity value="500" unit="期">500余期</quantity>，<date>去年</date>')
    assert example.text == "举办500余期，去年"
    assert [(a.tag, example.text[a.start : a.end], a.fields) for a in example.answers] == [
        ("quantity", "500余期", {"value": "500", "unit": "期"}),
        ("date", "去年", {}),
    ]


def test_an_alternation_takes_the_longest_word():
    import re

    pattern = re.compile(alternation(["元", "元/吨", "千瓦", "千瓦时", "."]))
    assert [pattern.match(text)[0] for text in ("元/吨", "千瓦时", "千瓦", ".")] == [
        "元/吨",
        "千瓦时",
        "千瓦",
        ".",
    ]
