"""What characters a match of an expression begins and ends with, and which it holds near its beginning.

So few of many expressions need be tried at a place. All is told of single characters;
what cannot be told is `None`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

NEAR = 40
"""Characters behind the beginning of a match in which one that it holds is of use."""

_OFTEN, _SELDOM = 0.05, 0.002
"""How often a mark or a digit occurs, and another character, at a guess."""

_KINDS = {"CATEGORY_DIGIT": "d", "CATEGORY_SPACE": "s", "CATEGORY_WORD": "w"}


class Chars(NamedTuple):
    """A set of characters: some by themselves, ranges of others, and kinds, called as in `re`: `d`, `s`, `w`."""

    members: str = ""
    ranges: tuple[tuple[str, str], ...] = ()
    kinds: str = ""

    def holds_kind(self, char: str) -> bool:
        """Tell whether `char` is in one of the ranges or kinds."""
        return any(low <= char <= high for low, high in self.ranges) or any(
            _IS[kind](char) for kind in self.kinds
        )

    def joined(self, other: Chars) -> Chars:
        """Return the characters of both."""
        return Chars(
            "".join(sorted({*self.members, *other.members})),
            tuple(sorted({*self.ranges, *other.ranges})),
            "".join(sorted({*self.kinds, *other.kinds})),
        )

    @property
    def source(self) -> str:
        """What stands between the brackets of an expression for one of them."""
        ranges = (f"{re.escape(low)}-{re.escape(high)}" for low, high in self.ranges)
        return "".join((re.escape(self.members), *ranges, *(f"\\{kind}" for kind in self.kinds)))

    @property
    def often(self) -> float:
        """How often one of them stands at a place, at a guess."""
        if self.ranges or "w" in self.kinds:
            return 1.0
        listed = sum(_SELDOM if char.isalpha() else _OFTEN for char in self.members)
        return listed + (0.1 if self.kinds else 0)


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


_IS = {"d": str.isdecimal, "s": str.isspace, "w": _is_of_word}


class Near(NamedTuple):
    """One of `chars` stands `least` to `most` characters behind the beginning of a match."""

    chars: Chars
    least: int
    most: int


class Behind(NamedTuple):
    """Every match begins behind one of `chars` or, with `opens`, at the beginning of the text."""

    chars: str
    opens: bool


class Hints(NamedTuple):
    """The first and the second character of every match, and those of which it holds one near.

    `last` is that before the end of the text, where every match must reach it; with `opens` every match stands at the
    beginning. `behind` is what matches begin behind, and is told only where none is empty.
    """

    first: Chars | None = None
    second: Chars | None = None
    last: Chars | None = None
    near: Near | None = None
    opens: bool = False
    behind: Behind | None = None

    @classmethod
    def of(cls, kept: Any) -> Hints:
        """Return the hints that were written as JSON."""
        first, second, last, near, opens, behind = kept
        told = Near(_chars(near[0]), *near[1:]) if near else None
        return cls(
            _chars(first), _chars(second), _chars(last), told, opens, Behind(*behind) if behind else None
        )


def _chars(kept: Any) -> Any:
    if not kept:
        return None
    members, ranges, kinds = kept
    return Chars(members, tuple((low, high) for low, high in ranges), kinds)


def hints(parsed: Any) -> Hints:
    """Return what is told of an expression by its parsed form, as `re` makes it."""
    if parsed.state.flags & re.IGNORECASE:
        return Hints()
    held = [near for near in _held(parsed.data, parsed) if near.most <= NEAR]
    second = [near for near in held if near.least == near.most == 1]
    further = [near for near in held if near.most > 1]
    return Hints(
        _edge(parsed.data),
        min(second, key=_often).chars if second else None,
        _edge(parsed.data, back=True) if _is_anchored(parsed.data) else None,
        min(further, key=_often, default=None),
        _opens(parsed),
        _behind(parsed.data, parsed) if parsed.getwidth()[0] else None,
    )


def _is_anchored(nodes: Sequence[Any]) -> bool:
    """Tell whether a match must reach the end of the text, so that its last character is the one there."""
    return len(nodes) > 0 and str(nodes[-1][0]) == "AT" and str(nodes[-1][1]) in ("AT_END", "AT_END_STRING")


def _opens(parsed: Any) -> bool:
    is_first = len(parsed.data) > 0 and str(parsed.data[0][1]) in ("AT_BEGINNING", "AT_BEGINNING_STRING")
    return is_first and not parsed.state.flags & re.MULTILINE


def _behind(nodes: Sequence[Any], parsed: Any) -> Behind | None:
    """Return what a match begins behind, as the first of `nodes` tells that has to do with it."""
    for node in nodes:
        operation, value = node
        match str(operation):
            case "AT" if str(value) in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
                # As if it were the beginning of any line, which it may be.
                return Behind("\n", True)
            case "ASSERT" if value[0] < 0:
                chars = _edge(value[1].data, back=True)
                found = None if chars is None or chars.ranges or chars.kinds else Behind(chars.members, False)
            case "SUBPATTERN" if not value[1] & re.IGNORECASE:
                found = _behind(value[-1].data, parsed)
            case "BRANCH":
                found = _behind_any([_behind(branch.data, parsed) for branch in value[1]])
            case _:
                found = None
        if found is not None or type(parsed)(parsed.state, [node]).getwidth()[1]:
            return found
    return None


def _behind_any(branches: Sequence[Behind | None]) -> Behind | None:
    told = [branch for branch in branches if branch is not None]
    if len(told) < len(branches):
        return None
    chars = "".join(sorted({char for branch in told for char in branch.chars}))
    return Behind(chars, any(branch.opens for branch in told))


def _often(near: Near) -> float:
    return near.chars.often * (near.most - near.least + 1)


def _held(nodes: Sequence[Any], parsed: Any) -> Iterator[Near]:
    """Yield what matches hold at each part of them and inside of it."""
    least = most = 0
    for number, node in enumerate(nodes):
        chars = _edge(nodes[number:])
        if chars is not None:
            yield Near(chars, least, most)
        operation, value = node
        for near in _inside(operation, value, parsed):
            yield Near(near.chars, near.least + least, near.most + most)
        low, high = type(parsed)(parsed.state, [node]).getwidth()
        least, most = least + low, most + high
        if most > NEAR:
            return


def _inside(operation: Any, value: Any, parsed: Any) -> Iterator[Near]:
    match str(operation):
        case "SUBPATTERN" if not value[1] & re.IGNORECASE:
            yield from _held(value[-1].data, parsed)
        case "ATOMIC_GROUP":
            yield from _held(value.data, parsed)
        case "ASSERT" if value[0] > 0:
            yield from _held(value[1].data, parsed)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT" if value[0]:
            yield from _held(value[2].data, parsed)
        case "BRANCH":
            branches = [min(_held(branch.data, parsed), key=_often, default=None) for branch in value[1]]
            if all(branches):
                yield _either(near for near in branches if near is not None)


def _either(branches: Iterable[Near]) -> Near:
    chars, least, most = next(branches := iter(branches))
    for near in branches:
        chars, least, most = chars.joined(near.chars), min(least, near.least), max(most, near.most)
    return Near(chars, least, most)


def _edge(nodes: Sequence[Any], *, back: bool = False) -> Chars | None:
    """Return the characters that `nodes` begin with, or end with; `None` where they may be empty, or any."""
    chars, empty = _sequence(nodes, back=back)
    return None if empty else chars


_Edge = tuple[Chars | None, bool]
"""Characters at an edge, and whether the part may be empty, so that what lies beyond may stand there."""


def _sequence(nodes: Sequence[Any], *, back: bool) -> _Edge:
    found = Chars()
    for operation, value in reversed(nodes) if back else nodes:
        if str(operation) == "AT" and back:
            # `$` matches before a line's end, too.
            found = found.joined(Chars("\n"))
            continue
        if str(operation) == "ASSERT" and not back and value[0] > 0:
            ahead = _edge(value[1].data)
            if ahead is not None:
                return found.joined(ahead), False
            continue
        chars, empty = _part(str(operation), value, back=back)
        if chars is None:
            return None, False
        found = found.joined(chars)
        if not empty:
            return found, False
    return found, True


def _part(operation: str, value: Any, *, back: bool) -> _Edge:
    match operation:
        case "LITERAL":
            return Chars(chr(value)), False
        case "IN":
            return _of_set(value), False
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return Chars(), True
        case "SUBPATTERN" if not value[1] & re.IGNORECASE:
            return _sequence(value[-1].data, back=back)
        case "ATOMIC_GROUP":
            return _sequence(value.data, back=back)
        case "BRANCH":
            return _any(_sequence(branch.data, back=back) for branch in value[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            chars, empty = _sequence(value[2].data, back=back)
            return chars, empty or not value[0]
    return None, False


def _any(choices: Iterable[_Edge]) -> _Edge:
    found, may_be_empty = Chars(), False
    for chars, empty in choices:
        if chars is None:
            return None, False
        found, may_be_empty = found.joined(chars), may_be_empty or empty
    return found, may_be_empty


def _of_set(members: Iterable[tuple[Any, Any]]) -> Chars | None:
    found = Chars()
    for kind, value in members:
        match str(kind):
            case "LITERAL":
                found = found.joined(Chars(chr(value)))
            case "RANGE":
                found = found.joined(Chars(ranges=((chr(value[0]), chr(value[1])),)))
            case "CATEGORY" if str(value) in _KINDS:
                found = found.joined(Chars(kinds=_KINDS[str(value)]))
            case _:
                return None
    return found
