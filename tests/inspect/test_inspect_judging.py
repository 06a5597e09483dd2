"""Comparison, review and pictures, in a real browser."""

import json

from tests.inspect.pages import command, serving, table_rows

from gongbao.inspect import from_reports, from_run
from gongbao.inspect.compare import against_run
from gongbao.read import from_text, read
from gongbao.write import write


def decisions(page):
    return [json.loads(line) for line in page.review.read_text(encoding="utf-8").splitlines()]


def kept(page, number):
    """Return the decisions on the disk, once there are as many as expected and none waits."""
    for _ in range(100):
        if page.review.exists() and len(decisions(page)) >= number:
            break
        page.wait_for_timeout(20)
    page.locator(".banner").wait_for(state="detached")
    found = decisions(page)
    assert len(found) == number
    return found


def test_misses_and_false_alarms_are_marked(visit, reference):
    page = visit(reference)
    found = {text.split()[0] for text in page.locator(".verdict").all_inner_texts()}
    assert "right" in found
    frame = reference.facts["claims"]
    for status, name in (("false", "false alarm"), ("fields", "fields differ"), ("miss", "miss")):
        number = int((frame["status"] == status).sum())
        if number:
            page.get_by_label("verdict", exact=True).select_option(f"={status}")
            assert table_rows(page).count() == number
            assert set(page.locator(".row .status").all_inner_texts()) == {name}


def test_a_run_is_held_against_another(visit, extractor):
    text = "全市新建学校36所。\n印发《通辽市发展规划》。\n"
    after = from_reports("now", [from_text(text, "甲")], extractor)
    before = from_reports("then", [from_text(text, "甲")], extractor)
    claims = before.facts["claims"].copy()
    claims["value"] = claims["value"] + 1
    facts = {**before.facts, "claims": claims, "programs": before.facts["programs"].iloc[:0]}
    page = visit(against_run(after, before.with_facts(facts, "", "")))
    assert "then" in page.locator(".against").inner_text()
    table_rows(page).first.click()
    assert page.locator(".differences tbody").inner_text().split() == ["value", "37", "36"]
    page.keyboard.press("4")
    assert table_rows(page).first.locator(".status").inner_text() == "added"


def test_decisions_are_on_the_disk_at_once_and_there_again_after_a_reload(visit, plain):
    page = visit(plain)
    table_rows(page).nth(0).click()
    page.get_by_role("button", name="Right").click()
    table_rows(page).nth(1).click()
    page.get_by_role("button", name="Wrong").click()
    table_rows(page).nth(2).click()
    page.keyboard.press("e")
    page.locator(".editor [name=unit]").fill("户")
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Report reviewed").check()
    found = kept(page, 4)
    assert [line["decision"] for line in found] == ["right", "wrong", "corrected", "done"]
    assert found[2]["fields"]["unit"] == "户"
    page.reload()
    page.locator(".row.d-wrong").wait_for()
    assert page.get_by_label("Report reviewed").is_checked()
    table_rows(page).nth(1).click()
    page.keyboard.press("u")
    assert kept(page, 5)[-1]["decision"] == "open"
    assert page.locator(".row.d-wrong").count() == 0


def test_a_span_is_added_by_selecting_it(visit, plain):
    page = visit(plain)
    page.evaluate("""() => {
        const part = document.querySelector(".lines span[data-from]").firstChild;
        getSelection().setBaseAndExtent(part, 0, part, 4);
    }""")
    page.locator(".lines").dispatch_event("mouseup")
    page.locator(".adder").get_by_role("button", name="Organizations").click()
    page.locator(".editor [name=type]").select_option("media")
    page.locator(".editor [name=name]").fill("某报社")
    page.get_by_role("button", name="Save").click()
    line = kept(page, 1)[0]
    text = plain.text_of(plain.documents.iloc[0].to_dict())
    assert line["text"] == text[line["start"] : line["end"]]
    assert (line["decision"], line["table"], line["fields"]["name"]) == ("added", "organizations", "某报社")
    page.locator(".lines mark.d-added").first.wait_for()


def test_offsets_hold_behind_characters_beyond_the_basic_plane(visit, extractor):
    shown = from_reports("run", [from_text("𠮷𠮷村新建学校36所。\n", "甲")], extractor)
    page = visit(shown)
    assert page.locator(".lines mark.t-claims").inner_text() == "36所"


def test_a_decision_is_not_lost_when_the_server_is_killed(browser, extractor, tmp_path):
    report = tmp_path / "甲.txt"
    report.write_text("全市新建学校36所。\n", encoding="utf-8")
    run = tmp_path / "out"
    write(extractor.tables([read(report)]), run)
    page = browser.new_page(locale="en-GB")
    with command("inspect", run, "--no-browser", "--port", "0") as (server, url):
        page.goto(url)
        table_rows(page).first.click()
        server.kill()
        server.wait()
    page.get_by_role("button", name="Right").click()
    page.locator(".banner[role=status]").wait_for()
    port = url.rstrip("/").rpartition(":")[2]
    with serving(from_run(run, extractor), run / "review.jsonl", int(port)) as again:
        page.goto(again.url)
        page.locator(".row.d-right").wait_for()
        page.locator(".banner").wait_for(state="detached")
        assert json.loads((run / "review.jsonl").read_text(encoding="utf-8"))["decision"] == "right"
    page.close()


def test_a_figure_leads_to_its_rows_and_a_row_to_its_text(visit, many):
    page = visit(many)
    page.get_by_role("button", name="Pictures").click()
    page.locator(".bars").first.get_by_role("button", name="money").click()
    page.locator(".actions output", has_text="200 / ").wait_for()
    page.get_by_label("Search rows").fill("海南省-2010")
    table_rows(page).first.click()
    page.locator(".text h2", has_text="海南省2010年").wait_for()
    page.locator(".lines mark.sel").wait_for()


def test_reports_are_searched_and_chosen(visit, many):
    page = visit(many)
    page.get_by_label("Search reports").fill("青海省 2012")
    page.locator(".report").first.click()
    page.locator(".text h2", has_text="青海省2012年").wait_for()
    assert page.locator(".report").count() == 1
