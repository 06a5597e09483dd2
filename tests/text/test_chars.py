"""Folding keeps every offset, and what is written in either script is read alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongbao import extract, quantities
from gongbao.entities import entity_id
from gongbao.text import chars
from gongbao.text.words import WordCutter

SCRIPTS = st.text(st.sampled_from("後裏臺萬億個點兩噸畝處會與說衞綫羣０％，．乾著 ab增长"), max_size=40)


@given(st.one_of(st.text(max_size=60), SCRIPTS))
def test_folding_changes_no_offset_and_nothing_twice(text):
    folded = chars.fold(text)
    assert len(folded) == len(text)
    assert chars.fold(folded) == folded


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("政府統計處公布", "政府统计处公布"),
        ("衞生署、綫上、羣衆、裏面", "卫生署、线上、群众、里面"),
        ("較２０２０年", "较2020年"),
        ("乾隆年间著名的瞭望台", "乾隆年间著名的瞭望台"),
    ],
)
def test_traditional_characters_are_read_as_simplified_ones(written, read):
    assert chars.fold(written) == read


def test_a_simplified_text_is_not_copied():
    text = "全市生产总值增长5%"
    assert chars.simplified(text) is text


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("上升1.2個百分點", "個百分點"),
        ("售價每畝3萬港元", "港元/畝"),
        ("分別為1409萬、1305萬人次", "人次"),
        ("運量5噸", "噸"),
        ("新臺幣300萬元", "新臺幣"),
    ],
)
def test_units_keep_the_script_of_the_source(text, unit):
    assert quantities.find(text)[0].unit == unit


def test_every_layer_reads_traditional_text():
    text = "香港特別行政區政府印發《2020年規劃》，零售業總銷貨價值按年增長5.3%，較上月升1.2個百分點。"
    tables = extract(text)
    assert list(tables.organizations["name"]) == ["香港特別行政區政府"]
    assert list(tables.programs["name"]) == ["2020年規劃"]
    assert list(tables.claims["kind"]) == ["change", "change"]
    assert list(tables.claims["measured"]) == ["零售業總銷貨價值"] * 2
    assert list(tables.claims["text"]) == ["5.3%", "1.2個百分點"]
    assert "2020" in list(tables.dates["value"])


def test_words_are_cut_as_in_simplified_text():
    text = "零售業總銷貨價值增長"
    cut = [(word.start, word.end) for word in WordCutter(text).words(0, len(text))]
    plain = chars.simplified(text)
    assert cut == [(word.start, word.end) for word in WordCutter(plain).words(0, len(plain))]


def test_both_scripts_name_one_entity():
    assert entity_id("organization", "國務院") == entity_id("organization", "国务院")
