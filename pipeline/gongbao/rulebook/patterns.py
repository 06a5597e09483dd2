"""Regular expressions from word lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any, cast

from gongbao.rulebook import expressions
from gongbao.rulebook.backtracking import endless_on
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.hints import Hints
from gongbao.rulebook.landmarks import Landmark
from gongbao.rulebook.made import made
from gongbao.rulebook.models import NamedPattern, Rule

_MANY = 32
"""Branches above which a look at the next character costs less than to try them."""


NOTHING = re.compile("(?!)")
"""Fits nothing."""


class Named(dict[str, re.Pattern[str]]):
    """Expressions by their names; one of which no rule is left fits nothing."""

    def __missing__(self, name: str) -> re.Pattern[str]:
        return NOTHING


class _Later:
    """Stands for an expression, and compiles it when it is first used: a short report needs half of them."""

    def __init__(self, source: str, flags: int, compile_: Callable[[str, int], re.Pattern[str]]):
        self.pattern = source
        self.made_of = source, flags
        self._compile = compile_

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(self._compile(*self.made_of), name)
        # Kept, so that from now on it costs no more than that of the expression itself.
        setattr(self, name, found)
        return found


def compiled(rule: Rule, key: str, source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the expression `source`, made from what `rule` says in `key`.

    Raises `RuleError` naming file, line and key where it is no regular expression; that of a shipped rule, which
    the tests have compiled, is compiled, and raises, only when it is first used.
    """
    rule.expressions[key] = source
    if rule.shipped:
        return cast(re.Pattern[str], _Later(source, flags, partial(_checked, rule, key)))
    expression = _checked(rule, key, source, flags)
    if rule.is_users and (text := _endless_on(source, flags)):
        raise rule.error(
            key, f"goes back and forth without end, as on {text!r}: a repetition stands in another"
        )
    return expression


def named(rules: Iterable[NamedPattern]) -> Named:
    """Return the expressions of `rules` by name, the last of those that share one."""
    return Named((rule.name, compiled(rule, "pattern", rule.pattern)) for rule in rules)


@cache
def _endless_on(source: str, flags: int) -> str:
    return endless_on(expression(source, flags))


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the expression `source`, made of parts that `compiled` has checked, to be compiled at its first use."""
    return cast(re.Pattern[str], _Later(source, flags, expression))


def landmarks(pattern: re.Pattern[str]) -> tuple[Landmark, ...]:
    """Return the words one of which every match of `pattern` holds, none where they cannot be told.

    What is to be compiled later may so never have to be.
    """
    if isinstance(pattern, _Later):
        return expressions.landmarks(*pattern.made_of)
    return expressions.landmarks(pattern.pattern, pattern.flags & ~re.UNICODE)


def hints(pattern: re.Pattern[str]) -> Hints:
    """Return what every match of `pattern` begins and ends with, and holds near its beginning."""
    if isinstance(pattern, _Later):
        return expressions.hints(*pattern.made_of)
    return expressions.hints(pattern.pattern, pattern.flags & ~re.UNICODE)


def _checked(rule: Rule, key: str, source: str, flags: int) -> re.Pattern[str]:
    try:
        return expression(source, flags)
    except re.error as error:
        at = source[max(0, (error.pos or 0) - 10) : (error.pos or 0) + 10]
        raise rule.error(key, f"expected a regular expression; {error.msg} near {at!r}") from error


@cache
def any_of(words: str) -> re.Pattern[str]:
    """Return a pattern for any of the words in a white-space separated list, the longest first."""
    return expression(alternation(words.split()))


def alternation(words: Iterable[str], not_before: Mapping[str, str] | None = None) -> str:
    """Return a regular expression for any of `words`, longest first, that shares common prefixes; none fit nothing.

    `not_before` gives for some of them an expression that must not follow; a shorter word is tried then.
    Sharing prefixes keeps matching time independent of the number of words: `re` tries alternatives one by
    one, and a flat list of several hundred units would be tried in full at every numeral. For the same reason
    a look at the next character stands before the branches where they are many.
    """
    # In order, for what comes from a set comes in another one in each process, and would be made anew there.
    listed, barred = sorted(words), dict(sorted((not_before or {}).items()))
    if not listed:
        return NOTHING.pattern
    return made("alternation", f"{listed} {barred}", lambda: _render(_trie(listed, barred)))


def _trie(words: Iterable[str], not_before: Mapping[str, str]) -> dict[str, Any]:
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = not_before.get(word, "")
    return trie


_escaped = cache(re.escape)


def _render(node: dict[str, Any]) -> str:
    stem = ""
    while len(node) == 1 and "" not in node:
        # Most of a word is no fork.
        ((char, node),) = node.items()
        stem += _escaped(char)
    return stem + _render_fork(node)


def _render_fork(node: dict[str, Any]) -> str:
    branches = [_escaped(char) + _render(child) for char, child in sorted(node.items()) if char]
    end = f"(?!{node['']})" if node.get("") else ""
    if not branches:
        return end
    singles = [branch for branch in branches if len(branch) == 1]
    if len(singles) == len(branches) > 1:
        body = f"[{''.join(singles)}]"
    elif len(branches) > _MANY:
        firsts = "".join(_escaped(char) for char in sorted(node) if char)
        body = f"(?:(?=[{firsts}])(?:{'|'.join(branches)}))"
    else:
        body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if "" not in node:
        return body
    return f"(?:{body}|{end})" if end else f"(?:{body})?"
