"""The tokenizer keeps the text whole and never cuts through a date, a quantity or a mark."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

import gongbao
from gongbao.annotate import annotate
from gongbao.nlp.tokenizer import GongbaoTokenizer
from gongbao.text.words import WordCutter

ALPHABET = "全市2024年增长约5.2％万亿元《》“”、，。 \n\t三农𠀀🎉余（）"


@settings(max_examples=150)
@given(st.text(ALPHABET, max_size=60))
def test_the_text_is_whole_and_no_token_straddles(text):
    annotation = annotate(text)
    for cut in ("words", "characters"):
        doc = GongbaoTokenizer(_vocab(), cut)(text)
        assert doc.text == text
        edges = {token.idx for token in doc} | {token.idx + len(token) for token in doc}
        for span in (*annotation.dates, *annotation.quantities, *annotation.document.marks):
            assert {span.start, span.end} <= edges


def test_a_quantity_is_one_token():
    nlp = gongbao.load(cut="words")
    tokens = [token.text for token in nlp("覆盖党员干部5万余人，同比增长5.2%。")]
    assert "5万余人" in tokens
    assert "5.2%" in tokens


def test_facts_do_not_depend_on_the_cut():
    text = "2024年，市委办公室印发《实施方案》，全市粮食总产量突破1300万吨，同比增长5.2%，培育39个品牌。"
    words, characters = gongbao.load(cut="words")(text), gongbao.load(cut="characters")(text)
    for group in words.spans:
        assert [span._.gongbao for span in words.spans[group]] == [
            span._.gongbao for span in characters.spans[group]
        ]


def test_words_do_not_depend_on_what_was_asked_before():
    text = "全市社会矛盾纠纷化解率达98%，推动旅游促进各民族交往交流交融。"
    whole = WordCutter(text).words(0, len(text))
    piecewise = WordCutter(text)
    piecewise.words(10, 12)
    assert piecewise.words(0, len(text)) == whole
    assert "".join(word.text for word in whole) == text


@cache
def _vocab():
    import spacy

    return spacy.blank("zh").vocab
