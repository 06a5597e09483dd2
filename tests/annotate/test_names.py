"""Organizations and programs in sentences of every genre, and what is neither: `names.txt`, one a line."""

from pathlib import Path

import pytest

from gongbao.annotate import annotate
from gongbao.rulebook.examples import parse

SENTENCES = (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("marked", SENTENCES)
def test_all_and_only_the_marked_are_found(marked):
    example = parse(marked)
    annotation = annotate(example.text)
    found = [("o", one.start, one.end) for one in annotation.organizations]
    found += [("p", one.start, one.end) for one in annotation.programs]
    assert sorted(found) == sorted((answer.tag, answer.start, answer.end) for answer in example.answers)
