"""A real Chromium, and pages that must not fail, log an error or ask anyone but their own server."""

import os
import shutil
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tests.inspect.pages import Watch, serving

from gongbao.extraction import default_extractor
from gongbao.inspect import from_reports
from gongbao.inspect.compare import against_gold
from gongbao.inspect.run import from_tables
from gongbao.read import from_text, read
from gongbao.report import PartialDate
from gongbao.tables import build
from gongbao.tables.rows import DocumentRows

FIXTURES = Path(__file__).parents[2] / "fixtures"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def extractor():
    return default_extractor()


@pytest.fixture(scope="session")
def reference(extractor):
    """The reference report held against its gold, so that all four tables have rows."""
    shown = from_reports("tongliao", [read(FIXTURES / "tongliao.txt")], extractor)
    return against_gold(shown, [FIXTURES / "tongliao.gold.json"])


@pytest.fixture(scope="session")
def plain(extractor):
    """The reference report as it is extracted."""
    return from_reports("tongliao", [read(FIXTURES / "tongliao.txt")], extractor)


@pytest.fixture(scope="session")
def many(extractor):
    """A run of 200 reports of 10 places over 20 years."""
    places = (
        "吉林省",
        "河南省",
        "海南省",
        "青海省",
        "江西省",
        "陕西省",
        "上海市",
        "重庆市",
        "四川省",
        "甘肃省",
    )
    reports = [
        replace(
            from_text(
                f"{place}{year}年政府工作报告\n\n全省粮食产量达到{year - 1500 + at}万吨，增长{year % 9 + 1}%。\n"
                f"完成投资{at * 7 + year - 1990}亿元，新建学校{at + 3}所。印发《{place}发展规划》。\n",
                f"{place}-{year}",
            ),
            date=PartialDate(year),
        )
        for year in range(2005, 2025)
        for at, place in enumerate(places)
    ]
    return from_reports("many", reports, extractor)


@pytest.fixture(scope="session")
def long(extractor):
    """A report of 300,000 characters with 20,000 claims, made without extraction."""
    line = "".join(f"粮食产量增长{at}.5%，企业" for at in range(1, 10))
    text = "\n".join([line] * 2223)
    found = [at for at in range(len(text)) if text.startswith("增长", at)][:20_000]
    unknown = (
        "lower upper dimension base_value base_unit comparison basis subject about indicator_id indicator breakdown "
        "period_start period_end modality section"
    )
    blank = dict.fromkeys(unknown.split())
    fixed = {"mod": "exact", "unit": "%", "kind": "change", "direction": "increase", "measured": "粮食产量"}
    claims = [
        {
            "claim_id": f"长:c{at}",
            "doc_id": "长",
            "start": at + 2,
            "end": at + 6,
            "text": text[at + 2 : at + 6],
        }
        | {
            "value": float(text[at + 2 : at + 5]),
            "predicate": "增长",
            "sentence": "",
            "quantity_rule": "q",
            "rule": "r",
        }
        | fixed
        | blank
        for at in found
    ]
    document = {
        "doc_id": "长",
        "title": "很长的报告",
        "chars": len(text),
        "sha256": "0" * 64,
        "n_claims": len(claims),
    }
    document |= dict.fromkeys(["publisher", "date", "place", "path"])
    document |= dict.fromkeys(["n_dates", "n_organizations", "n_programs"], 0)
    return from_tables("long", build([DocumentRows(document, claims, [], [], [])]), lambda _: text, extractor)


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        missing = "no Chromium on this machine (apt-get install chromium)"
        pytest.fail(missing) if os.environ.get("GONGBAO_BROWSER") else pytest.skip(missing)
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@contextmanager
def visiting(browser, folder):
    """Yield what opens the page of a run; at the end nothing may have failed, and no other server been asked."""
    with ExitStack() as stack:
        watched = []

        def open_(shown, *, size=(1400, 900), locale="en-GB", url=None, **more):
            home = url or stack.enter_context(serving(shown, folder / "review.jsonl")).url
            viewport = {"width": size[0], "height": size[1]}
            # Nothing is looked at in mid transition.
            still = {"reduced_motion": "reduce", "accept_downloads": True}
            context = browser.new_context(viewport=viewport, locale=locale, **still, **more)
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(10_000)
            watched.append((home, Watch(page)))
            page.goto(home)
            page.wait_for_selector(".lines mark")
            page.review = folder / "review.jsonl"
            return page

        yield open_
        for home, watch in watched:
            assert watch.errors == []
            foreign = [url for url in watch.asked if not url.startswith((home, "blob:", "data:"))]
            assert foreign == []


@pytest.fixture
def visit(browser, tmp_path):
    """Open a page for one test."""
    with visiting(browser, tmp_path) as open_:
        yield open_


@pytest.fixture(scope="module")
def shared_visit(browser, tmp_path_factory):
    """Open a page that the tests of a module share; each leaves it in a state from which the others can begin."""
    with visiting(browser, tmp_path_factory.mktemp("shared")) as open_:
        yield open_
