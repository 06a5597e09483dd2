"""What a user's code may give to the library, and what it gets back."""

import datetime

import pandas as pd
import pytest

import gongbao
from gongbao.errors import InputError, MissingFileError
from gongbao.markup import Marked, colours, marked_text
from gongbao.report import PartialDate
from gongbao.tables import load_tables
from gongbao.tables.schema import SCHEMAS

TEXT = "2025年，通辽市地区生产总值增长5.5%，市教育局印发《教育发展规划》。"


@pytest.fixture(scope="module")
def tables():
    return gongbao.extract(TEXT)


def test_place_and_date_stand_in_for_those_of_the_text():
    claims = gongbao.extract("全市地区生产总值去年增长5.5%。", place="通辽", date="2026-01").claims
    assert claims["about"][0] == "通辽市" and claims["period_end"][0].year == 2025
    dates = [datetime.date(2026, 1, 2), PartialDate(2026), 2026]
    assert {gongbao.extract("去年", date=day).dates["value"][0] for day in dates} == {"2025"}
    assert gongbao.extract("去年").dates["start_date"].isna().all()


def test_rules_of_ones_own(tmp_path):
    (tmp_path / "quantities").mkdir()
    (tmp_path / "quantities" / "units.tsv").write_text("keng\t垧\tarea\t10000\n", encoding="utf-8")
    found = gongbao.extract("新增耕地30垧。", rules=tmp_path).claims
    assert (found["unit"][0], found["base_value"][0]) == ("垧", 300000)


def test_several_texts_and_files_keep_their_order(tmp_path):
    for name in ("乙", "甲"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    several = gongbao.extract([TEXT, tmp_path / "甲.txt", "产量5吨。", str(tmp_path / "乙.txt")])
    assert list(several.documents["doc_id"]) == ["text-1", "甲", "text-2", "乙"]
    assert list(gongbao.extract(tmp_path).documents["doc_id"]) == sorted(["乙", "甲"])
    assert len(gongbao.extract(text for text in (TEXT, TEXT)).documents) == 2


@pytest.mark.parametrize("name", ["报告.docx", "reports/2025.txt", "./报告", "/none/a", "C:\\a\\b", "a.wps"])
def test_a_string_that_looks_like_a_missing_file_is_no_text(name):
    with pytest.raises(FileNotFoundError, match="no such file; give a path") as raised:
        gongbao.extract(name)
    assert isinstance(raised.value, MissingFileError | InputError)
    assert len(gongbao.extract(name, files=False).documents) == 1


def test_a_missing_path_is_a_missing_file(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"none\.txt: no such file"):
        gongbao.extract(tmp_path / "none.txt")


@pytest.mark.parametrize("text", ["产量5吨/亩", "增长5.2%", "通辽市", "详见www.tongliao.gov.cn", "5.2"])
def test_short_texts_are_texts(text):
    assert gongbao.extract(text).documents["chars"][0] == len(text)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (None, "not NoneType"),
        (5, "not int"),
        ("文".encode(), "not bytes: decode them first"),
        ({"text": "文"}, "not dict"),
        (pd.DataFrame({"text": ["文"]}), "not a DataFrame: give its column of texts"),
        ([pd.DataFrame({"text": ["文"]})], "number 1 is a DataFrame"),
        (["文", None], "number 2 is NoneType"),
        ([b"a"], "number 1 is bytes: decode"),
    ],
)
def test_other_types_are_refused_with_what_is_expected(source, why):
    with pytest.raises(TypeError, match=r"takes a text, a Path, or several.*"):
        gongbao.extract(source)
    with pytest.raises(TypeError, match=why):
        gongbao.extract(source)


@pytest.mark.parametrize("name", ["place", "date", "rules", "ner", "segmenter"])
def test_arguments_of_another_type_are_refused(name):
    with pytest.raises(TypeError, match=f"{name}: .* is asked for, not list"):
        gongbao.extract(TEXT, **{name: [5]})


def test_a_column_of_texts_is_several_texts():
    assert len(gongbao.extract(pd.Series([TEXT, TEXT])).documents) == 2


def test_tables_say_in_one_line_what_they_hold(tables):
    assert repr(tables).startswith("Tables(documents: 1, claims: ") and "\n" not in repr(tables)


