"""Each component works in any spaCy pipeline, and names what it writes."""

from decimal import Decimal

import pytest
import spacy

import gongbao

TEXT = "2024年，全市培育39个特色劳务品牌，粮食产量同比增长5.2%。"


@pytest.mark.parametrize("layer", ["quantities", "dates", "organizations", "programs", "claims"])
def test_a_component_works_alone_in_a_blank_pipeline(layer):
    nlp = spacy.blank("zh")
    nlp.add_pipe(f"gongbao_{layer}")
    doc = nlp(TEXT)
    assert list(doc.spans) == [layer]
    for span in doc.spans[layer]:
        assert span._.fact.rule
        assert span.text == TEXT[span._.fact.start : span._.fact.end]


def test_a_span_carries_the_fields_of_its_fact():
    doc = gongbao.load()(TEXT)
    assert [(span.text, span._.kind, span._.quantity.value) for span in doc.spans["claims"]] == [
        ("39个", "count", 39),
        ("5.2%", "change", Decimal("5.2")),
    ]


def test_the_tokenizer_can_be_named_in_a_config():
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "gongbao.Tokenizer.v1"}}})
    assert nlp(TEXT).text == TEXT


def test_a_pipeline_survives_a_round_trip_to_disk(tmp_path):
    gongbao.load().to_disk(tmp_path)
    assert spacy.load(tmp_path)(TEXT).text == TEXT
