"""Articles of ten sorts of sites, with broken markup: nothing lost, nothing of what stands beside them."""

import pytest
from tests.read.site_pages import FIRST, PAGES, SECOND

from gongbao.extraction import Extractor
from gongbao.read.report import from_bytes

BESIDE = ("首页", "常务会议", "ICP", "版权", "分享", "假的")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_its_article_with_title_publisher_and_day(name):
    source, title, publisher, day = PAGES[name]
    report = from_bytes(source.encode(), name, f"{name}.html")
    told = Extractor().rows(report).document
    assert (told["title"], told["publisher"], str(told["date"])) == (title, publisher, day)
    assert all(words in report.text for words in (FIRST, SECOND) if words in source)
    assert not any(words in report.text for words in BESIDE)
