"""The shipped model segments as well as when it was made, and other models are told apart from none."""

from pathlib import Path

import pytest

from gongbao.errors import SegmenterError
from gongbao.segmenter import default
from gongbao.segmenter.evaluate import evaluate, read_sentences
from gongbao.segmenter.pkuseg import SHIPPED, load

TEST_TEXT = Path(__file__).resolve().parents[2] / ".." / "shared" / "segmentation" / "test.txt"


class Characters:
    def cut(self, text):
        return list(text)


def test_a_word_counts_if_both_its_ends_agree():
    score = evaluate(Characters(), [["我", "来到", "北京"]])
    assert (score.reference, score.cut, score.right) == (3, 5, 1)
    assert score.f1 == pytest.approx(2 * 1 / 8)


def test_words_joined_are_the_text():
    text = "全市社会矛盾纠纷化解率"
    assert "".join(default().cut(text)) == text
    assert len(default().cut(text)) < len(text)


def test_the_shipped_model_reaches_its_score():
    if not TEST_TEXT.is_file():
        pytest.skip("the treebank's test text is not in this checkout")
    assert evaluate(default(), read_sentences(TEST_TEXT)).f1 >= 0.93


def test_a_second_model_does_not_disturb_the_first(tmp_path):
    for file in ("features.msgpack", "weights.npz"):
        (tmp_path / file).write_bytes((SHIPPED / file).read_bytes())
    before = default().cut("推动产业集群发展")
    assert load(tmp_path).cut("推动产业集群发展") == before
    assert default().cut("协同创新和平台建设") == load(tmp_path).cut("协同创新和平台建设")


@pytest.mark.parametrize("name", ["no-such-model", "/"])
def test_what_is_no_model_is_named_with_the_choices(name):
    with pytest.raises(SegmenterError, match=r"give a model's folder or one of .*news"):
        load(name)


def test_a_broken_model_is_named(tmp_path):
    for file in ("features.msgpack", "weights.npz"):
        (tmp_path / file).write_bytes(b"not a model")
    with pytest.raises(SegmenterError, match="does not load"):
        load(tmp_path)
