"""A new user's way through the page, in a real browser."""

import csv
import io

import pytest
from tests.inspect.pages import table_rows

from gongbao.gold.decisions import read_decisions
from gongbao.gold.files import write_gold
from gongbao.gold.formats.models import Annotated
from gongbao.gold.review import gold_from_review
from gongbao.inspect import from_reports, from_run
from gongbao.inspect.compare import against_gold
from gongbao.read import from_text, read
from gongbao.runs import read_run
from gongbao.write import write

TEXT = (
    "通辽市2024年政府工作报告\n\n2024年，全市地区生产总值1500亿元，增长8%。新建学校36所，新增床位500张，培训教师120人。"
    "改造道路7公里，建成公园12个，植树3000亩，新增就业2万人。粮食产量90亿斤，存栏牛300万头。\n"
    "引进企业25家，实施项目48个，办理案件62件。\n"
)


def test_a_new_user_opens_filters_corrects_accepts_adds_exports_and_compares(visit, extractor, tmp_path):
    report = tmp_path / "甲.txt"
    report.write_text(TEXT, encoding="utf-8")
    write(extractor.tables([read(report)]), tmp_path / "out")
    shown = from_run(tmp_path / "out", extractor)
    page = visit(shown, size=(1440, 900))

    whole = int(page.locator(".actions output").inner_text().split()[0])
    indicator = page.get_by_label("indicator", exact=True)
    gdp = next(one for one in indicator.locator("option").all_inner_texts() if "生产总值" in one)
    indicator.select_option(label=gdp)
    table_rows(page).filter(has_text="1500亿元").click()
    page.get_by_role("button", name="Correct").click()
    page.locator(".editor [name=value]").fill("160000000000")
    page.get_by_role("button", name="Save").click()
    page.locator(".row.d-corrected").wait_for()
    page.get_by_role("button", name="Clear filters").click()

    table_rows(page).nth(2).click()
    for number in range(10):
        page.locator(f".grid [aria-selected=true][aria-rowindex='{number + 4}']").wait_for()
        page.get_by_role("button", name="Right").click()
    assert page.locator(".row.d-right").count() == 10

    page.evaluate("""() => {
        const part = document.querySelector(".lines span[data-from]").firstChild;
        getSelection().setBaseAndExtent(part, 0, part, 3);
        document.querySelector(".lines").dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
    }""")
    page.get_by_role("button", name="+ Add a span").click()
    page.locator(".editor [name=value]").fill("3")
    page.get_by_role("button", name="Save").click()
    page.locator(".row.d-added").wait_for()

    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert len(rows) == whole + 1
    reviewed = [row["reviewed"] for row in rows]
    assert [reviewed.count(word) for word in ("corrected", "right", "added")] == [1, 10, 1]
    assert next(row for row in rows if row["text"] == "1500亿元")["value"] == "160000000000"

    page.get_by_label("Report reviewed").check()
    page.wait_for_timeout(100)
    tables = read_run(tmp_path / "out").tables
    marks = gold_from_review(read_decisions(page.review), tables)["甲"]
    write_gold(Annotated("甲", TEXT, marks), tmp_path / "gold")
    judged = against_gold(shown, [tmp_path / "gold" / "甲.gold.json"])
    shown_scores = judged.scores["all"]
    compared = visit(judged, size=(1440, 900))
    verdicts = compared.locator(".verdict").all_inner_texts()
    assert {"fields differ 1", "miss 1"} <= set(verdicts)
    compared.get_by_role("button", name="Pictures").click()
    compared.locator(".scores").wait_for()
    claims = compared.locator(".scores tr.t-claims td").all_inner_texts()
    right, found = whole - 1, whole
    assert [float(one) for one in claims[:2]] == [
        pytest.approx(100 * right / found, abs=0.06),
        pytest.approx(100 * right / (found + 1), abs=0.06),
    ]
    together = [float(one) for one in compared.locator(".headline dd").all_inner_texts()]
    assert together == [round(shown_scores[f"row.{name}"], 1) for name in ("precision", "recall", "f1")]
    compared.locator(".verdict-bars").get_by_role("button", name="Claims: miss 1").click()
    compared.locator(".row .status", has_text="miss").wait_for()
    assert table_rows(compared).count() == 1


def test_what_to_look_at_first_comes_with_its_reason_and_goes_when_decided(visit, extractor):
    reports = [
        from_text("通辽市2024年政府工作报告\n\n2024年，全市地区生产总值1500亿元，新建学校36所。\n", "甲"),
        from_text("通辽市2024年政府工作报告\n\n2024年，全市地区生产总值1700亿元，走访群众数百人。\n", "乙"),
    ]
    page = visit(from_reports("run", reports, extractor))
    page.keyboard.press("a")
    page.get_by_role("button", name="Look at first").click()
    page.locator(".row", has_text="sources disagree").first.wait_for()
    texts = [row.inner_text() for row in table_rows(page).all()]
    assert ["disagree" in text for text in texts[:2]] == [True, True]
    assert "vague number" in texts[-1] and not any("36所" in text for text in texts)
    table_rows(page).first.click()
    page.keyboard.press("y")
    page.locator(".actions output", has_text=f"{len(texts) - 1} / ").wait_for()


def test_on_a_phone_the_table_is_one_tap_of_the_thumb_away(visit, plain):
    page = visit(plain, size=(390, 800), has_touch=True)
    tab = page.locator(".pane-tabs").get_by_role("button", name="Tables")
    box = tab.bounding_box()
    assert box["y"] > 800 * 2 / 3 and box["height"] >= 44
    tab.tap()
    sight = page.locator(".grid").bounding_box()
    assert sight["height"] >= 5 * 34 and sight["y"] + sight["height"] <= 800
