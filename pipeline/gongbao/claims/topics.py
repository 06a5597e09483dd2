"""What a clause without a subject of its own goes on with."""

from __future__ import annotations

from bisect import bisect_left

from gongbao.claims.clauses import Clause, ClauseReader
from gongbao.claims.measuring import Measuring
from gongbao.claims.memory import Linked, Memory
from gongbao.claims.models import Extent
from gongbao.claims.phrases import Phrases, Span, extent, span_of
from gongbao.claims.tagset import Tagset

_CLAUSES = 2
"""Clauses without a number, right before a claim, in which its subject is sought."""


class Topics:
    """Finds the subject that a clause leaves out: in the clauses before, then in the claims before."""

    def __init__(self, reader: ClauseReader, tagset: Tagset):
        self._reader = reader
        self._phrases = Phrases.of(tagset)
        self._state = tagset.compile("topic-of-state")
        self._measure = tagset.compile("topic-of-measure")
        self._topic = tagset.compile("topic")
        self._list = tagset.compile("topic-list")
        self._bracketed = tagset.compile("topic-of-bracket")
        self._lone_places = tagset.tags("owner") - {tagset.tag("organization")}
        self._actors = tagset.tags("actor") | tagset.tags("whereabouts")
        self._trends = tagset.tags("trend")
        self._led = tagset.tags("leading")
        self._among = tagset.tag("among")
        self._bare = tagset.tags("growth") | tagset.tags("decline") | {tagset.tag("frame")}
        self._measures = tagset.tags("measure-head")
        self._indicators = tagset.tags("indicator-head")
        self._owners = tagset.tags("owner")
        self._preposition = tagset.tag("preposition")
        self._things, self._of = tagset.tags("thing"), tagset.tag("of")
        self._steps, self._numbers = tagset.tags("grade") | tagset.tags("frame"), tagset.tags("number")

    def is_owner(self, clause: Clause, at: int) -> bool:
        """Return whether the word of `clause` that begins at `at` is a place or a body."""
        index = bisect_left(clause.tokens, (at, 0))
        return clause.tags[index : index + 1] in self._owners

    def without_place(self, clause: Clause, words: Extent | None) -> Extent | None:
        """Return `words` of `clause` without the places before what they name: 东部地区业务量 is of 业务量."""
        if words is None:
            return None
        at = bisect_left(clause.tokens, (words[0], 0))
        start = at
        while clause.tags[start : start + 1] in self._lone_places and clause.tokens[start][1] < words[1]:
            start += 1
        return (clause.tokens[start][0], words[1]) if start > at else None

    def is_measure(self, clause: Clause, span: Span) -> bool:
        """Whether the noun phrase `span` is the name of a measure, not of what is counted."""
        return span[0] < span[1] and clause.tags[span[1] - 1] in self._measures

    def rest(self, clause: Clause, words: Extent | None) -> Extent | None:
        """Return what `clause` is about beside the counted `words` in it, if that can be told.

        That is what stands behind 的 at its end, whose owner they are (16个城市的廉租住房), or the subject that took
        the steps that they count (生产总值跨越三个台阶).
        """
        if words is None:
            return None
        at = bisect_left(clause.tokens, (words[1], 0))
        if clause.tags[at - 1] in self._steps:
            found = self._topic.search(clause.tags)
            return extent(clause, self._phrases.trim(clause, span_of(found, "measured"))) if found else None
        tags = clause.tags[at + 1 :]
        is_rest = clause.tags[at : at + 1] == self._of and tags != "" and self._things.issuperset(tags)
        return extent(clause, (at + 1, len(clause.tags))) if is_rest else None

    def is_trend(self, clause: Clause, span: Span) -> bool:
        """Whether the noun phrase `span` is but a word for growth, decline or a share of what was named before."""
        words = clause.tags[slice(*span)]
        return bool(words) and self._trends.issuperset(words)

    def begins(self, clause: Clause) -> int:
        """Return where `clause` begins, with the words that lead it in before a comma: 其中，高级职称600人."""
        former = self._reader.before(clause)
        is_lead = former is not None and former.tags != "" and self._led.issuperset(former.tags)
        return former.at[0] if former is not None and is_lead else clause.at[0]

    def goes_on(self, clause: Clause, span: Span, before: Linked) -> bool:
        """Whether a noun phrase with which a clause begins may be one more object of the verb of the claim before."""
        if span[0] == span[1]:
            return self._among in clause.tags
        if clause.tags[span[0]] == self._preposition:
            return False
        if clause.tags[span[1] - 1] in self._indicators and not before.is_measure:
            return False
        start = span[0] - (clause.tags[span[0] - 1 : span[0]] in self._numbers)
        while start > 0 and clause.tags[start - 1] in self._led:
            start -= 1
        is_part = self._among in clause.tags[start : span[0] + 1]
        return start == 0 and (is_part or clause.tags[span[0]] not in self._owners)

    def _is_agent(self, clause: Clause, span: Span) -> bool:
        """Whether a subject names who acts, or where, so that it is not what a number measures."""
        return clause.tags[span[1] - 1] in self._actors

    def parts(self, clause: Clause, measuring: Measuring, count: int) -> list[Extent | None]:
        """Return the `count` things that the clause before lists without a number: 下降的是A和B，分别下降1%和2%."""
        former = self._reader.before(clause)
        found = self._list.search(former.tags) if former else None
        if former is None or found is None:
            return []
        span = self._phrases.trim(former, span_of(found, "measured"))
        return measuring.parts(former, span, count, span)

    def before(self, clause: Clause, memory: Memory, *, is_located: bool = False) -> Extent | None:
        """Return the subject of the clause before `clause` that holds no number, if it says how that stands.

        Who acts is none, unless `clause` tells where the subject lies (`is_located`).
        """
        at = clause
        for _ in range(_CLAUSES):
            former = self._reader.before(at)
            if former is None:
                break
            subject = self._subject(former, is_first=not memory.claims, is_located=is_located)
            if memory.claims and self._is_bare(former, subject):
                break
            if subject[0] < subject[1]:
                return extent(former, self._phrases.trim(former, subject))
            at = former
        return None

    def of_bracket(self, clause: Clause, kind: str) -> Extent | None:
        """Return the noun that is told of in a bracket or behind one: 用电量（9164亿千瓦时）, 增加值（占62%）增长8%.

        `kind` is that of the number in `clause`. Who acts, and where, is told of in brackets as well, but not measured.
        """
        former = self._reader.bracketed(clause)
        found = self._bracketed.search(former.tags) if former else None
        if former is None or found is None:
            return None
        span = self._phrases.trim(former, span_of(found, "measured"))
        owners = self._owners if kind == "count" else self._actors
        return None if former.tags[span[1] - 1 : span[1]] in owners else extent(former, span)

    def _is_bare(self, clause: Clause, span: Span) -> bool:
        """Whether a subject is but a measure of what was told before (规模创历史新高), not another thing."""
        return span[1] - span[0] == 1 and clause.tags[span[0]] in self._bare

    def _subject(self, clause: Clause, *, is_first: bool, is_located: bool) -> Span:
        """Return the subject of a clause without a number, of any verb if no claim comes before in its sentence."""
        found = self._state.search(clause.tags)
        if found is None and not is_first:
            found = self._measure.search(clause.tags)
        if found is None and is_first:
            found = self._topic.search(clause.tags)
            if found and not is_located and self._is_agent(clause, span_of(found, "measured")):
                return 0, 0
        return span_of(found, "measured") if found is not None else (0, 0)
