"""Comparisons inside a clause and before it: what a change is measured against."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gongbao.claims.models import Extent
from gongbao.claims.patterns import Alphabet

_REACH = 32
"""Characters before a clause in which a comparison is sought."""


def mark_comparisons(letters: list[str], alphabet: Alphabet) -> None:
    """Give the words of each comparison (比上年, 较2020年, 比同期工业、高技术制造业) the class `compared`.

    A comparison opens with a word such as 比 and ends where the verb of the change begins, or with a date
    right before the number (较2020年翻一番); it holds no number.
    """
    than, compared = alphabet.letter("than"), alphabet.letter("compared")
    verbs = alphabet.letters("change-verb")
    opening, idle = alphabet.letters("compared-to"), alphabet.letters("idle")
    numbers, stating = alphabet.letters("number"), alphabet.letters("stating")
    at = 0
    while at < len(letters) - 1:
        if letters[at] == than and letters[at + 1] in stating:
            letters[at] = alphabet.letter("noun")
        elif letters[at] == than and letters[at + 1] in opening:
            end = at + 1
            while end < len(letters) and letters[end] not in verbs and letters[end] not in numbers:
                end += 1
            if end < len(letters) and (letters[end] in verbs or letters[end - 1] == alphabet.letter("date")):
                while letters[end - 1] in idle and letters[end - 1] != alphabet.letter("date"):
                    end -= 1
                letters[at:end] = compared * (end - at)
                at = end
        at += 1


def comparison_before(text: str, at: int, patterns: Iterable[re.Pattern[str]]) -> Extent | None:
    """Return the comparison that is the clause before `at` (与2022年相比，产量增长5%), where one of `patterns` fits."""
    if text[at - 1 : at] != ",":
        return None
    for pattern in patterns:
        found = pattern.search(text, max(at - _REACH, 0), at)
        if found is not None:
            return found.span()
    return None
