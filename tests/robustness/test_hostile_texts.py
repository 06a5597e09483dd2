"""Texts that no report looks like: nothing crashes, nothing hangs."""

import os

import pytest
from tests.robustness.checks import check
from tests.robustness.growth import grows_linearly

from gongbao import errors, read
from gongbao.tables import build

MEGABYTES = float(os.environ.get("GONGBAO_MEGABYTES", "0.2"))
"""Size of the longest line; that work grows as it does, other tests show. 5 takes two minutes."""

SENTENCE = "2025年，全市新建学校39所，粮食产量1.2亿斤，同比增长5.2%，居全省第3位，"
RARE = "𠮷𡃁🚀👨‍👩‍👧‍👦🇨🇳e\u0301\u202e𝟛"

TEXTS = {
    "one letter": "a",
    "a full stop": "。",
    "only digits": "1234567890" * 10_000,
    "only Chinese digits": "一二三四五六七八九十百千万亿" * 3_000,
    "numbers with commas": "1,234,567." * 5_000,
    "only opening quotation marks": "“" * 33_000,
    "only closing quotation marks": "”" * 33_000,
    "only quotation marks": "“”‘’《》「」" * 4_000,
    "nested quotation marks": "“《（" * 5_000 + "）》”" * 5_000,
    "only commas": "、" * 33_000,
    "only percent signs": "%％‰" * 11_000,
    "only white space and one letter": " \u3000\t\n" * 10_000 + "a",
    "only line breaks and letters": "工\n\n" * 10_000,
    "emoji and characters beyond the BMP": RARE * 2_000,
    "numbers among emoji": f"增长{RARE}5.2%{RARE}，新建3所𠮷学校" * 600,
    "private use and unassigned": "\ue000\uf8ff\U0010ffff\u0378" * 8_000,
    "control characters": "".join(map(chr, range(32))) * 1_000 + SENTENCE,
    "control characters inside numbers": "增长5\x00.\x082\x1b%，新建3\u200b9所" * 1_500,
    "lone surrogates": "增长\ud8005.2%\udfff" * 3_000,
    "traditional and full width": "二〇二五年，糧食總產量達１，２３４．５萬噸，同比增長７．５％；兩岸貿易額１２億元。"
    * 900,
    "a joiner in every gap": "\u200d".join(SENTENCE * 400),
    "a space in every gap": " ".join(SENTENCE * 500),
    "a line break in every gap": "\n".join(SENTENCE * 500),
    "one list": "1个、" * 10_000,
    "one list of things": "5所学校、" * 5_000,
    "one clause": "加快推进高质量发展" * 3_500 + "5%",
    "one noun phrase with a number at each step": "高质量发展5%" * 3_000,
    "modifiers without end": "的" * 33_000,
    "verbs without end": "增长" * 16_000 + "5%",
    "dates without end": "2025年1月1日至" * 2_500,
    "plans without end": "“十四五”规划和" * 3_000,
    "bodies without end": "市人民政府办公室" * 3_000,
    "html": "<p><div><b>" * 9_000,
    "entities": "&nbsp;&#12345;&amp;lt;" * 4_000,
    "json": '{"a": [1, 2, "3%"]}' * 5_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_hostile_text_is_read_and_twice_as_much_takes_twice_the_work(text):
    build([check(text[: len(text) // 2])])
    assert grows_linearly(text, check)


@pytest.mark.parametrize("unit", ["1", "一", "2024年", "市", "1,", "三十", "《甲》", "（", "a.", "1月至"])
def test_one_long_line_twice_as_long_takes_no_more_than_twice_the_work(unit):
    assert grows_linearly(unit * (33_000 // len(unit)), check)


def test_a_line_without_end_is_read():
    line = SENTENCE * int(MEGABYTES * 1_000_000 / len(SENTENCE.encode()))
    assert len(check(line).claims) >= 4 * line.count("学校") - 2


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\n "])
def test_an_empty_file_has_an_error_that_names_it(tmp_path, data):
    path = tmp_path / "空.txt"
    path.write_bytes(data)
    with pytest.raises(errors.InputError, match=r"空\.txt"):
        read.read(path)
