"""The pipeline put together."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from gongbao.nlp.tokenizer import Cut

COMPONENTS = (
    "gongbao_quantities",
    "gongbao_dates",
    "gongbao_organizations",
    "gongbao_programs",
    "gongbao_claims",
)
_NO_LIMIT = 10**9


def load(
    *, cut: Cut = "words", segmenter: str | Path = "", rules: str | Path = "", ner: str = ""
) -> Language:
    """Return a spaCy pipeline for Chinese with all of gongbao's components.

    `cut="facts"` cuts text only where a fact or a mark begins or ends, for speed; the facts are the same.
    `segmenter` is a pkuseg model to cut words with instead of the shipped one: a path, or a name that pkuseg
    publishes and downloads. `rules` is a folder of rules to lay over the built-in ones; `ner` an
    installed spaCy package for Chinese, whose organizations are added to those that the rules find. A `Doc`
    that the pipeline returns has `doc.spans` of `quantities`, `dates`, `organizations`, `programs` and
    `claims`, each span with the normalized value in `span._.fact`.

    Raises `SegmenterError`, `RuleError` or `RecognizerError` for what cannot be used.
    """
    tokenizer = {
        "@tokenizers": "gongbao.Tokenizer.v1",
        "cut": cut,
        "segmenter": str(segmenter),
        "rules": str(rules),
        "ner": ner,
    }
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    nlp.max_length = _NO_LIMIT
    if cut == "facts":
        # What lies between two facts is no word: its shape, norm and so on say nothing, and take time.
        nlp.vocab.lex_attr_getters = {}
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
