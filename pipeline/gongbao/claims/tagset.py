"""Tags of words, one character for each class, and the patterns over a clause that are written with their names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gongbao.rulebook.expressions import expression

TARGET = "@"
"""The tag of the quantity that is being linked."""

BUILT_IN = (
    *("noun", "verb", "verbal-noun", "adjective", "adverb", "preposition", "conjunction", "idiom"),
    *("marked", "bracket", "unit-bracket", "date", "quantity", "size", "comma", "colon", "other"),
    *("compared", "compared-and", "joining", "using", "inviting", "granting", "apiece"),
    *("organization", "place", "syllable", "verb-syllable", "ordinal"),
)
"""Classes that do not come from a list of words: parts of speech, and what is found by its form."""

_FIRST = 0x100
"""Tags are taken from Latin Extended-A on: none of them means anything in a regular expression."""

_NAME = re.compile(r"(?<![\w<-])[a-z][a-z-]*(?![\w>-])")

_MEASURED = "(?P<measured>"
_PARTS = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[()]")
_REPEAT = re.compile(r"(?:[?*+]|\{[\d,]*\})?[?+]?\s*")
_PART_OR_NAME = re.compile(rf"{_PARTS.pattern}|[|]|(?P<name>{_NAME.pattern})")
_MAY_LACK = re.compile(r"\s*(?:[?*]|\{0)")
_PLAIN = re.compile(r"\((?:\?:|\?P<\w+>)([a-z |-]+)\)")
"""A group of names, parted by `|`."""

_REFERS = re.compile(r"\(\?P=|\(\?\(|\\\d")
"""References to groups, which mean nothing without the group."""


class Tagset:
    """Names of classes and their tags; turns patterns written in names into regular expressions."""

    def __init__(self, classes: Iterable[str]):
        names = dict.fromkeys((*BUILT_IN, *classes))
        self._tags = {name: chr(_FIRST + number) for number, name in enumerate(names)}
        self._source = dict(self._tags)
        self._sets: dict[str, str] = dict(self._tags)
        self._frozen: dict[str, frozenset[str]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}

    def tag(self, name: str) -> str:
        """Return the tag of the class `name`; raises `KeyError` where there is none."""
        return self._tags[name]

    def names(self) -> dict[str, str]:
        """Return the name of each class by its tag."""
        return {tag: name for name, tag in self._tags.items()}

    def tags(self, group: str) -> frozenset[str]:
        """Return the tags of a class or of a group of classes."""
        found = self._frozen.get(group)
        if found is None:
            found = self._frozen[group] = frozenset(self._sets[group])
        return found

    def define(self, name: str, members: Iterable[str], pattern: str) -> None:
        """Name a set of classes and groups (`members`), or a sequence (`pattern`), for later patterns."""
        if pattern:
            self._source[name] = f"(?:{self.translate(pattern)})"
        else:
            self._sets[name] = "".join(dict.fromkeys("".join(self._sets[member] for member in members)))
            self._source[name] = f"[{self._sets[name]}]"

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return the regular expression of `pattern`; raises `KeyError` for a name that is not defined."""
        found = self._compiled.get(pattern)
        if found is None:
            found = self._compiled[pattern] = expression(self.translate(pattern))
        return found

    def translate(self, pattern: str) -> str:
        """Return the source of the regular expression of `pattern`; raises `KeyError` as `compile` does."""
        return "".join(_NAME.sub(lambda name: self._source[name[0]], pattern).split())

    def needed(self, pattern: str) -> frozenset[str]:
        """Return tags of which every match of `pattern` holds one: of all such sets the smallest.

        Empty where none is known. Only words and groups of plain alternatives that stand at the top level are
        looked at, not what may be missing nor what is looked ahead to.
        """
        known = [self._one_of(names) for names in _needed_names(pattern)]
        return min((tags for tags in known if tags), key=len, default=frozenset())

    def _one_of(self, names: str) -> frozenset[str]:
        """Return the tags of the alternatives `names`, empty where one of them stands for several words."""
        alternatives = [name.strip() for name in names.split("|")]
        if not all(name in self._sets for name in alternatives):
            return frozenset()
        return frozenset(tag for name in alternatives for tag in self.tags(name))


def _needed_names(pattern: str) -> list[str]:
    """Return the names, and the groups of names parted by `|`, that no match of `pattern` can do without."""
    depth, start, found = 0, 0, []
    for part in _PART_OR_NAME.finditer(pattern):
        may_lack = _MAY_LACK.match(pattern, part.end()) is not None
        if part[0] == "|" and depth == 0:
            return []
        if part[0] == "(":
            start = start if depth else part.start()
            depth += 1
        elif part[0] == ")":
            depth -= 1
            plain = _PLAIN.fullmatch(pattern, start, part.end())
            if depth == 0 and plain is not None and not may_lack:
                found.append(plain[1])
        elif part["name"] and depth == 0 and not may_lack:
            found.append(part["name"])
    return found


def behind_measured(pattern: str) -> str:
    """Return what follows the group `measured` at the beginning of a pattern, empty if it does not begin so.

    Wherever the pattern is found, this is found too, in a fraction of the time: a search tries the group, which
    takes in most words, at every word of the clause.
    """
    if not pattern.startswith(_MEASURED):
        return ""
    depth = 0
    for part in _PARTS.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if depth == 0:
            rest = _REPEAT.sub("", pattern[part.end() :], count=1)
            return "" if _REFERS.search(rest) else rest
    return ""
