"""What every match of an expression holds near its beginning, so that a text need be searched only around that."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

_LENGTHS = (8, 4, 2, 1)
"""Characters of a word at most: the first that do not make too many words."""

_MOST = 4_000
"""Words of one expression; above, shorter ones are taken, which are fewer."""

_WIDE = 64
"""Characters of a range, as of digits, that are taken one by one."""

_FAR = 64
"""Characters from the beginning of a match within which a word is of use."""

_WORTH = 0.15
"""Places to try, for each character of a text, above which it costs less to search it."""

_OFTEN, _SELDOM, _FOLLOWS = 0.05, 0.002, 0.02
"""How often a mark or a digit, another character, and one more character of a word occur, at a guess."""

_Begun = dict[str, bool]
"""Beginnings; true where only what follows in the expression can go on behind them."""

_EMPTY: _Begun = {"": True}
_UNKNOWN: _Begun = {"": False}


class Landmark(NamedTuple):
    """A word, and how many characters behind the beginning of a match it begins, at least and at most."""

    word: str
    least: int
    most: int


_Landmarks = tuple[Landmark, ...]


class _TooManyError(Exception):
    """There are more words than are worth looking for."""


def landmarks(parsed: Any) -> _Landmarks:
    """Return the words one of which every match of a parsed expression holds, the rarest that are known.

    `parsed` is what `re` makes of the source of an expression. None are returned where they cannot be told, or are too
    common to be of use, as where an expression consists of classes of characters, or knows no case.
    """
    if parsed.state.flags & re.IGNORECASE:
        return ()
    found = _in_sequence(parsed.data, parsed)
    return found if _tries(found) < _WORTH else ()


def _tries(found: _Landmarks) -> float:
    """Return at how many places `found` will let an expression be tried, for each character of a text."""
    return sum(
        (most - least + 1) * (_OFTEN if _is_common(word[0]) else _SELDOM) * _FOLLOWS ** (len(word) - 1)
        for word, least, most in found
    )


def _is_common(char: str) -> bool:
    """Tell whether `char` is a digit or a mark; a sign, as ±, is as seldom as a letter."""
    return not char.isalpha() and unicodedata.category(char)[0] != "S"


def _in_sequence(nodes: Sequence[Any], parsed: Any) -> _Landmarks:
    return min(filter(None, _choices(nodes, parsed)), key=_tries, default=())


def _choices(nodes: Sequence[Any], parsed: Any) -> Iterator[_Landmarks]:
    """Yield the words with which `nodes` may begin, those with which the rest does, and those inside of each node."""
    least = most = 0
    for number, node in enumerate(nodes):
        yield tuple(Landmark(word, least, most) for word in _beginnings(nodes[number:]))
        operation, value = node
        inside = _inside(operation, value, parsed)
        yield tuple(Landmark(word, low + least, high + most) for word, low, high in inside)
        width = type(parsed)(parsed.state, [node]).getwidth()
        least, most = least + width[0], most + width[1]
        if most > _FAR:
            return


def _inside(operation: Any, value: Any, parsed: Any) -> _Landmarks:
    match str(operation):
        case "SUBPATTERN" if not value[1] & re.IGNORECASE:
            return _in_sequence(value[-1].data, parsed)
        case "ATOMIC_GROUP":
            return _in_sequence(value.data, parsed)
        case "ASSERT" if value[0] > 0:
            return _in_sequence(value[1].data, parsed)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[0]:
            return _in_sequence(value[2].data, parsed)
        case "BRANCH":
            branches = [_in_sequence(branch.data, parsed) for branch in value[1]]
            return _merged(branches) if all(branches) else ()
    return ()


def _merged(branches: Iterable[_Landmarks]) -> _Landmarks:
    found: dict[str, Landmark] = {}
    for branch in branches:
        for word, least, most in branch:
            other = found.get(word, Landmark(word, least, most))
            found[word] = Landmark(word, min(least, other.least), max(most, other.most))
    return tuple(sorted(found.values())) if len(found) <= _MOST else ()


def _beginnings(nodes: Sequence[Any]) -> list[str]:
    """Return the words with which `nodes` may begin, none of which begins another; none where that is unknown."""
    for longest in _LENGTHS:
        try:
            found = sorted(_of_sequence(nodes, longest))
        except _TooManyError:
            continue
        if "" in found or any("\ud800" <= char <= "\udfff" for word in found for char in word):
            return []
        # In order, a word stands right behind its own beginning, or behind others that begin so.
        kept = found[:1]
        for word in found[1:]:
            if not word.startswith(kept[-1]):
                kept.append(word)
        return kept
    return []


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
