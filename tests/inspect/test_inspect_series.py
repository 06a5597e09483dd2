"""The view of series: an indicator over places and years, its points, its panel, and the way to the sentences."""

import csv
import io
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe


def opened(visit, shown, **options):
    page = visit(shown, locale="zh-CN", **options)
    page.get_by_role("button", name="序列", exact=True).click()
    page.locator(".series h2").first.wait_for()
    return page


def test_an_indicator_is_drawn_by_place_and_year(visit, many):
    page = opened(visit, many)
    page.get_by_label("指标").select_option("agri.grain.output")
    page.get_by_label("口径").select_option("level||吨")
    assert page.locator(".series h2").first.inner_text() == "粮食产量"
    owners = page.locator(".chip.owner[aria-pressed=true]")
    assert owners.count() == 8
    shown = page.locator(".dot").count()
    owners.first.click()
    assert page.locator(".dot").count() < shown
    assert page.locator("polyline").count() == 7


def test_a_point_leads_to_its_sentence(visit, many):
    page = opened(visit, many)
    page.get_by_label("指标").select_option("agri.grain.output")
    page.locator(".dot").last.click()
    page.locator(".details").wait_for()
    assert "粮食产量" in page.locator(".details").inner_text()


def test_levels_and_rates_are_never_on_one_axis(visit, many):
    page = opened(visit, many)
    page.get_by_label("指标").select_option("agri.grain.output")
    sorts = page.get_by_label("口径").locator("option").all_inner_texts()
    assert len(sorts) == 2 and any("水平" in sort for sort in sorts) and any("增减" in sort for sort in sorts)
    page.get_by_label("口径").select_option(label=next(sort for sort in sorts if "增减" in sort))
    assert all(text.endswith("%") for text in page.locator(".rule-y").all_inner_texts())


def test_the_panel_is_saved_as_it_is_shown(visit, many):
    page = opened(visit, many)
    page.get_by_label("指标").select_option("agri.grain.output")
    with page.expect_download() as download:
        page.locator(".series").get_by_role("button", name="下载 CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert len(lines) == 1 + page.locator(".panel-table tbody tr").count()
    assert lines[0][1:] == page.locator(".panel-table thead th").all_inner_texts()


def test_the_view_has_no_serious_fault_of_access(visit, many):
    for width in (1440, 1024, 390):
        page = opened(visit, many, size=(width, 900))
        faults = Axe().run(page).response["violations"]
        assert [fault["id"] for fault in faults if fault["impact"] in ("serious", "critical")] == []
