"""`gongbao show`: columns, numbers, narrow terminals, JSON, standard input."""

import io
import json
import re

import pytest
from rich.console import Console
from typer.testing import CliRunner

from gongbao.cli import app
from gongbao.cli.terminal import COLUMNS, columns_of, show
from gongbao.extraction import Extractor
from gongbao.sources import reports_of
from gongbao.tables import plain
from gongbao.tables.schema import SCHEMAS

TEXT = "2025年，通辽市地区生产总值2.84万亿元，固定资产投资4583.8亿元，增长5%左右，粮食产量441000吨以上，投资4.5—5亿元。"


def extracted(*texts):
    return plain(map(Extractor().rows, reports_of(texts)))


@pytest.fixture(scope="module")
def tables():
    return extracted(TEXT)


def shown(tables, width=200, **options):
    out = io.StringIO()
    show(tables, Console(file=out, width=width), **options)
    return out.getvalue()


def test_period_about_and_indicator_are_shown(tables):
    head, first = shown(tables, only=["claims"]).splitlines()[1:3]
    assert head.split() == list(COLUMNS["claims"])
    assert all(word in first for word in ("通辽市", "2025", "地区生产总值"))


def test_the_report_of_each_row_is_shown_where_there_are_several(tables):
    assert "report" not in shown(tables, only=["claims"]).splitlines()[1]
    several = shown(extracted(TEXT, TEXT), only=["claims"])
    assert several.splitlines()[1].split()[0] == "report" and "text-2" in several


def test_numbers_have_one_readable_form(tables):
    out = shown(tables, only=["claims", "series"])
    assert all(number in out for number in ("2.84万亿", "4583.8亿", "≈5", "≥441,000", "4.5亿–5亿"))
    assert not re.search(r"\de\+|\d{7}", out)


def test_a_narrow_terminal_gets_blocks_of_columns(tables):
    lines = shown(
        tables, width=50, only=["claims"], columns=["text", "value", "measured", "about", "indicator"]
    )
    heads = [line.split() for line in lines.splitlines() if line.startswith("text")]
    assert len(heads) > 1 and [name for head in heads for name in head if name != "text"] == [
        "value",
        "measured",
        "about",
        "indicator",
    ]
    assert "地区生产总值" in lines


def test_rows_are_limited_and_the_number_of_all_is_told(tables):
    out = shown(tables, only=["claims"], limit=2)
    assert out.startswith("claims: 5, the first 2") and "4583.8亿" in out and "441,000" not in out


def test_every_telling_column_is_one_that_there_is():
    assert set(COLUMNS) == set(SCHEMAS)
    for table, names in COLUMNS.items():
        assert set(names) <= set(columns_of(table))


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*args, **options):
    done = CliRunner().invoke(app, ["show", *map(str, args)], **options)
    return done.exit_code, done.output


def test_json_has_all_columns_and_plain_values(report):
    code, out = run(report, "--json", "--table", "claims", "--limit", "1")
    ((row,),) = json.loads(out).values()
    assert code == 0 and list(row) == list(SCHEMAS["claims"].columns)
    assert (row["value"], row["period_end"], row["lower"]) == (2840000000000, "2025-12-31", None)


def test_columns_are_chosen_and_unknown_ones_refused(report):
    code, out = run(report, "--columns", "text,period,report", "--json")
    assert code == 0 and json.loads(out)["claims"][0] == {
        "text": "2.84万亿元",
        "period": "2025",
        "report": "a",
    }
    code, out = run(report, "--columns", "perid")
    assert code == 2 and "period" in out


def test_standard_input_is_a_report():
    code, out = run("-", "--table", "documents", "--json", input=TEXT)
    assert code == 0 and json.loads(out)["documents"][0]["doc_id"] == "stdin"


def test_an_unknown_place_is_refused_with_the_nearest(report):
    code, out = run(report, "--place", "通聊市")
    assert code == 2 and "通辽市" in out
    code, out = run(report, "--place", "通辽", "--json", "--table", "documents")
    assert json.loads(out)["documents"][0]["place"] == "通辽市"


def test_a_report_that_cannot_be_read_costs_no_other(report, tmp_path):
    (tmp_path / "empty.txt").touch()
    code, out = run(tmp_path / "empty.txt", tmp_path / "none.txt", report, "--table", "documents")
    assert code == 1
    assert "empty.txt: the file is empty" in out and "none.txt: no such file" in out
    assert "documents: 1" in out


@pytest.mark.parametrize("named", ["/dev/null", "{folder}"])
def test_nothing_to_show_is_told(tmp_path, named):
    code, out = run(named.format(folder=tmp_path))
    assert code == 1 and out.startswith("gongbao: ") and "claims" not in out
