"""What a reviewer decides ends in better rows, in a real browser."""

import csv
import io
import json

import pytest
from tests.inspect.pages import table_rows

from gongbao.errors import InputError
from gongbao.inspect import ReviewLog, from_reports, static_page
from gongbao.read import from_text

TEXT = "全市新建学校36所。\n完成投资5亿元，增长8%。\n培训教师120人，改造道路7公里。\n"


@pytest.fixture
def small(extractor):
    return from_reports("run", [from_text(TEXT, "甲")], extractor)


def downloaded(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    return list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))


def choose(page, word):
    table_rows(page).filter(has_text=word).first.click()
    page.locator(".details h3", has_text=word).wait_for()


def on_the_disk(page):
    page.locator(".banner").wait_for(state="detached")
    return [json.loads(line) for line in page.review.read_text(encoding="utf-8").splitlines()]


def say(page, words):
    page.get_by_role("textbox", name="Comment").fill(words)
    page.get_by_role("textbox", name="Comment").blur()
    page.locator(".grid [aria-selected=true] .said").wait_for()


def correct(page, **fields):
    page.keyboard.press("e")
    for name, value in fields.items():
        page.locator(f".editor [name={name}]").fill(value)
    page.get_by_role("button", name="Save").click()
    page.locator(".editor").wait_for(state="detached")


def test_the_csv_has_the_corrected_rows_of_a_report_that_is_not_finished(visit, small):
    page = visit(small)
    before = table_rows(page).count()
    choose(page, "36所")
    correct(page, value="1,036")
    choose(page, "8%")
    page.keyboard.press("x")
    choose(page, "5亿元")
    correct(page, value="700000000")
    choose(page, "120人")
    page.keyboard.press("y")
    page.locator(".row.d-right").wait_for()
    assert "1,036" in table_rows(page).first.inner_text()
    rows = {row["text"]: row for row in downloaded(page)}
    assert len(rows) == before - 1 and "8%" not in rows
    assert (rows["36所"]["value"], rows["36所"]["reviewed"]) == ("1036", "corrected")
    assert (rows["5亿元"]["value"], rows["120人"]["reviewed"]) == ("700000000", "right")
    assert rows["7公里"]["reviewed"] == ""


def test_what_is_no_number_or_day_is_refused_with_a_word(visit, small):
    page = visit(small)
    choose(page, "36所")
    page.keyboard.press("e")
    save = page.get_by_role("button", name="Save")
    for name, wrong, good, word in (
        ("value", "abc", "37", "is no number"),
        ("period_start", "2025-02-30", "2025-02-01", "is no day"),
    ):
        page.locator(f".editor [name={name}]").fill(wrong)
        assert word in page.locator(f"#fault-{name}").inner_text()
        assert save.is_disabled()
        page.locator(f".editor [name={name}]").fill(good)
    page.locator(".editor [name=period_end]").fill("2025-01-01")
    assert save.is_disabled()
    page.locator(".editor [name=period_end]").fill("2025-03-01")
    save.click()
    assert on_the_disk(page)[0]["fields"]["value"] == 37


def test_a_row_judged_wrong_keeps_its_values_when_it_is_corrected(visit, small):
    page = visit(small)
    choose(page, "36所")
    page.keyboard.press("x")
    correct(page, unit="座")
    fields = on_the_disk(page)[-1]["fields"]
    assert (fields["value"], fields["unit"], fields["kind"]) == (36, "座", "count")


def test_accepting_goes_on_to_the_next_row_and_a_decision_has_a_comment(visit, small):
    page = visit(small)
    table_rows(page).first.click()
    for number in range(1, 4):
        page.keyboard.press("y")
        page.locator(f".grid [aria-selected=true][aria-rowindex='{number + 2}']").wait_for()
    assert page.locator(".row.d-right").count() == 3
    table_rows(page).first.click()
    say(page, "看附表")
    assert on_the_disk(page)[-1]["comment"] == "看附表"
    choose(page, "7公里")
    say(page, "未审先记")
    last = on_the_disk(page)[-1]
    assert (last["decision"], last["comment"]) == ("open", "未审先记")
    page.keyboard.press("x")
    assert on_the_disk(page)[-1]["comment"] == "未审先记"
    page.get_by_label("Search rows").fill("未审先记")
    assert table_rows(page).count() == 1


def test_the_button_that_adds_takes_what_is_selected_then_or_later(visit, small):
    page = visit(small)
    page.evaluate(SELECT, [0, 2])
    page.get_by_role("button", name="+ Add a span").click()
    page.locator(".editor h3", has_text="全市").wait_for()
    page.evaluate(SELECT, [2, 4])
    page.locator(".editor h3", has_text="新建").wait_for()
    page.locator(".editor [name=value]").fill("1")
    page.get_by_role("button", name="Save").click()
    assert "新建" in {row["text"] for row in downloaded(page)}


