"""What is measured: the noun phrase of a claim, and its parts where 分别 hands them out."""

from __future__ import annotations

from re import Match

from gongbao.claims.clauses import Clause
from gongbao.claims.models import COUNTED, Extent
from gongbao.claims.phrases import Phrases, Span, extent, span_of
from gongbao.claims.tagset import Tagset


class Measuring:
    """Finds the words that name what a quantity measures, in the match of a linking rule."""

    def __init__(self, tagset: Tagset):
        self._phrases = Phrases.of(tagset)
        self._joint = tagset.tags("joint")
        self._have = tagset.tags("have")
        self._numbers = tagset.tags("number")
        self._turns = tagset.tags("turning")
        self._by = tagset.tag("by")
        self._places, self._share = tagset.tags("whereabouts"), tagset.tag("share")
        self._doing = tagset.tags("doing") | tagset.tags("participle")

    def span(
        self, clause: Clause, index: int, kind: str, found: Match[str], *, is_event: bool, is_part: bool
    ) -> Span:
        """Return the tokens of the phrase, for the quantity of `kind` at token `index`; empty where none is named.

        `is_event` says that the unit counts what is done (3次, 20项), not those with whom, `is_part` that the
        phrase names the whole of which the quantity is a part.
        """
        predicate, span = span_of(found, "predicate"), span_of(found, "measured")
        if span[0] == span[1]:
            return 0, 0
        if span[0] < index and is_part:
            return self._phrases.whole(clause, span)
        if span[0] < index:
            return self._before(clause, span, kind, predicate)
        if kind != "count" or not self._joint.isdisjoint(clause.tags[predicate[1] : index]):
            span = self._phrases.without_class(clause, span)
        if predicate[0] == predicate[1]:
            span = self._phrases.without_clause(clause, span, index)
        if kind in ("count", "ratio") and not is_event:
            span = self._phrases.without_activity(clause, span)
        if kind != "money" and not is_event:
            span = self._phrases.without_deed(clause, span)
        return self._behind(clause, span, kind, predicate)

    def _behind(self, clause: Clause, span: Span, kind: str, predicate: Span) -> Span:
        if predicate[0] == predicate[1] or clause.tags[predicate[0]] in self._have:
            span = self._phrases.without_verbs(clause, span)
        if kind in ("count", "rank"):
            span = self._phrases.without_measure(clause, span)
        return self._phrases.trim(clause, span)

    def _before(self, clause: Clause, span: Span, kind: str, predicate: Span) -> Span:
        if predicate[0] >= span[1] or predicate[0] == predicate[1]:
            span = self._phrases.after_action(clause, span)
        span = self._phrases.trim(clause, span)
        if self._phrases.is_means(clause, span) or self._phrases.is_headless(clause, span):
            return 0, 0
        if (
            kind in COUNTED
            and self._share not in clause.tags[slice(*predicate)]
            and self.is_where(clause, span)
        ):
            return 0, 0
        is_deed = predicate[0] >= span[1] and clause.tags[slice(*predicate)] in self._doing
        if is_deed and clause.tags[span[0] : span[0] + 1] == self._by:
            return 0, 0
        if is_deed:
            span = self._phrases.trim(clause, self._phrases.without_late_verbs(clause, span))
        if kind != "rank" and is_deed and self._phrases.is_aside(clause, span, predicate[0]):
            return 0, 0
        return self._phrases.without_scope(clause, span) if kind == "rank" else span

    def is_where(self, clause: Clause, span: Span) -> bool:
        """Whether the tokens `span` are but places, which say where something is counted or changed, not what."""
        words = clause.tags[slice(*span)]
        return bool(words) and self._places.issuperset(words)

    def run(self, clause: Clause, index: int) -> list[int]:
        """Return the tokens of the list of numbers that begins at token `index`: 5%、3%, 增长5%和下降3%."""
        run, tags = [index], clause.tags
        while tags[index + 1 : index + 2] in self._joint:
            index += 2 + (tags[index + 2 : index + 3] in self._turns)
            if tags[index : index + 1] not in self._numbers:
                break
            run.append(index)
        return run

    def goes_on(self, clause: Clause, index: int) -> bool:
        """Whether the number at token `index` goes on a list of numbers."""
        tags = clause.tags
        index -= tags[index - 1 : index] in self._turns
        return tags[index - 1 : index] in self._joint and tags[index - 2 : index - 1] in self._numbers

    def parts(self, clause: Clause, span: Span, count: int, whole: Span) -> list[Extent | None]:
        """Return the `count` things that `span` lists, or nothing where it lists another number of things.

        `whole` is the phrase with the examples before 等 (食品、石化、医药等产业增加值分别增长…), which are
        the things where their number fits.
        """
        parts = self._phrases.parts(clause, span, count)
        parts = parts or self._phrases.parts(clause, whole, count)
        return [extent(clause, part) for part in parts]
