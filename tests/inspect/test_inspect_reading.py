"""Text and tables side by side, in a real browser."""

import csv
import io

from tests.inspect.pages import table_rows


def test_a_row_shows_its_characters_in_the_text(visit, plain):
    page = visit(plain)
    row = table_rows(page).nth(12)
    word = row.locator("[role=gridcell].word").inner_text()
    row.click()
    marked = page.locator(".lines mark.sel")
    marked.first.wait_for()
    assert "".join(marked.all_inner_texts()) == word
    assert row.get_attribute("aria-selected") == "true"


def test_a_span_opens_its_row_with_fields_rule_note_and_steps(visit, plain):
    page = visit(plain)
    page.locator(".lines mark.t-claims", has_text="36条").click()
    details = page.locator(".details")
    shown = details.inner_text()
    for expected in ("36条", "count", "制定", "措施", "claims.link", "How it came about", "Written"):
        assert expected in shown
    assert details.locator(".rule p").count() >= 2
    details.locator(".told summary").click()
    assert "numeral" in details.locator(".told").inner_text()
    assert page.locator(".grid [aria-selected=true] .word").inner_text() == "36条"


def test_spans_of_different_tables_nest_and_each_click_opens_the_next(visit, reference):
    page = visit(reference)
    nested = page.locator(".lines mark.t-dates.t-programs").first
    while not nested.count():
        page.locator(".lines").evaluate("box => box.scrollBy(0, 400)")
        page.wait_for_timeout(30)
    nested.click()
    first = page.locator(".details h3 small").inner_text()
    nested.click()
    second = page.locator(".details h3 small").inner_text()
    assert {first, second} == {"Dates", "Programs"}
    assert page.locator(".others .chip").count() >= 1


def test_rows_are_filtered_sorted_and_searched(visit, plain):
    page = visit(plain)
    page.get_by_label("kind", exact=True).select_option("=count")
    kinds = page.locator(".grid .body [role=row] [role=gridcell]:nth-child(7)").all_inner_texts()
    assert set(kinds) == {"count"}
    page.get_by_role("button", name="value").click()
    page.get_by_role("button", name="value").click()
    values = [
        float(text.replace(",", "")) for text in page.locator(".grid .body .number").all_inner_texts() if text
    ]
    assert values == sorted(values, reverse=True) and len(values) > 2
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_label("Search rows").fill("党员干部")
    assert "5万余人" in table_rows(page).first.inner_text()


def test_what_is_shown_is_downloaded_and_copied_as_csv(visit, plain):
    page = visit(plain, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label("unit", exact=True).select_option("=%")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == int(page.locator(".actions output").inner_text().split()[0])
    assert {row["unit"] for row in rows} == {"%"}
    page.get_by_role("button", name="Copy CSV").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").splitlines() == text.splitlines()


def test_the_text_is_searched(visit, plain):
    page = visit(plain)
    page.get_by_label("Search the text").fill("石榴籽")
    page.locator(".lines .hit").first.wait_for()
    assert page.locator(".search-text output").inner_text().startswith("1 / ")


def test_a_long_report_scrolls_without_stutter(visit, long):
    page = visit(long)
    assert "20,000" in page.locator(".actions output").inner_text()
    frames = """async box => {
        const times = [];
        for (let at = 0; at < 40; at++) {
            const began = performance.now();
            box.scrollBy(0, at % 4 ? 500 : 40000);
            await new Promise(requestAnimationFrame);
            times.push(performance.now() - began);
        }
        return times.sort((a, b) => a - b);
    }"""
    for box in (".lines", ".grid"):
        times = page.locator(box).evaluate(frames)
        assert times[20] < 100 and times[35] < 250, times
    assert page.evaluate("document.querySelectorAll('*').length") < 3000
    page.locator(".grid").evaluate("box => box.scrollTo(0, box.scrollHeight)")
    page.locator(".grid .body [role=row][aria-rowindex='20001']").click()
    page.locator(".lines mark.sel").wait_for()


def test_everything_is_done_by_keyboard(visit, plain):
    page = visit(plain)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.locator(".details").wait_for()
    assert page.locator(".grid [aria-selected=true]").get_attribute("aria-rowindex") == "3"
    page.keyboard.press("4")
    assert page.locator(".table-tabs [aria-pressed=true]").inner_text().startswith("Programs")
    page.keyboard.press("/")
    page.keyboard.type("示范市")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("y")
    page.locator(".row.d-right").wait_for()
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.locator(".pictures").wait_for()


def test_the_interface_speaks_chinese_and_english_and_keeps_the_choice(visit, plain):
    page = visit(plain, locale="zh-CN")
    assert page.get_by_role("button", name="图表").count() == 1
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Auto").click()
    page.reload()
    page.get_by_role("button", name="Pictures").wait_for()
    assert page.locator("html").get_attribute("data-theme") == "light"


def test_at_phone_width_one_pane_is_shown_and_nothing_runs_off(visit, plain):
    page = visit(plain, size=(375, 700))
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.locator(".lines mark.t-claims").first.click()
    page.locator(".details").wait_for()
    page.get_by_role("button", name="Show in the text").click()
    page.locator(".lines mark.sel").first.wait_for()
    page.get_by_role("button", name="Pictures").click()
    page.locator(".bars").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