def test_tables_are_found_by_name_too(tables):
    assert tables["claims"] is tables.claims
    with pytest.raises(KeyError, match="no table 'claim' here; did you mean 'claims'"):
        tables["claim"]


def test_a_run_is_read_from_the_name_of_its_folder(tables, tmp_path):
    tables.to(tmp_path / "run")
    assert gongbao.read_run(str(tmp_path / "run")).tables.claims.equals(tables.claims)
    with pytest.raises(MissingFileError, match="none: no such file or folder"):
        gongbao.read_run(str(tmp_path / "none"))


def test_tables_are_not_written_to_a_name_that_no_format_has(tables, tmp_path):
    with pytest.raises(ValueError, match=r"take \.xlsx, .sqlite or .duckdb"):
        tables.to(tmp_path / "out.json")
    assert list(tmp_path.iterdir()) == []


def test_wrong_places_dates_and_pairs_are_refused(tables):
    with pytest.raises(InputError, match="通辽市"):
        gongbao.extract(TEXT, place="通聊市")
    with pytest.raises(ValueError, match="give 2025, 2025-11 or 2025-11-25"):
        gongbao.extract(TEXT, date="last year")
    with pytest.raises(ValueError, match="5 is no date"):
        gongbao.extract(TEXT, date=5)
    with pytest.raises(InputError, match="通辽市"):
        gongbao.load(place="通聊市", cut="characters")
    with pytest.raises(TypeError, match="give them or an extractor"):
        gongbao.extract(TEXT, rules="mine", extractor=object())


def test_series_answers_questions_and_is_a_table(tables):
    assert tables.series("GDP", kind="change", whole=True)["figure"].tolist() == ["5.5"]
    wide = tables.series("生产总值", wide=True)
    assert wide.iloc[0, 0] == "通辽市" and "2025" in wide.columns[1]
    assert isinstance(tables.series, pd.DataFrame) and len(tables.series) == 1
    assert type(tables.series[tables.series["value"] > 0]) is pd.DataFrame
    with pytest.raises(InputError, match="did you mean"):
        tables.series("粮食产亮")


def test_tables_are_written_to_a_folder_or_a_file(tables, tmp_path):
    assert len(tables.to(tmp_path / "csv")) == len(SCHEMAS)
    assert load_tables(tmp_path / "csv").claims.equals(tables.claims)
    for name in ("报告.xlsx", "a.sqlite"):
        assert tables.to(tmp_path / "new" / name) == [tmp_path / "new" / name]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(["报告.xlsx", "a.sqlite"])
    with pytest.raises(ValueError, match="formats=\\['csv'\\]"):
        tables.to(tmp_path / "a.csv")
    with pytest.raises(ValueError, match="unknown format xls"):
        tables.to(tmp_path, ["xls"])


def test_tables_show_marked_text_and_rows(tables):
    shown = tables._repr_html_()
    assert shown.count("<mark") == 4 and "增长" in shown and "organization: government" in shown
    assert "<b>claims</b>: 1" in shown and "教育发展规划" in shown
    assert "NA" not in shown and "NaT" not in shown and "None" not in shown


def test_a_text_with_markup_is_shown_as_it_is():
    shown = gongbao.extract("投资5元<script>alert(1)</script>。")._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown


def test_display_takes_docs_and_tables(tables):
    doc = gongbao.load(cut="characters")(TEXT)
    assert gongbao.display(doc).count("<mark") == gongbao.display(tables).count("<mark") == 4
    with pytest.raises(TypeError, match="a Doc of gongbao"):
        gongbao.display(TEXT)


def test_every_kind_and_type_has_a_colour_of_its_own():
    found = colours()
    assert len(set(found.values())) == len(found) == 7 + 4 + 15 + 8


def test_of_spans_that_overlap_the_longest_is_marked():
    marks = [
        Marked(0, 2, "claims", "count"),
        Marked(0, 5, "programs", "policy"),
        Marked(5, 6, "dates", "DATE"),
    ]
    shown = marked_text("abcdef", marks)
    assert shown.count("<mark") == 2 and "program: policy" in shown and "count" not in shown
