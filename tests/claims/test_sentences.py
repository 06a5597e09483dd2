"""Sentences with every claim that they make; the file says how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gongbao import extract
from gongbao.annotate import annotate
from gongbao.claims.models import Claim

COLUMNS = ("span", "measured", "predicate", "kind", "comparison", "subject")
SIGNS = {"increase": "+", "decrease": "-", "": ""}


def read() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Yield each sentence with the fields that are written of each of its claims."""
    sentence, claims = "", []
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            cells = zip(COLUMNS, map(str.strip, line.split("|")), strict=False)
            claims.append({name: "" if cell == "-" else cell for name, cell in cells if cell})
        elif line and not line.startswith("#"):
            if sentence:
                yield sentence, claims
            sentence, claims = line, []
    yield sentence, claims


def fields_of(claim: Claim, text: str) -> dict[str, str]:
    """Return the fields of `claim` as the file writes them."""

    def words(extent: tuple[int, int] | None) -> str:
        return text[slice(*extent)] if extent else ""

    return {
        "span": text[claim.start : claim.end],
        "measured": words(claim.measured),
        "predicate": words(claim.predicate),
        "kind": claim.kind + SIGNS[claim.direction],
        "comparison": words(claim.comparison),
        "subject": words(claim.subject),
    }


CASES = list(read())


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence[:24] for sentence, _ in CASES])
def test_a_sentence_makes_the_claims_written_below_it(sentence, expected):
    found = [fields_of(claim, sentence) for claim in annotate(sentence).claims]
    assert [claim["span"] for claim in found] == [claim["span"] for claim in expected]
    for claim, wanted in zip(found, expected, strict=True):
        assert {name: claim[name] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("headline", "measured"),
    [
        ("三大指数集体收涨 沪指站上4000点", "沪指"),
        ("山村秋收接近尾声 总产达到6万吨", "总产"),
        # A blank inside a word is none.
        ("全市粮食 总产达到6万吨", "全市粮食总产"),
    ],
)
def test_one_blank_in_a_headline_parts_it_as_a_comma_does(headline, measured):
    claims = extract(f"{headline}\n\n本报今天消息，秋收工作接近尾声，各地反映良好，群众十分满意。").claims
    assert list(claims["measured"]) == [measured]
