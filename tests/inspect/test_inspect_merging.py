"""Several reviewers' files in one page, which shows where they disagree, in a real browser."""

import json

from tests.inspect.pages import table_rows

from gongbao.gold.corrections import corrected, read_reviews
from gongbao.inspect import from_reports, static_page
from gongbao.read import from_text

TEXT = "全市新建学校36所。\n完成投资5亿元，增长8%。\n培训教师120人，改造道路7公里。\n"


def told(shown, name, *said):
    """Return a file of decisions `(words, decision, value)` as the page takes it."""
    claims = shown.facts["claims"].set_index("text")
    lines = []
    for words, decision, value in said:
        at = TEXT.index(words)
        line = {
            "time": "2025-11-01T00:00:00Z",
            "doc_id": "甲",
            "table": "claims",
            "start": at,
            "end": at + len(words),
            "text": words,
            "decision": decision,
        }
        row = claims.loc[words] if words in claims.index else {"unit": "", "kind": "count"}
        fields = {"value": value, "unit": row["unit"], "kind": row["kind"], "mod": "exact"}
        lines.append(json.dumps(line if decision == "wrong" else {**line, "fields": fields}))
    return {"name": f"{name}.jsonl", "mimeType": "application/jsonl", "buffer": "\n".join(lines).encode()}


def test_files_are_merged_and_what_they_disagree_on_is_shown_and_settled(visit, extractor, tmp_path):
    shown = from_reports("run", [from_text(TEXT, "甲")], extractor)
    li = told(
        shown,
        "李",
        ("36所", "right", 36),
        ("8%", "wrong", None),
        ("120人", "right", 120),
        ("全市", "added", 1),
    )
    wang = told(
        shown,
        "王",
        ("36所", "corrected", 37),
        ("8%", "wrong", None),
        ("7公里", "right", 7),
        ("全市", "added", 2),
    )
    wang["buffer"] += b"\nnothing\n"
    file = tmp_path / "page.html"
    file.write_text(static_page(shown), encoding="utf-8")
    for page in (visit(shown), visit(shown, url=file.as_uri(), offline=True)):
        before = table_rows(page).count()
        page.locator("input[type=file]").set_input_files([li, wang])
        page.locator(".merging .tag", has_text="王 4").wait_for()
        assert "王.jsonl, 5: is no decision" in page.locator(".dropped").text_content()
        assert page.locator(".merging li").count() == 2
        assert page.locator(".row .d-conflict").count() == 2 and table_rows(page).count() == before + 1
        page.locator(".merging").get_by_role("button", name="Take over the others (3)").click()
        assert page.locator(".row.d-wrong").count() == 1 and page.locator(".row.d-right").count() == 2

        page.locator(".merging li", has_text="36所").get_by_role("button").click()
        of = page.locator(".positions li")
        assert [one.inner_text().split() for one in of.all()] == [
            ["李", "Right,", "value", "36", "Take", "this"],
            ["王", "Corrected,", "value", "37", "Take", "this"],
        ]
        of.last.get_by_role("button").click()
        page.locator(".row.d-corrected", has_text="37").wait_for()
        page.locator(".merging li", has_text="全市").get_by_role("button").click()
        of.first.get_by_role("button").click()
        page.locator(".merging", has_text="No disagreement is open").wait_for()
        assert page.locator(".row.d-added").count() == 1

    with page.expect_download() as download:
        page.get_by_role("button", name="Decisions 5").click()
    download.value.save_as(tmp_path / "merged.jsonl")
    merged = corrected(shown.tables, read_reviews([tmp_path / "merged.jsonl"]))
    rows = merged.tables.claims.set_index("text")
    assert not merged.conflicts and (rows["value"]["36所"], rows["value"]["全市"]) == (37, 1)
    assert "8%" not in rows.index
