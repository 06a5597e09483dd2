"""The view of series: an indicator over places and years, its points, its panel, and the way to the sentences."""

import csv
import io
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def drawn(shared_visit, many):
    return shared_visit(many, locale="zh-CN")


@pytest.fixture
def page(drawn):
    """The view of series, at the levels of the output of grain."""
    drawn.get_by_role("button", name="阅读", exact=True).click()
    drawn.get_by_role("button", name="序列", exact=True).click()
    drawn.get_by_label("指标").select_option("agri.grain.output")
    drawn.get_by_label("口径").select_option("level||吨")
    return drawn


def test_an_indicator_is_drawn_by_place_and_year(page):
    assert page.locator(".series h2").first.inner_text() == "粮食产量"
    owners = page.locator(".chip.owner[aria-pressed=true]")
    assert owners.count() == 8
    shown = page.locator(".dot").count()
    owners.first.click()
    assert page.locator(".dot").count() < shown
    assert page.locator("polyline").count() == 7


def test_a_point_leads_to_its_sentence(page):
    page.locator(".dot").last.click()
    page.locator(".details").wait_for()
    assert "粮食产量" in page.locator(".details").inner_text()


def test_levels_and_rates_are_never_on_one_axis(page):
    sorts = page.get_by_label("口径").locator("option").all_inner_texts()
    assert len(sorts) == 2 and any("水平" in sort for sort in sorts) and any("增减" in sort for sort in sorts)
    page.get_by_label("口径").select_option(label=next(sort for sort in sorts if "增减" in sort))
    assert all(text.endswith("%") for text in page.locator(".rule-y").all_inner_texts())


def test_the_panel_is_saved_as_it_is_shown(page):
    with page.expect_download() as download:
        page.locator(".series").get_by_role("button", name="下载 CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert len(lines) == 1 + page.locator(".panel-table tbody tr").count()
    assert lines[0][1:] == page.locator(".panel-table thead th").all_inner_texts()
