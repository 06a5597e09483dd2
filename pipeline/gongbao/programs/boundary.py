"""Leftwards from a head: where a name without marks starts, and which verbs open it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from gongbao.programs.lexicon import Lexicon
from gongbao.programs.rules import listed, stops, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation

_REACH = 52
_BREAK = expression(
    r"[^\u4e00-\u9fffA-Za-z0-9·.－+±\-](?:"
    r"(?<=[\u4e00-\u9fff][（(])(?<!公司[（(])(?:[\u4e00-\u9fff]{1,4}|[A-Z]{2,8}|(?:以下)?简称[^()（）\n]{1,20})[)）]"
    r"(?=[\u4e00-\u9fff—－]|\Z)"
    r"|(?P<mark>(?<=—)—+|(?<!—)))"
)
"""A bracket inside a name, or a mark; both begin with a character of one class, which `re` finds fast."""


class LeftBoundary(NamedTuple):
    """Where a name starts, the verbs that stand before it, the offset at which its clause breaks off.

    `joined` is the type of a program that ends right before, a comma or a conjunction between, empty for none.
    """

    start: int
    verbs: tuple[str, ...]
    break_at: int
    joined: str


class BoundaryRules:
    """The words by which the start of a name that ends in one of `heads` is found."""

    def __init__(self, book: Rulebook, heads: tuple[str, ...]):
        starter, leftover, proper = (listed(book, name) for name in ("starter", "leftover", "proper"))
        pursued = product(word_list(book, "zeal").words.split(), word_list(book, "pursuit").words.split())
        openers = [*word_list(book, "opener").words.split(), *map("".join, pursued)]
        self.aspect = word_list(book, "aspect").words.split()
        self.heads = (*heads, *word_list(book, "other-head").words.split())
        self.stops = stops(book)
        self.joints = frozenset(word_list(book, "joint").words.split())
        self.conjunctions = self.joints - {"、"}
        self.light = tuple(word_list(book, "light").words.split())
        self.saying = frozenset(word_list(book, "saying").words.split())
        self.pursuit = tuple(word_list(book, "pursuit").words.split())
        self.openers = Lexicon({word + aspect: word for aspect in ("", *self.aspect) for word in openers})
        self.verbs = (*openers, *word_list(book, "starter").words.split())
        done = f"(?:{alternation(self.aspect)})?"
        self.leftover = expression(leftover)
        self.starter = expression(f"(?P<verb>{starter}){done}|{leftover}")
        self.to_proper = expression(f"(?P<verb>{starter}){done}(?:{leftover})?(?={proper})")

    def read(self, text: str, head: int, ends: Mapping[int, str]) -> LeftBoundary:
        """Return where the name starts whose head starts at `head`; `ends` are programs' ends with their types."""
        break_at = self._clause_start(text, head, ends)
        joined = ends.get(break_at - 1, "") if text[break_at - 1] in self.joints else ""
        start, verbs = self.after_verbs(text, break_at, head, self.leftover if joined else self.starter)
        return LeftBoundary(start, verbs, break_at, joined)

    def after_verbs(
        self, text: str, start: int, head: int, skip: re.Pattern[str] | None = None
    ) -> tuple[int, tuple[str, ...]]:
        """Return where, from `start` on, the verbs before a name end, and these; `skip` is taken away without one."""
        verbs, skip = [], skip or self.starter
        if opener := self.openers.last(text, start, head):
            verbs, start = [opener[2]], opener[1]
            skip = skip if opener[2] in self.saying else self.leftover
        for match in self.to_proper.finditer(text, start, head):
            verbs.append(match["verb"])
            start = match.end()
        while light := skip.match(text, start, head):
            verbs += filter(None, light.groups())
            start = light.end()
            if verbs and (light.lastgroup is None or verbs[-1].endswith(self.light)):
                skip = self.leftover
        return start, tuple(verbs)

    def _clause_start(self, text: str, head: int, ends: Mapping[int, str]) -> int:
        start = max(0, head - _REACH)
        inside: set[int] = set()
        for found in _BREAK.finditer(text, start, head):
            if found["mark"] is not None:
                start = found.end()
            else:
                inside.update(range(*found.span()))
        goes_on = start - 1 in ends and text[start - 1 : start] in self.joints
        for stop in self.stops.finditer(text, start, head):
            if (
                stop["stop"]
                and stop.start() not in inside
                and not self._joins_parts(text, start, stop, goes_on)
            ):
                start, goes_on = stop.end(), False
        return start

    def _joins_parts(self, text: str, start: int, stop: re.Match[str], goes_on: bool) -> bool:
        """Tell whether a conjunction stands inside a name: `实施外贸规模和主体倍增工程`, `实施…行动和…工程` not.

        A verb opens such a name, or the name goes on with a list (`goes_on`). A particle joins its verb to what
        follows: `组织实施了…行动`.
        """
        if stop["stop"] in self.aspect:
            return text.endswith(self.verbs, start, stop.start())
        if stop["stop"] not in self.joints or text.endswith(self.heads, start, stop.start()):
            return False
        opener = self.openers.last(text, start, stop.start())
        if opener is None:
            return goes_on or self._opened_lightly(text, start, stop.start())
        return goes_on or opener[1] < stop.start()

    def _opened_lightly(self, text: str, start: int, end: int) -> bool:
        """Tell whether a verb that only says that something is under way stands first: 深入推进…和…提升行动."""
        while start < end and (light := self.starter.match(text, start, end)):
            start = light.end()
            if light["verb"] and light["verb"].endswith(self.pursuit):
                return start < end
        return False
