"""Every view at every width, light and dark: no serious finding of axe, nothing that runs off, in a real browser."""

import json

import pytest
from tests.inspect.pages import table_rows

from gongbao.gold.files import write_gold
from gongbao.gold.formats.models import Annotated
from gongbao.gold.models import Mark
from gongbao.inspect import from_reports
from gongbao.inspect.compare import against_gold
from gongbao.read import from_text

TEXT = "通辽市2024年政府工作报告\n\n2024年，全市地区生产总值1500亿元，增长8%。新建学校36所，市教育局印发《规划》。\n"
HEAVY = {"serious", "critical"}
# What colours have is the same at every width, and what the rest has in both themes; so the costly rule runs once a
# theme over all views, and at the other widths over those that look otherwise there.
COLOURS = {"runOnly": ["color-contrast"]}
OTHERS = {"rules": {"color-contrast": {"enabled": False}}}


@pytest.fixture(scope="module")
def page(shared_visit, extractor, tmp_path_factory):
    """A report held against gold, with rows right, wrong and missed, and one of other reviewers in conflict."""
    shown = from_reports("run", [from_text(TEXT, "甲")], extractor)
    at = TEXT.index("36所")
    fields = {
        "value": 37,
        "unit": "所",
        "kind": "count",
        "mod": "exact",
        "measured": "学校",
        "predicate": "新建",
    }
    gdp = TEXT.index("1500亿元")
    right = {"value": 150000000000, "unit": "元", "kind": "money", "mod": "exact", "measured": "地区生产总值"}
    marks = {
        "claims": [Mark(at, at + 3, "36所", fields), Mark(gdp, gdp + 6, "1500亿元", right)],
        "organizations": [Mark(0, 3, "通辽市", {"type": "government", "name": "通辽市"})],
    }
    folder = tmp_path_factory.mktemp("gold")
    write_gold(Annotated("甲", TEXT, marks), folder)
    page = shared_visit(against_gold(shown, [folder / "甲.gold.json"]), bypass_csp=True)
    page.locator("input[type=file]").set_input_files([decided("李", 36), decided("王", 37)])
    page.locator(".merging li").wait_for()
    return page


def decided(name, value):
    at = TEXT.index("36所")
    line = {"time": "t", "doc_id": "甲", "table": "claims", "start": at, "end": at + 3, "text": "36所"}
    told = json.dumps({**line, "decision": "corrected", "fields": {"value": value}})
    return {"name": f"{name}.jsonl", "mimeType": "application/jsonl", "buffer": told.encode()}


def in_conflict(page):
    page.locator(".merging li button").click()
    page.locator(".positions").wait_for()


def in_the_editor(page):
    page.keyboard.press("e")
    page.locator(".editor [name=value]").fill("abc")
    page.locator(".fault").first.wait_for()


def with_columns(page):
    for _ in range(3):
        page.keyboard.press("Escape")
    fold = page.locator(".tables .unfold")
    if fold.is_visible() and fold.get_attribute("aria-expanded") == "false":
        fold.click()
    page.locator(".menu summary").click()
    page.locator(".menu-list").wait_for()


def over_all(page):
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Look at first").click()
    table_rows(page).first.wait_for()


def in_pictures(page):
    page.get_by_role("button", name="Clear filters").first.click()
    page.keyboard.press("p")
    page.locator(".verdict-bars").wait_for()


def in_series(page):
    page.keyboard.press("s")
    page.locator(".dot").first.wait_for()


def with_keys(page):
    page.keyboard.press("s")
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()


VIEWS = (in_conflict, in_the_editor, with_columns, over_all, in_pictures, in_series, with_keys)
LIKE_NOWHERE_ELSE = (in_conflict, with_columns)


@pytest.fixture(scope="module")
def axe(page):
    """What runs axe with options and returns its serious findings; its code is put into the page once."""
    module = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")
    page.evaluate(module.AXE_SCRIPT)
    run = "options => axe.run({...options, resultTypes: ['violations']}).then(found => found.violations)"
    return lambda options: [
        (found["id"], found["nodes"][0]["html"][:200])
        for found in page.evaluate(run, options)
        if found["impact"] in HEAVY
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_no_view_has_a_serious_fault_of_access_or_runs_off(page, axe, width, theme):
    page.set_viewport_size({"width": width, "height": 850})
    page.emulate_media(color_scheme=theme)
    for show in VIEWS:
        show(page)
        found = axe(OTHERS) if theme == "light" else []
        if width == 1440 or show in LIKE_NOWHERE_ELSE:
            found += axe(COLOURS)
        assert found == [], show.__name__
        assert page.evaluate("document.documentElement.scrollWidth") <= width, show.__name__
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")


@pytest.mark.parametrize("pane", ["reports", "text"])
def test_no_pane_of_a_phone_has_a_serious_fault_of_access_or_runs_off(page, axe, pane):
    page.set_viewport_size({"width": 390, "height": 850})
    page.emulate_media(color_scheme="light")
    page.locator(".pane-tabs button", has_text=pane.capitalize()).click()
    page.locator(f".app[data-pane={pane}]").wait_for()
    assert axe({}) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
