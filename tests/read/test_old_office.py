"""Files that office programs wrote: a report with a table in `.doc` and `.rtf`, a sheet in `.xls`.

They were saved by LibreOffice 7.4 from documents of our own.
"""

from pathlib import Path

import pytest

from gongbao.errors import InputError
from gongbao.extraction import Extractor
from gongbao.read import read
from gongbao.read.formats import content_of

OFFICE = Path(__file__).parent / "office"
BUDGET = """\
| 2024年财政收支情况 |
| 单位：万元 |
| 项目 | 2024年 | 2023年 | 同比增长 |
| 一般公共预算收入 | 101500.5 | 96200 | 5.51% |
| 　税收收入 | 80100 | 77000 | 4.03% |
| 一般公共预算支出 | 310200 | 305900 | 1.41% |"""


@pytest.mark.parametrize("name", ["report.doc", "report.rtf"])
def test_merged_and_empty_cells_keep_their_places_and_raised_digits_are_none(name):
    report = read(OFFICE / name)
    assert report.text.splitlines()[5:11] == [
        "| 指标 | 单位 | 产量 |",
        "|  |  | 2024年 | 比上年增长（%） |",
        "| 粮食 | 万吨 | 136.5¹ | 1.0 |",
        "| 其中：小麦 | 万吨 | 44.5 | -1.3 |",
        "| 蔬菜 |  | 201.2 | … |",
        "农业用水12.5亿m³，排放CO₂3.2万吨。",
    ]
    assert report.text.endswith("落实补贴资金2.3亿元。")
    rows = Extractor().rows(report)
    assert (rows.document["title"], rows.document["publisher"]) == (
        "关于2024年农业生产情况的通报",
        "甲市农业农村局",
    )
    told = {(row["text"], row["measured"], row["unit"]) for row in rows.claims}
    assert {("136.5", "粮食", "吨"), ("-1.3", "粮食 小麦", "%"), ("3.2万吨", "", "吨")} <= told
    assert not {"136.51", "23.2万吨"} & {text for text, _, _ in told}


def test_numbers_of_a_list_stand_before_its_items():
    assert "1.抓好春耕备耕。\n2.落实" in read(OFFICE / "report.rtf").text


def test_a_sheet_is_read_with_its_indents_and_percents():
    assert read(OFFICE / "budget.xls").text == BUDGET


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.textPK",
            "OpenDocument text.*save it as .docx",
        ),
        (
            b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "spreadsheet.*save it as .xlsx",
        ),
        (b"\xd0\xcf\x11\xe0" + "PowerPoint Document".encode("utf-16-le"), "PowerPoint before 2007.*as .pptx"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old or encrypted Office document"),
    ],
)
def test_formats_that_are_not_read_are_named_with_what_to_do(data, said):
    with pytest.raises(InputError, match=said):
        content_of(data, "a.bin")
