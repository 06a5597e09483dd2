"""The PDF documents of `../shared/files`, each read as its README says is right."""

from pathlib import Path

import pytest

from gongbao.extraction import Extractor
from gongbao.read import read

FILES = Path(__file__).parents[4] / "shared" / "files"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="../shared/files is not there: nothing to read")


def lines_of(name):
    return read(FILES / name).text.splitlines()


def test_an_official_document_keeps_its_head_in_order():
    assert lines_of("real/gov-master.pdf") == [
        "001012",
        "机密★5年",
        "特急",
        "BJTU机密文件",
        "XXX〔2023〕X号",
        "测试公文标题",
        "密级：秘密",
        "本文件用于安全检测测试，包含涉密信息。",
        "关键词测试如下：",
        "涉密",
        "SM",
        "禁止外传",
        "BMB",
        "以上内容用于验证文档类文件在不同格式下的敏感信息检测能力。",
        "BJTU单位",
        "（此处添加印章图片或文字说明）",
        "二〇二三年一月一日",
    ]
    assert read(FILES / "real/gov-master.pdf").title == "测试公文标题"


def test_a_notice_of_two_pages_is_read_without_their_numbers():
    report = read(FILES / "real/gov-test.pdf")
    assert report.title == "国防部关于放假的通知"
    assert report.text.splitlines() == [
        "一份公文文件",
        "国防部发〔2012〕21号",
        "国防部关于放假的通知",
        "各有关单位：",
        "正文部分",
        "联系人：xxxxx",
        "电话：123456578",
        "Xxxxxxxxxxxxx",
        "2012年12月12日",
        "抄送：教育局，教育局。",
        "分送：教育局，教育局。",
        "国防部",
        "2012年12月12日印发",
        "共印2份",
    ]


def test_words_of_a_manual_stay_apart_and_lines_in_order():
    lines = lines_of("real/cx-使用说明.pdf")
    assert len(lines) == 28
    assert lines[:3] == [
        "使用说明",
        "Java Version:",
        "1、TextExtract.java网页正文抽取类（不需要任何第三方包，如DOM4j, HTML Parser等,代码去注释后只有百行）；",
    ]
    at = lines.index("2、打开cmd，在ppm下安装以下packages，具体命令（需要联网）：")
    assert lines[at + 1 : at + 5] == [
        "ppm install HTML::Parser",
        "ppm install XML::DOM",
        "ppm install XML::Twig",
        "Linux下：",
    ]


def test_a_page_of_one_line_is_read():
    assert lines_of("real/chat-ocr_test.pdf") == ["我是文字"]


def test_every_cell_has_its_rows_indicator_and_its_columns_period():
    table = Extractor().tables([read(FILES / "made/gb.pdf")]).claims
    table = table[table["rule"].str.startswith("grids.")]
    found = [
        (row.text, row.measured, row.value, row.unit, str(row.period_end)[:4]) for row in table.itertuples()
    ]
    assert found == [
        ("1360.5", "粮食产量", 13605000, "吨", "2025"),
        ("1.0", "粮食产量", 1.0, "%", "2025"),
        ("2478.3", "常住人口", 24783000, "人", "2025"),
        ("-0.1", "常住人口", 0.1, "%", "2025"),
    ]
