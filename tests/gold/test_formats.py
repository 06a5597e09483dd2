"""Gold goes to every annotation tool's format and back; what the tools write themselves comes in."""

import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin, Span

from gongbao.errors import GoldError
from gongbao.gold.files import annotated_of
from gongbao.gold.formats import FORMATS, Annotated, Labels
from gongbao.gold.models import TABLES, Mark

SHARED = Path(__file__).parents[3] / "shared" / "gold" / "dev"
TEXT = "𠮷林市举办\r\n培训500余\n期，\u3000覆盖“党员”5万人；\t增长5.2%。"


def mark(words, **fields):
    start = TEXT.index(words)
    return Mark(start, start + len(words), words, fields)


DOCUMENT = Annotated(
    "report-1",
    TEXT,
    {
        "claims": (
            mark("500余\n期", value=500, mod="more", unit="期", kind="count", measured="", predicate="举办"),
            mark("5.2%", value=5.2, kind="change", direction="increase"),
        ),
        "dates": (),
        "organizations": (mark("𠮷林市", type="government", name='名 "\t; 称'),),
        "programs": (mark("“党员”"),),
    },
)


def there_and_back(name, documents, folder):
    path = folder / "file"
    FORMATS[name].write(documents, path)
    labels = Labels()
    read = list(FORMATS[name].read(path, labels))
    labels.check()
    return read


@pytest.mark.parametrize("name", FORMATS)
def test_spans_and_fields_survive(name, tmp_path):
    [back] = there_and_back(name, [DOCUMENT], tmp_path)
    assert back == DOCUMENT


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development gold is not beside the checkout")
def test_the_development_gold_survives(name, tmp_path):
    documents = [annotated_of(path) for path in sorted(SHARED.glob("*.json"))]
    back = {document.name: document for document in there_and_back(name, documents, tmp_path)}
    assert len(back) == len(documents)
    for document in documents:
        for table in TABLES:
            kept = [
                (m.start, m.end, {n: v for n, v in m.fields.items() if v is not None})
                for m in document.marks[table]
            ]
            found = [
                (m.start, m.end, {n: v for n, v in m.fields.items() if v is not None})
                for m in back[document.name].marks[table]
            ]
            assert found == kept


@settings(max_examples=25)
@given(st.text(st.sampled_from("甲乙 1%\n\r\u3000𠮷“”\t"), min_size=1, max_size=30), st.data())
def test_no_span_of_any_text_is_lost(text, data):
    import tempfile

    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    document = Annotated("x", text, {"claims": (Mark(start, end, text[start:end], {"kind": "count"}),)})
    for name in FORMATS:
        with tempfile.TemporaryDirectory() as folder:
            [back] = there_and_back(name, [document], Path(folder))
        [found] = back.marks["claims"]
        lead = len(text[start:end]) - len(text[start:end].lstrip("\r\n"))
        tail = len(text[start:end]) - len(text[start:end].rstrip("\r\n"))
        # brat knows no line breaks at a span's ends; gold has none there either.
        expected = (start + lead, end - tail) if name == "brat" else (start, end)
        assert (found.start, found.end, found.fields) == (*expected, {"kind": "count"})


def spans(document):
    return [(t, m.text, dict(m.fields)) for t, marks in document.marks.items() for m in marks]


