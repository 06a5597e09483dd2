"""Whether what stands before a head makes a name of it, or says what kind of body it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from gongbao.organizations.lexicon import Word
from gongbao.organizations.modifiers import Modifiers
from gongbao.organizations.rules import Head, words_of
from gongbao.rulebook.patterns import any_of

_PROPER = frozenset({"place", "body", "level", "country", "proper", "unknown", "marked"})
PLACED = frozenset({"place", "body", "level", "country"})
_ANCHORED = PLACED | {"scope"}
_KINDS = {
    "body": frozenset({"body"}),
    "division": PLACED - {"body"},
    "place": PLACED,
    "anchored": _ANCHORED,
}
"""Of which kinds one word must be before a head that needs so."""
_WEAK = frozenset({"numeral", "time", "adjective"})
_SHORTEST_FIRM = 2
_NUMBERING = frozenset("第一二三四五六七八九十")
"""How heads begin that name a body by its number: 六中 in 合肥一中、六中."""


class HasType(Protocol):
    """An organization found before: its type."""

    @property
    def type(self) -> str:
        """One of the guideline's types."""


def from_naming(modifiers: Modifiers, rule: Head, text: str) -> Modifiers:
    """Return a name that nothing else makes proper from the common word on that does: 城区|育才小学."""
    first = -1 if modifiers.has(_PROPER) else _naming(modifiers, rule, text)
    if first < 1:
        return modifiers
    return modifiers._replace(start=modifiers.words[first].start, words=modifiers.words[first:])


def is_enough(modifiers: Modifiers, rule: Head, text: str, head: int) -> bool:
    """Return whether what stands before a head makes a name of it."""
    if modifiers.counted and (not modifiers.has(PLACED) or modifiers.words[0].kind == "level"):
        return False
    if rule.needs == "nothing":
        return True
    if rule.firm and rule.needs == "proper" and head - modifiers.start < _SHORTEST_FIRM:
        return False
    if all(word.kind in _WEAK for word in modifiers.words) or _is_a_class(modifiers, rule, text, head):
        return False
    if rule.needs in ("topic", "topic-of-place"):
        placed = rule.needs == "topic" or modifiers.has(PLACED)
        return placed and _has_topic(modifiers, words_of(rule.generic), text)
    if rule.needs in _KINDS:
        return modifiers.has(_KINDS[rule.needs])
    return rule.needs == "modifier" or modifiers.has(_PROPER) or _naming(modifiers, rule, text) >= 0


def _has_topic(modifiers: Modifiers, generic: frozenset[str], text: str) -> bool:
    """Return whether a word before a head says what it works on: no place, and not only of what kind it is."""
    return any(
        word.kind not in _ANCHORED | _WEAK and text[word.start : word.end] not in generic
        for word in modifiers.words
    )


def is_listed(modifiers: Modifiers, rule: Head, text: str, head: int, by_end: Mapping[int, HasType]) -> bool:
    """Return whether a head makes a name behind a body of the type in a list: by a noun, a number, as a section."""
    before = by_end.get(modifiers.start - 1)
    if not rule.in_list or before is None or before.type != rule.type or text[modifiers.start - 1] != "、":
        return False
    named = bool(modifiers.words) or text[head] in _NUMBERING or rule.needs == "place"
    return named and not modifiers.counted and not _is_a_class(modifiers, rule, text, head)


def _naming(modifiers: Modifiers, rule: Head, text: str) -> int:
    """Return the index of the first common word that makes a name before a head of `rule`, -1 if there is none."""
    if not rule.naming:
        return -1
    named = words_of(rule.naming)
    written = (text[word.start : word.end] for word in modifiers.words)
    return next((index for index, word in enumerate(written) if word in named), -1)


def _is_a_class(modifiers: Modifiers, rule: Head, text: str, head: int) -> bool:
    """Return whether what stands before a head only says what kind of body it is."""
    if rule.no_start and any_of(rule.no_start).match(text, modifiers.start):
        return True
    generic, common = words_of(rule.generic), words_of(rule.common)
    if text[modifiers.start : head] in generic or (
        not modifiers.has(PLACED) and _all_in(modifiers.words, generic, text)
    ):
        return True
    others = [word for word in modifiers.words if word.kind not in PLACED and text[word.start] not in "（("]
    behind_body = bool(modifiers.words) and modifiers.words[0].kind == "body"
    return bool(common) and not behind_body and _all_in(others, common, text)


def _all_in(words: Sequence[Word], listed: frozenset[str], text: str) -> bool:
    return bool(words) and all(text[word.start : word.end] in listed for word in words)
