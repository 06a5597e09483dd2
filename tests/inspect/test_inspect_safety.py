"""Hostile text, the page as one file, and speed, in a real browser."""

import pytest
from tests.inspect.pages import table_rows

from gongbao.inspect import from_reports, static_page
from gongbao.report import Report

BAD = "<script>window.ran=1</script><img src=x onerror=window.ran=1>"


@pytest.fixture
def hostile(extractor):
    text = f"{BAD}报告{BAD}\n\n全市新建{BAD}学校36所，印发《{BAD}规划》。</script><script>window.ran=1</script>\n"
    report = Report(f"{BAD}甲", text, f"/x/{BAD}.txt", "0" * 64, BAD, BAD, None, f"{BAD}市")
    return from_reports(BAD, [report], extractor)


def test_hostile_text_names_and_metadata_run_nothing(visit, hostile, tmp_path):
    served = visit(hostile)
    file = tmp_path / "page.html"
    file.write_text(static_page(hostile), encoding="utf-8")
    for page in (served, visit(hostile, url=file.as_uri(), offline=True)):
        table_rows(page).first.click()
        page.locator(".details").wait_for()
        page.keyboard.press("p")
        page.locator(".bars").first.wait_for()
        assert page.evaluate("window.ran") is None
        assert page.locator("img").count() == 0


def test_the_static_page_is_the_same_page_offline_and_under_a_megabyte(visit, reference, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(static_page(reference), encoding="utf-8")
    assert file.stat().st_size < 1_000_000
    page = visit(reference, url=file.as_uri(), offline=True)
    table_rows(page).first.click()
    page.keyboard.press("y")
    page.locator(".row.d-right").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Decisions 1").click()
    assert '"right"' in download.value.path().read_text(encoding="utf-8")
    page.reload()
    page.locator(".row.d-right").wait_for()


def test_the_first_view_of_200_reports_comes_within_a_second(visit, many):
    page = visit(many)
    times = []
    for _ in range(5):
        page.reload()
        page.locator(".lines mark").first.wait_for()
        shown = "performance.now() - performance.getEntriesByType('navigation')[0].responseStart"
        times.append(page.evaluate(shown))
    assert min(times) < 1000, times