def test_what_doccano_writes_comes_in(tmp_path):
    path = tmp_path / "all.jsonl"
    lines = [
        {
            "id": 1,
            "text": "EU rejects German call.",
            "label": [[0, 2, "ORG"], [11, 17, "MISC"]],
            "Comments": [],
        },
        {"text": "President Obama", "labels": [[10, 15, "PERSON"]]},
        {
            "text": "Google was founded on September 4, 1998.",
            "entities": [
                {"id": 0, "start_offset": 0, "end_offset": 6, "label": "ORG"},
                {"id": 1, "start_offset": 22, "end_offset": 39, "label": "DATE"},
            ],
            "relations": [{"id": 0, "from_id": 0, "to_id": 1, "type": "foundedAt"}],
        },
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    labels = Labels({"ORG": "organizations-company", "DATE": "dates-DATE", "PERSON": "", "MISC": ""})
    first, second, third = FORMATS["doccano"].read(path, labels)
    assert spans(first) == [("organizations", "EU", {"type": "company"})]
    assert spans(second) == []
    assert spans(third) == [
        ("dates", "September 4, 1998", {"type": "DATE"}),
        ("organizations", "Google", {"type": "company"}),
    ]
    assert (first.name, third.notes) == ("all-1", ("left out: 1 relation",))


def test_what_label_studio_writes_comes_in(tmp_path):
    path = tmp_path / "export.json"
    text = "𠮷 Opossum is in 通辽市"
    region = {"id": "q", "from_name": "label", "to_name": "text", "origin": "manual"}
    # A browser counts 𠮷 as two: the region stands at 17 in code units, 16 in code points.
    units = {"start": 17, "end": 20, "text": "通辽市", "labels": ["LOC"]}
    choice = {"start": 17, "end": 20, "choices": ["full"]}
    tasks = [
        {
            "id": 7,
            "data": {"text": text},
            "annotations": [
                {"was_cancelled": True, "result": []},
                {
                    "was_cancelled": False,
                    "result": [
                        {**region, "type": "labels", "value": units},
                        {**region, "from_name": "name", "type": "choices", "value": choice},
                        {"from_id": "q", "to_id": "q", "type": "relation", "direction": "right"},
                    ],
                },
            ],
        },
        {
            "text": text,
            "label": [{"start": 2, "end": 9, "text": "Opossum", "labels": ["LOC"]}],
            "annotator": 1,
        },
        {
            "data": {"text": text},
            "predictions": [
                {
                    "result": [
                        {**region, "type": "labels", "value": {"start": "2", "end": "9", "labels": ["LOC"]}}
                    ]
                }
            ],
        },
    ]
    path.write_text(json.dumps(tasks), encoding="utf-8")
    full, short, predicted = FORMATS["label-studio"].read(path, Labels({"LOC": "organizations-government"}))
    assert spans(full) == [("organizations", "通辽市", {"name": "full", "type": "government"})]
    assert spans(short) == spans(predicted) == [("organizations", "Opossum", {"type": "government"})]
    assert full.notes == ("left out: 1 relation",)


def test_what_brat_writes_comes_in(tmp_path):
    sentence = "Sony formed a joint venture with Ericsson, a mobile phone company based in Sweden.\n"
    (tmp_path / "DOC-1000.txt").write_text(sentence + "North and South America", encoding="utf-8")
    (tmp_path / "DOC-1000.ann").write_text(
        "T1\tOrganization 0 4\tSony\n"
        "T2\tMERGE-ORG 14 27\tjoint venture\n"
        "T3\tOrganization 33 41\tEricsson\n"
        "E1\tMERGE-ORG:T2 Org1:T1 Org2:T3\n"
        "T4\tCountry 75 81\tSweden\n"
        "R1\tOrigin Arg1:T3 Arg2:T4\n"
        "*\tEquiv T1 T3\n"
        "A1\tNegation E1\n"
        "A2\tname T3 Telefonaktiebolaget\n"
        "#1\tAnnotatorNotes T1\tthis annotation is suspect\n"
        "N1\tReference T1 Wikipedia:534366\tSony\n"
        "T5\tCountry 83 88;99 106\tNorth America\n",
        encoding="utf-8",
    )
    labels = Labels({"Organization": "organizations-company", "MERGE-ORG": "", "Country": "organizations"})
    [document] = FORMATS["brat"].read(tmp_path, labels)
    assert spans(document) == [
        ("organizations", "Sony", {"note": "this annotation is suspect", "type": "company"}),
        ("organizations", "Ericsson", {"name": "Telefonaktiebolaget", "type": "company"}),
        ("organizations", "Sweden", {}),
        ("organizations", "North and South America", {}),
    ]
    assert document.notes == (
        "left out: 4 lines of relations, events or normalizations",
        "made whole: 1 span with gaps",
    )


def test_what_spacy_writes_comes_in(tmp_path):
    nlp = spacy.blank("en")
    doc = nlp("Tokyo Tower is 333m tall.")
    doc.ents = [doc.char_span(0, 11, label="BUILDING")]
    grouped = nlp("Welcome to the Bank of China.")
    grouped.spans["sc"] = [Span(grouped, 3, 6, "ORG"), Span(grouped, 5, 6, "GPE")]
    DocBin(docs=[doc, grouped]).to_disk(tmp_path / "train.spacy")
    labels = Labels({"BUILDING": "programs-other", "ORG": "organizations-finance", "GPE": ""})
    first, second = FORMATS["docbin"].read(tmp_path / "train.spacy", labels)
    assert spans(first) == [("programs", "Tokyo Tower", {"type": "other"})]
    assert spans(second) == [("organizations", "Bank of China", {"type": "finance"})]


def test_unknown_labels_are_named_with_what_to_do(tmp_path):
    path = tmp_path / "all.jsonl"
    path.write_text('{"text": "甲乙", "label": [[0, 1, "PER"], [1, 2, "claims-count"]]}', encoding="utf-8")
    labels = Labels()
    list(FORMATS["doccano"].read(path, labels))
    with pytest.raises(GoldError, match=r"unknown labels PER: say .* --label PER=organizations-other"):
        labels.check()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("doccano", "[1]", "line 1: not doccano's format"),
        ("doccano", '{"text": "甲", "label": [[0, 9, "claims"]]}', "a span 0–9 'claims' in a text of 1"),
        ("label-studio", "{", "not JSON"),
        ("label-studio", '[{"data": {}}]', "task 1: not Label Studio's format"),
        ("docbin", "x", "not a DocBin"),
    ],
)
def test_what_is_in_another_format_is_refused(tmp_path, name, content, says):
    path = tmp_path / "file"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=says):
        list(FORMATS[name].read(path, Labels()))
