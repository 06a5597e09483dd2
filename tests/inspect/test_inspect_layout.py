"""What is in sight, how it is laid out, and what the address keeps, in a real browser."""

from urllib.parse import parse_qs, urlsplit

import pytest
from tests.inspect.pages import table_rows

from gongbao.inspect import from_reports
from gongbao.read import from_text

TEXT = "通辽市2024年政府工作报告\n\n2024年，全市新建学校36所。地区生产总值1500亿元，同比增长8%。\n"


@pytest.fixture
def small(extractor):
    return from_reports("run", [from_text(TEXT, "甲")], extractor)


def in_sight(page, name):
    """Tell whether the head of a column lies in the table's box, whole."""
    box = page.locator(".grid").bounding_box()
    head = page.locator(".head [role=columnheader]", has_text=name).first.bounding_box()
    return box["x"] <= head["x"] and head["x"] + head["width"] <= box["x"] + box["width"] + 1


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_measured_about_and_period_are_in_sight_at_1440_pixels(visit, plain, locale):
    page = visit(plain, size=(1440, 900), locale=locale)
    for name in {"en-GB": ("measured", "about", "period"), "zh-CN": ("指标", "对象", "时间")}[locale]:
        assert in_sight(page, name)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)])
def test_the_row_that_is_opened_stays_in_sight_and_so_does_what_keeps_a_correction(visit, plain, size):
    page = visit(plain, size=size)
    if size[0] < 800:
        page.locator(".pane-tabs button").last.click()
    table_rows(page).nth(6).click()
    page.locator(".details .told").wait_for()
    page.wait_for_timeout(100)

    def edges(of):
        box = page.locator(of).first.bounding_box()
        return box["y"], box["y"] + box["height"]

    chosen, details = edges(".row[aria-selected=true]"), edges(".details")
    assert edges(".head")[1] <= chosen[0] + 1 and chosen[1] <= details[0] + 1
    page.keyboard.press("e")
    assert edges(".editor button.main")[1] <= edges(".details")[1] <= size[1]


def test_a_key_leads_from_any_view_to_the_one_it_names_and_back(visit, plain):
    page = visit(plain)
    for keys, view in (("sp", "Pictures"), ("p", "Read"), ("ps", "Series"), ("s", "Read")):
        for key in keys:
            page.keyboard.press(key)
        assert page.locator(".top nav [aria-pressed=true]").inner_text() == view


def test_columns_are_chosen_and_widened_and_panes_resized_and_stay_so(visit, plain):
    page = visit(plain, size=(1440, 900))
    page.locator(".menu summary").click()
    page.locator(".menu").get_by_label("predicate").uncheck()
    page.locator(".menu").get_by_label("base_unit").check()
    heads = page.locator(".head [role=columnheader] button").all_inner_texts()
    assert "predicate" not in heads and "base_unit" in heads
    page.locator(".menu summary").click()

    def width(of):
        return page.locator(of).bounding_box()["width"]

    head, before = ".head [role=columnheader]:nth-child(3)", width(".head [role=columnheader]:nth-child(3)")
    page.get_by_label("Width: unit", exact=True).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert width(head) > before + 30
    grip = page.get_by_label("Width: Text", exact=True).bounding_box()
    table, listed = width(".tables"), width(".reports")
    page.mouse.move(grip["x"] + 2, grip["y"] + 300)
    page.mouse.down()
    page.mouse.move(grip["x"] - 98, grip["y"] + 300, steps=4)
    page.mouse.up()
    assert width(".tables") == pytest.approx(table + 100, abs=4)
    page.get_by_label("Width: Reports", exact=True).press("ArrowRight")
    assert width(".reports") == listed + 20
    wide = width(".tables")
    page.reload()
    page.locator(".lines mark").first.wait_for()
    assert width(".tables") == pytest.approx(wide, abs=1)
    assert "base_unit" in page.locator(".head").inner_text()


def test_cards_show_place_year_and_file(visit, many):
    page = visit(many)
    assert page.locator(".report .about").first.inner_text() == "吉林省 · 2005 · 吉林省-2005"


def test_the_address_keeps_filters_and_filters_of_reports_hold_for_all(visit, many):
    page = visit(many)
    page.get_by_label("Any place").select_option("海南省")
    page.get_by_label("Any year").select_option("2010")
    page.keyboard.press("a")
    page.locator(".actions output", has_text="rows").wait_for()
    of_one = int(page.locator(".report .count.t-claims").first.inner_text().split()[-1])
    page.locator(".actions output").get_by_text(f"{of_one} rows", exact=True).wait_for()
    page.get_by_label("kind", exact=True).select_option("=money")
    page.locator(".head").get_by_role("button", name="value").click()
    shown = page.locator(".actions output").inner_text()
    kept = parse_qs(urlsplit(page.url).fragment)
    assert (kept["f.kind"], kept["reports.place"], kept["scope"], kept["sort"]) == (
        ["money"],
        ["海南省"],
        ["all"],
        ["value"],
    )
    page.reload()
    page.locator(".actions output", has_text=shown).wait_for()
    assert page.get_by_label("kind", exact=True).input_value() == "=money"
    page.get_by_role("button", name="Clear filters: Reports").click()
    page.locator(".actions output", has_text="200 / ").wait_for()


def test_facets_count_the_rows_that_pass_the_other_filters(visit, plain):
    page = visit(plain)
    page.get_by_label("kind", exact=True).select_option("=count")
    number = int(page.locator(".actions output").inner_text().split()[0])
    options = page.get_by_label("unit", exact=True).locator("option").all_inner_texts()[1:]
    assert sum(int(option.rsplit("(", 1)[1].rstrip(")")) for option in options) == number


def test_hovering_on_a_span_shows_its_row(visit, small):
    page = visit(small)
    page.locator(".lines mark.t-claims", has_text="36所").hover()
    peek = page.locator(".peek")
    assert "学校" in peek.inner_text() and "2024" in peek.inner_text()
    assert "36所" in page.locator(".row.hovered").inner_text()


def test_the_words_that_gave_period_owner_and_comparison_light_up(visit, small):
    page = visit(small)
    page.locator(".lines mark.t-claims", has_text="8%").click()
    page.locator(".lines .why").first.wait_for()
    why = {one.get_attribute("data-why"): one.text_content() for one in page.locator(".lines .why").all()}
    assert any("comparison" in name and text == "同比" for name, text in why.items())
    assert any("period" in name and "2024" in text for name, text in why.items())
