"""The pipeline put together."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from gongbao import layers
from gongbao.nlp.tokenizer import Cut
from gongbao.places.lookup import place_named
from gongbao.rulebook import default

COMPONENTS = (
    "gongbao_quantities",
    "gongbao_dates",
    "gongbao_organizations",
    "gongbao_programs",
    "gongbao_claims",
    "gongbao_frames",
    "gongbao_indicators",
)
_NO_LIMIT = 10**9


def load(
    *,
    cut: Cut = "words",
    segmenter: str | Path = "",
    rules: str | Path = "",
    ner: str = "",
    place: str = "",
    date: str = "",
    ents: bool = False,
) -> Language:
    """Return a spaCy pipeline for Chinese with all of gongbao's components.

    `cut="characters"` makes each character a token, for speed; the facts are the same.
    `segmenter` is a pkuseg model to cut words with instead of the shipped one: a path, or a name that pkuseg
    publishes and downloads. `rules` is a folder of rules to lay over the built-in ones; `ner` an
    installed spaCy package for Chinese, whose organizations are added to those that the rules find. `place`
    and `date` are those of reports of which nothing else is known; with `ents` dates, organizations and
    programs are in `doc.ents` too. A `Doc` that the pipeline returns has `doc.spans` of `quantities`,
    `dates`, `organizations`, `programs` and `claims`, each span with its normalized fields in
    `span._.gongbao`.

    Raises `SegmenterError`, `RuleError` or `RecognizerError` for what cannot be used, `InputError` for an unknown
    place.
    """
    if place:
        place = place_named(place, layers.overlaid(Path(rules)) if rules else default())
    book = str(rules)
    tokenizer = {
        "@tokenizers": "gongbao.Tokenizer.v1",
        "cut": cut,
        "segmenter": str(segmenter),
        "rules": book,
    }
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": tokenizer}})
    nlp.max_length = _NO_LIMIT
    settings: dict[str, dict[str, object]] = {
        "gongbao_dates": {"date": date, "ents": ents},
        "gongbao_organizations": {"place": place, "ner": ner, "ents": ents},
        "gongbao_programs": {"place": place, "ents": ents},
        "gongbao_frames": {"date": date, "place": place},
    }
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"rules": book, **settings.get(name, {})})
    return nlp
