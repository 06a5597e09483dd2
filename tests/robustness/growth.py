"""Whether work grows no faster than the text, told by its steps."""

from __future__ import annotations

from collections.abc import Callable

from tests.robustness.steps import count

MOST = 2.5
"""Times as many steps for twice the length: what is read once however long the text is pulls it below 2."""

SLACK = 1000
_LENGTH = 2400


def grows_linearly(text: str, work: Callable[[str], object]) -> bool:
    """Tell whether `work` on `text`, of which the beginning is enough, takes some twice what its half takes."""
    text = text[:_LENGTH]
    # What is loaded and compiled by the way is not the text's.
    work(text)
    half = count(lambda: work(text[: len(text) // 2]))
    return count(lambda: work(text)) <= MOST * half + SLACK