def test_decisions_that_do_not_count_are_named(visit, small, tmp_path):
    line = {
        "time": "t",
        "doc_id": "甲",
        "table": "claims",
        "start": 6,
        "end": 9,
        "text": "36所",
        "decision": "wrong",
    }
    gone = {**line, "start": 0, "end": 2, "text": "全市"}
    (tmp_path / "review.jsonl").write_text(
        "".join(json.dumps(one) + "\n" for one in ({**line, "sha256": "0" * 64}, gone)), encoding="utf-8"
    )
    page = visit(small)
    page.locator(".dropped summary", has_text="1").click()
    assert "has changed since" in page.locator(".dropped").inner_text()
    downloaded(page)
    page.locator(".dropped li", has_text="no such row").wait_for()


def test_a_page_without_a_server_gives_the_rows_of_all_reports_as_the_server_does(visit, extractor, tmp_path):
    reports = [from_text(TEXT, "甲"), from_text("全市完成投资2亿元，植树30亩，米价每吨4000元。\n", "乙")]
    shown = from_reports("run", reports, extractor)
    page = visit(shown)
    page.keyboard.press("a")
    choose(page, "2亿元")
    page.locator(".lines mark.sel").wait_for()
    correct(page, value="3", unit="公顷")
    choose(page, "每吨4000元")
    page.locator(".lines mark.sel", has_text="每吨4000元").wait_for()
    correct(page, value="4500")
    choose(page, "8%")
    page.keyboard.press("x")
    choose(page, "30亩")
    page.locator(".lines mark.sel", has_text="30亩").wait_for()
    page.evaluate(SELECT, [4, 6])
    page.get_by_role("button", name="+ Add a span").click()
    page.locator(".editor [name=value]").fill("1")
    page.locator(".editor [name=unit]").fill("亿元")
    page.get_by_role("button", name="Save").click()
    show_columns(page, "base_value", "base_unit", "dimension", "rule")
    on_the_disk(page)
    served = downloaded(page)
    file = tmp_path / "page.html"
    file.write_text(static_page(shown, ReviewLog(page.review).lines()), encoding="utf-8")
    page = visit(shown, url=file.as_uri(), offline=True)
    page.keyboard.press("a")
    page.locator(".row.d-added").wait_for()
    show_columns(page, "base_value", "base_unit", "dimension", "rule")
    rows = {row["text"]: row for row in downloaded(page)}
    assert list(rows.values()) == served
    assert (rows["2亿元"]["base_value"], rows["2亿元"]["base_unit"]) == ("30000", "m²")
    assert (rows["每吨4000元"]["base_value"], rows["每吨4000元"]["base_unit"]) == ("4.5", "CNY/kg")
    assert rows["投资"]["reviewed"] == "added" and "8%" not in rows


SELECT = """([from, to]) => {
    const part = document.querySelector(".lines span[data-from]").firstChild;
    getSelection().setBaseAndExtent(part, from, part, to);
    document.querySelector(".lines").dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
}"""


def show_columns(page, *names):
    page.locator(".menu summary", has_text="Columns").click()
    for name in names:
        page.locator(".menu-list").get_by_label(name, exact=True).check()
    page.locator(".menu summary", has_text="Columns").click()


@pytest.mark.parametrize(
    ("table", "fields", "word"),
    [
        ("claims", {"value": "abc"}, "value 'abc' is no number"),
        ("claims", {"value": "inf"}, "is no number"),
        ("claims", {"kind": "much"}, "not one of count"),
        ("claims", {"period_start": "2025"}, "is no day"),
        ("claims", {"lower": 5, "upper": 3}, "lower 5.0 lies behind upper 3.0"),
        ("claims", {"colour": "red"}, "colour is no column of claims"),
        ("dates", {"value": "abc"}, "is no TIMEX3 value"),
        ("organizations", {"name": ""}, "name"),
    ],
)
def test_the_server_refuses_fields_that_no_row_can_have(tmp_path, table, fields, word):
    log = ReviewLog(tmp_path / "review.jsonl")
    line = {
        "time": "t",
        "doc_id": "甲",
        "table": table,
        "start": 0,
        "end": 2,
        "decision": "corrected",
        "fields": fields,
    }
    with pytest.raises(InputError) as error:
        log.add(json.dumps(line).encode())
    assert word in str(error.value)
    assert not log.path.exists()
