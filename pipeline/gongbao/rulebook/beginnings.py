"""What every match of an expression begins with, so that a text need be searched only where that stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_LONGEST = 4
"""Characters of a beginning: more hardly occur less often."""

_MOST = 1_000
"""Beginnings of one expression; above, shorter ones are taken, which are fewer."""

_WIDE = 64
"""Characters of a range, as of digits, that are taken one by one."""

_Begun = dict[str, bool]
"""Beginnings; true where only what follows in the expression can go on behind them."""

_EMPTY: _Begun = {"": True}
_UNKNOWN: _Begun = {"": False}


class _TooManyError(Exception):
    """There are more beginnings than are worth looking for."""


def beginnings(parsed: Any) -> tuple[str, ...]:
    """Return the words with one of which every match of a parsed expression begins, none of which begins another.

    `parsed` is what `re` makes of the source of an expression. None are returned where they cannot be told, as
    where an expression begins with any character, or knows no case.
    """
    if parsed.state.flags & re.IGNORECASE:
        return ()
    for longest in range(_LONGEST, 0, -1):
        try:
            found = sorted(_of_sequence(parsed, longest))
        except _TooManyError:
            continue
        if "" in found or any("\ud800" <= char <= "\udfff" for word in found for char in word):
            return ()
        # In order, a word stands right behind its own beginning, or behind others that begin so.
        kept = found[:1]
        for word in found[1:]:
            if not word.startswith(kept[-1]):
                kept.append(word)
        return tuple(kept)
    return ()


def _of_sequence(nodes: Iterable[tuple[Any, Any]], longest: int) -> _Begun:
    begun = _EMPTY
    for operation, value in nodes:
        if not any(begun.values()):
            break
        following = _of(str(operation), value, longest)
        joined: _Begun = {}
        for word, goes_on in begun.items():
            for more, further in following.items() if goes_on else _EMPTY.items():
                _add(joined, (word + more)[:longest], goes_on and further and len(word + more) < longest)
        begun = joined
    return begun


def _add(begun: _Begun, word: str, goes_on: bool) -> None:
    begun[word] = begun.get(word, True) and goes_on
    if len(begun) > _MOST:
        raise _TooManyError


def _of(operation: str, value: Any, longest: int) -> _Begun:
    """Return the beginnings of one part of an expression, as `re` calls it by its `operation`."""
    match operation:
        case "LITERAL":
            return {chr(value): True}
        case "IN":
            return _of_set(value)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return _EMPTY
        case "SUBPATTERN":
            return _UNKNOWN if value[1] & re.IGNORECASE else _of_sequence(value[-1], longest)
        case "ATOMIC_GROUP":
            return _of_sequence(value, longest)
        case "BRANCH":
            return _any_of((_of_sequence(branch, longest) for branch in value[1]), goes_on=True)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, repeated = value
            once = _any_of([_of_sequence(repeated, longest)], goes_on=most == 1)
            return once if least else _any_of([once, _EMPTY], goes_on=True)
    return _UNKNOWN


def _any_of(choices: Iterable[_Begun], *, goes_on: bool) -> _Begun:
    begun: _Begun = {}
    for choice in choices:
        for word, further in choice.items():
            _add(begun, word, goes_on and further)
    return begun


def _of_set(members: Iterable[tuple[Any, Any]]) -> _Begun:
    begun: _Begun = {}
    for kind, value in members:
        if str(kind) == "LITERAL":
            _add(begun, chr(value), True)
        elif str(kind) == "RANGE" and value[1] - value[0] < _WIDE:
            for code in range(value[0], value[1] + 1):
                _add(begun, chr(code), True)
        else:
            return _UNKNOWN
    return begun
