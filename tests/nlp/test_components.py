"""Each component works in any spaCy pipeline, reads what stands in `doc.spans`, and names what it writes."""

import datetime
import warnings
from decimal import Decimal
from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

import gongbao
from gongbao.nlp.store import GongbaoWarning

TEXT = "2024年，全市培育39个特色劳务品牌，粮食产量同比增长5.2%，市政府印发《实施方案》。"
GROUPS = ["quantities", "dates", "organizations", "programs", "claims"]


@pytest.fixture(scope="module")
def nlp():
    return gongbao.load(cut="characters")


def texts(doc, group):
    return [span.text for span in doc.spans[group]]


def facts(doc):
    return {
        group: [(span.start_char, span.end_char, span.label_, span._.gongbao) for span in doc.spans[group]]
        for group in doc.spans
    }


@pytest.mark.parametrize("layer", GROUPS[:4])
def test_a_component_works_alone_in_a_blank_pipeline(layer):
    nlp = spacy.blank("zh")
    nlp.add_pipe(f"gongbao_{layer}")
    doc = nlp(TEXT)
    assert list(doc.spans) == [layer]
    assert len(doc.spans[layer])
    for span in doc.spans[layer]:
        fields = span._.gongbao
        assert span.id_ == fields.rule
        assert span.text == TEXT[fields.start : fields.end]


def test_claims_are_made_of_the_quantities_in_the_doc():
    @Language.component("nothing_counted")
    def nothing_counted(doc):
        doc.spans["quantities"] = []
        return doc

    nlp = gongbao.load(cut="characters")
    assert texts(nlp(TEXT), "claims") == ["39个", "5.2%"]
    nlp.add_pipe("nothing_counted", before="gongbao_claims")
    assert texts(nlp(TEXT), "claims") == []


def test_claims_keep_to_the_quantities_that_another_component_left():
    @Language.component("one_counted")
    def one_counted(doc):
        doc.spans["quantities"] = list(doc.spans["quantities"])[-1:]
        return doc

    nlp = gongbao.load(cut="characters")
    nlp.add_pipe("one_counted", before="gongbao_claims")
    assert texts(nlp(TEXT), "claims") == ["5.2%"]


def test_claims_without_quantities_say_what_is_missing():
    nlp = spacy.blank("zh")
    nlp.add_pipe("gongbao_claims")
    with pytest.warns(GongbaoWarning, match="add gongbao_quantities before it"):
        assert texts(nlp(TEXT), "claims") == []


def test_a_layer_may_be_left_out_or_be_anothers():
    @Language.component("named_by_hand")
    def named_by_hand(doc):
        doc.spans["programs"] = [Span(doc, 0, 8, label="policy")]
        return doc

    nlp = gongbao.load(cut="characters")
    nlp.remove_pipe("gongbao_dates")
    nlp.remove_pipe("gongbao_programs")
    nlp.add_pipe("named_by_hand", before="gongbao_claims")
    doc = nlp("覆盖党员5万人，增长5.2%。")
    assert texts(doc, "claims") == ["5.2%"]


@pytest.mark.parametrize("first", ["quantities", "dates"])
def test_of_a_date_and_a_quantity_the_longer_stands_whichever_comes_first(first):
    nlp = spacy.blank("zh")
    second = {"quantities": "dates", "dates": "quantities"}[first]
    nlp.add_pipe(f"gongbao_{first}")
    nlp.add_pipe(f"gongbao_{second}")
    doc = nlp("2025年1月至11月，完成12.5亿元，连续3年增长。")
    extents = sorted(
        (s.start_char, s.end_char) for group in ("quantities", "dates") for s in doc.spans[group]
    )
    assert all(left[1] <= right[0] for left, right in pairwise(extents))
    assert "12.5亿元" in texts(doc, "quantities")
    assert "2025年1月至11月" in texts(doc, "dates")


