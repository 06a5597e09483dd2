"""The page on mistakes says what is so."""

import pytest
from tools.mistakes.finding import CAUSES, ROOT, SHARED, golds, mistakes
from tools.mistakes.page import before, page

PAGE = ROOT / "docs" / "mistakes.md"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated reports of ../shared are not here")
def test_the_page_is_what_the_command_writes():
    written = page(before(), list(mistakes(golds())))
    assert written == PAGE.read_text(encoding="utf-8"), "run `python -m tools.mistakes > docs/mistakes.md`"


def test_every_mistake_of_the_first_version_has_a_cause_of_the_list():
    assert {one.cause for one in before()} <= set(CAUSES)
