"""A document's sentences, and which of two kinds of spans stand where they overlap."""

from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from gongbao.text import Document, Part, longest_first


class At(NamedTuple):
    start: int
    end: int


def test_a_sentence_ends_at_a_stop_its_closing_marks_and_the_end_of_a_part():
    text = "标题\n他说：“好。”完成5项！下一句"
    document = Document(text, parts=(Part("headline", 0, 2), Part("paragraph", 3, len(text))))
    sentences = {document.sentence(at) for at in range(len(text)) if text[at] != "\n"}
    assert [text[slice(*extent)] for extent in sorted(sentences)] == [
        "标题",
        "他说：“好。”",
        "完成5项！",
        "下一句",
    ]


def test_a_table_without_stops_is_no_single_sentence():
    document = Document("产值5亿元，" * 2000)
    assert max(end - start for start, end in map(document.sentence, range(0, 12000, 100))) <= 1000


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=8)


def disjoint(raw):
    kept = []
    for start, size in sorted(raw):
        if not kept or kept[-1].end <= start:
            kept.append(At(start, start + size))
    return kept


@given(spans, spans)
def test_of_two_that_overlap_the_longer_stands(ones, others):
    ones, others = disjoint(ones), disjoint(others)
    first, second = longest_first(ones, others)
    kept = sorted([*first, *second])
    assert all(left.end <= right.start for left, right in pairwise(kept))
    for lost in [*(set(ones) - set(first)), *(set(others) - set(second))]:
        size = lost.end - lost.start
        assert any(
            one.start < lost.end and lost.start < one.end and one.end - one.start >= size
            for one in [*ones, *others]
            if one is not lost
        )