def test_a_span_carries_its_fields_as_values(nlp):
    doc = nlp(TEXT)
    count, change = (span._.gongbao for span in doc.spans["claims"])
    assert (count.kind, count.value, count.unit, count.predicate) == ("count", 39, "个", "培育")
    assert (change.kind, change.value, change.measured) == ("change", Decimal("5.2"), "粮食产量")
    assert change.period_start == datetime.date(2024, 1, 1)
    assert change.quantity_rule.startswith("quantities.")
    (quantity, _) = (span._.gongbao for span in doc.spans["quantities"])
    assert not hasattr(quantity, "predicate")


def test_claims_carry_what_later_layers_say_of_them(nlp):
    doc = nlp("2024年，全市地区生产总值1575亿元，同比增长5.2%。")
    assert [span._.gongbao.indicator for span in doc.spans["claims"]] == ["地区生产总值", "地区生产总值"]
    assert not hasattr(doc.spans["quantities"][0]._.gongbao, "indicator")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert facts(again) == facts(doc)


def test_labels_tell_kind_or_type(nlp):
    doc = nlp(TEXT)
    assert {group: [span.label_ for span in doc.spans[group]] for group in doc.spans} == {
        "quantities": ["count", "ratio"],
        "dates": ["DATE"],
        "organizations": ["government"],
        "programs": ["policy"],
        "claims": ["count", "change"],
    }


def test_extensions_of_other_packages_keep_their_names():
    Span.set_extension("value", default="theirs", force=True)
    doc = gongbao.load(cut="characters")(TEXT)
    assert {span._.value for span in doc.spans["claims"]} == {"theirs"}


def test_spans_become_entities_where_asked(nlp):
    assert nlp(TEXT).ents == ()
    doc = gongbao.load(cut="characters", ents=True)(TEXT)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("2024年", "DATE"),
        ("市政府", "government"),
        ("《实施方案》", "policy"),
    ]


def test_settings_are_visible_and_taken():
    nlp = spacy.blank("zh")
    nlp.add_pipe("gongbao_dates", config={"date": "2025-11-25"})
    nlp.add_pipe("gongbao_organizations", config={"place": "通辽市"})
    doc = nlp("去年，市政府部署工作。")
    assert doc.spans["dates"][0]._.gongbao.value == "2024"
    assert doc.spans["organizations"][0]._.gongbao.name == "通辽市人民政府"
    assert (
        nlp.get_pipe_config("gongbao_dates").items()
        >= {"rules": "", "date": "2025-11-25", "ents": False}.items()
    )


def test_a_doc_survives_bytes_and_a_bin(nlp):
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert facts(again) == facts(doc)
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (unpacked,) = DocBin().from_bytes(packed).get_docs(spacy.blank("zh").vocab)
    assert facts(unpacked) == facts(doc)


def test_two_processes_find_what_one_does(nlp):
    many = [TEXT, "完成投资5亿元。", "", "无数字。"]
    assert [facts(doc) for doc in nlp.pipe(many, n_process=2, batch_size=2)] == [
        facts(doc) for doc in nlp.pipe(many)
    ]


def test_in_a_foreign_tokenization_a_warning_names_what_was_widened():
    nlp = spacy.blank("en")
    nlp.add_pipe("gongbao_quantities")
    with pytest.warns(GongbaoWarning, match="'39个' → '全市培育39个特色劳务品牌"):
        doc = nlp("全市培育39个特色劳务品牌 done")
    (span,) = doc.spans["quantities"]
    assert (span._.gongbao.start, span._.gongbao.end) == (4, 7)


def test_our_tokenizer_widens_no_quantity_and_no_date():
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "gongbao.Tokenizer.v1"}}})
    nlp.add_pipe("gongbao_quantities")
    nlp.add_pipe("gongbao_dates")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert nlp(TEXT).text == TEXT


def test_a_pipeline_survives_a_round_trip_to_disk(tmp_path):
    gongbao.load(place="通辽市").to_disk(tmp_path)
    doc = spacy.load(tmp_path)(TEXT)
    assert doc.text == TEXT
    assert doc.spans["organizations"][0]._.gongbao.name == "通辽市人民政府"
