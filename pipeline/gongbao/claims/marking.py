"""Comparisons inside a clause: the words that say what a change is measured against."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.claims.patterns import Alphabet


def mark_comparisons(letters: list[str], alphabet: Alphabet) -> None:
    """Give the words of each comparison (比上年, 较2020年, 比同期工业、高技术制造业) the class `compared`.

    A comparison opens with a word such as 比, or 环比 before a date, and ends where the verb of the change begins,
    or with a date right before the number (较2020年翻一番); it holds no number but one right before the verb
    (比第二名多12分).
    """
    than, stating = alphabet.letter("than"), alphabet.letters("stating")
    against, date = alphabet.letter("against"), alphabet.letter("date")
    opening, numbers = alphabet.letters("compared-to"), alphabet.letters("number")
    at = 0
    while at < len(letters) - 1:
        own, following = letters[at], letters[at + 1]
        if own == than and following in stating:
            letters[at] = alphabet.letter("noun")
        elif (own == than and (following in opening or following in numbers)) or (
            own == against and following == date
        ):
            end = _end(letters, at + 1, alphabet)
            letters[at:end] = alphabet.letter("compared") * (end - at)
            at = max(at, end - 1)
        at += 1


def _end(letters: Sequence[str], start: int, alphabet: Alphabet) -> int:
    """Return the end of the comparison whose second word is at `start`, 0 where it is none."""
    verbs, numbers = alphabet.letters("change-verb"), alphabet.letters("number")
    idle, date = alphabet.letters("idle"), alphabet.letter("date")
    end = start + (letters[start] in numbers)
    while end < len(letters) and letters[end] not in verbs and letters[end] not in numbers:
        end += 1
    if end == len(letters) or (letters[end] not in verbs and letters[end - 1] != date):
        return 0
    while letters[end - 1] in idle and letters[end - 1] != date:
        end -= 1
    return end
