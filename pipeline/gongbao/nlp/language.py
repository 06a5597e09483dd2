"""The pipeline put together."""

from __future__ import annotations

import spacy
from spacy.language import Language

from gongbao import rulebook
from gongbao.nlp.tokenizer import Cut, GongbaoTokenizer
from gongbao.segmenter import Segmenter

COMPONENTS = (
    "gongbao_quantities",
    "gongbao_dates",
    "gongbao_organizations",
    "gongbao_programs",
    "gongbao_claims",
)
_NO_LIMIT = 10**9


def load(
    *,
    cut: Cut = "words",
    segmenter: Segmenter | None = None,
    book: rulebook.Rulebook | None = None,
) -> Language:
    """Return a spaCy pipeline for Chinese with all of gongbao's components.

    `cut="characters"` leaves text outside dates and quantities as single characters, for speed; the facts are
    the same. `segmenter` cuts the words instead of the shipped model, `book` holds rules instead of the
    built-in ones. A `Doc` that it returns has `doc.spans` of `quantities`, `dates`, `organizations`,
    `programs` and `claims`, each span with the normalized value in `span._.fact`.
    """
    nlp = spacy.blank("zh")
    nlp.tokenizer = GongbaoTokenizer(nlp.vocab, cut, segmenter, book)
    nlp.max_length = _NO_LIMIT
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
