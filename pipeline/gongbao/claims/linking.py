"""From a quantity in its clause to what the clause says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from re import Match, Pattern

from gongbao.claims.agents import Agents
from gongbao.claims.clauses import Clause
from gongbao.claims.comparisons import comparison_before
from gongbao.claims.measuring import Measuring
from gongbao.claims.models import Extent
from gongbao.claims.patterns import TARGET
from gongbao.claims.phrases import Span, extent, span_of
from gongbao.claims.rules import Knowledge, Link
from gongbao.quantities.models import Quantity


@dataclass(slots=True)
class Linked:
    """What the rules found for one quantity, before its period is known."""

    quantity: Quantity
    rule: str
    kind: str
    direction: str = ""
    comparison: Extent | None = None
    measured: Extent | None = None
    predicate: Extent | None = None
    subject: Extent | None = None


class Linker:
    """Links the quantities of a sentence one by one, in order; `forget` begins a new sentence."""

    def __init__(self, text: str, knowledge: Knowledge):
        alphabet = knowledge.alphabet
        self._text = text
        self._links = knowledge.links
        self._differences, self._events = knowledge.differences, knowledge.events
        self._comparisons = knowledge.comparisons
        self._measuring = Measuring(alphabet)
        self._agents = Agents(alphabet)
        self._each = alphabet.letter("each")
        self._idle = alphabet.letters("idle")
        self._up, self._down = alphabet.letters("up"), alphabet.letters("down")
        self._comparison = alphabet.letters("comparison")
        self._sentence: list[Linked] = []
        self._dealt: dict[int, Extent | None] = {}

    def forget(self) -> None:
        """Begin a new sentence."""
        self._sentence.clear()
        self._agents.forget()
        self._dealt.clear()

    def link(self, clause: Clause, index: int, quantity: Quantity) -> Linked:
        """Return what `clause` says of `quantity`, which is its token `index`."""
        rule, found = self._find(clause, index, quantity)
        linked = Linked(quantity, rule.id, quantity.kind)
        predicate = span_of(found, "predicate")
        linked.predicate = extent(clause, predicate)
        linked.measured = self._measure(clause, index, quantity, found)
        linked.comparison = extent(clause, span_of(found, "comparison"))
        if _acts(predicate, span_of(found, "measured")):
            linked.subject = self._agents.find(clause, predicate)
        self._inherit(rule, linked)
        if rule.change or self._is_difference(quantity):
            self._change(clause, linked, found, rule.change)
        if linked.kind == "change" and linked.comparison is None and "change" not in rule.inherit:
            linked.comparison = self._compared(clause, predicate[0] or index)
        self._sentence.append(linked)
        return linked

    def _find(self, clause: Clause, index: int, quantity: Quantity) -> tuple[Link, Match[str]]:
        for link in self.matches(clause, index, quantity):
            return link
        raise LookupError("no linking rule applies to every quantity")

    def matches(self, clause: Clause, index: int, quantity: Quantity) -> Iterator[tuple[Link, Match[str]]]:
        """Yield the linking rules that fit the quantity at token `index`, in order; the first is taken."""
        letters = f"{clause.letters[:index]}{TARGET}{clause.letters[index + 1 :]}"
        for link in self._links:
            if link.rule.kinds and quantity.kind not in link.rule.kinds:
                continue
            if link.text and not link.text.search(self._text, quantity.start, quantity.end):
                continue
            if link.rough and not link.rough.search(letters):
                continue
            found = link.pattern.search(letters)
            if found is not None:
                yield link.rule, found

    def _is_difference(self, quantity: Quantity) -> bool:
        return self._is_any(self._differences, quantity)

    def _is_any(self, units: Iterable[Pattern[str]], quantity: Quantity) -> bool:
        return any(unit.search(self._text, quantity.start, quantity.end) for unit in units)

    def _measure(self, clause: Clause, index: int, quantity: Quantity, found: Match[str]) -> Extent | None:
        if quantity.start in self._dealt:
            return self._dealt[quantity.start]
        is_event = self._is_any(self._events, quantity)
        span = self._measuring.span(clause, index, quantity.kind, found, is_event=is_event)
        is_dealt = self._each in clause.letters[span[1] : index]
        run = self._measuring.run(clause, index)
        if not is_dealt and (len(run) < 2 or not _share_unit(clause, run)):
            return extent(clause, span)
        parts = self._measuring.parts(clause, span, len(run), span_of(found, "measured"))
        if is_dealt and span[0] == span[1]:
            parts = self._last_measured(len(run))
        if not parts and not is_dealt:
            return extent(clause, span)
        self._dealt.update(zip((clause.tokens[number][0] for number in run), parts, strict=False))
        return parts[0] if parts else extent(clause, span)

    def _last_measured(self, count: int) -> list[Extent | None]:
        """Return what the last `count` claims measured, where 分别 takes them up (A达到1元，B达到2元，分别…)."""
        last = [linked.measured for linked in self._sentence[-count:]]
        return last if count > 1 and len(set(last)) == count else []

    def _change(self, clause: Clause, linked: Linked, found: Match[str], stated: str) -> None:
        if stated not in ("", "verb"):
            linked.kind, linked.direction = "change", stated
            return
        carriers = clause.letters[slice(*span_of(found, "predicate"))] + found[0][::-1]
        up = next(
            (letter in self._up for letter in carriers if letter in self._up or letter in self._down), None
        )
        if up is None and not self._is_difference(linked.quantity):
            return
        linked.kind = "change"
        linked.direction = "decrease" if up is False else "increase"

    def _compared(self, clause: Clause, end: int) -> Extent | None:
        """Return the comparison before the token `end`: with idle words between at most, or a clause of its own."""
        tokens = []
        while end > 0 and clause.letters[end - 1] in self._idle:
            end -= 1
            if clause.letters[end] in self._comparison:
                tokens.append(end)
        if tokens:
            return extent(clause, (tokens[-1], tokens[0] + 1))
        return comparison_before(self._text, clause.tokens[0][0], self._comparisons)

    def _inherit(self, rule: Link, linked: Linked) -> None:
        if not self._sentence:
            return
        before = self._sentence[-1]
        if rule.same_unit and before.quantity.unit != linked.quantity.unit:
            return
        if "measured" in rule.inherit and linked.measured is None:
            linked.measured = before.measured
        if "predicate" in rule.inherit and linked.predicate is None and _alike(before, linked):
            linked.predicate = before.predicate
        if "change" in rule.inherit and before.kind == "change":
            linked.kind, linked.direction, linked.comparison = "change", before.direction, before.comparison


def _acts(predicate: Span, measured: Span) -> bool:
    """Whether what is measured is the object of the verb, so that somebody else does it."""
    return predicate[0] < predicate[1] <= measured[0]


def _share_unit(clause: Clause, run: Sequence[int]) -> bool:
    return len({quantity.unit for index, quantity in clause.targets if index in run}) == 1


def _alike(before: Linked, linked: Linked) -> bool:
    """Whether one verb can carry both: sums of money and shares go with their like, all else is counted."""
    a, b = before.quantity.kind, linked.quantity.kind
    return a == b or not {a, b} & {"money", "ratio"}
