"""Sentences of many genres, each with every program in it."""

import re
from pathlib import Path

import pytest

from gongbao.programs import find_spans
from gongbao.text import Document

PIECE = re.compile(r"\{(?P<name>[^{}|]+)\|(?P<type>[a-z]+)\}|(?P<plain>[^{}]+)")


def sentences():
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def parse(line):
    """Return the text of a line and its programs as (words, type)."""
    pieces = list(PIECE.finditer(line))
    return (
        "".join(piece["name"] or piece["plain"] for piece in pieces),
        [(piece["name"], piece["type"]) for piece in pieces if piece["name"]],
    )


@pytest.mark.parametrize("line", list(sentences()))
def test_every_program_of_a_sentence_is_found(line):
    text, expected = parse(line)
    assert [(text[found.start : found.end], found.type) for found in find_spans(Document(text))] == expected
