"""From a quantity in its clause to what the clause says of it."""

from __future__ import annotations

from dataclasses import dataclass
from re import Match

from gongbao.claims.clauses import Clause
from gongbao.claims.knowledge import Knowledge, Link
from gongbao.claims.models import Extent
from gongbao.claims.patterns import TARGET
from gongbao.claims.phrases import Phrases, Span, extent
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
        self._phrases = Phrases(alphabet)
        self._each = alphabet.letter("each")
        self._idle = alphabet.letters("idle")
        self._joint = alphabet.letters("joint")
        self._numbers = alphabet.letters("number")
        self._up, self._down = alphabet.letters("up"), alphabet.letters("down")
        self._comparison = alphabet.letters("comparison")
        self._before: Linked | None = None
        self._dealt: dict[int, Extent | None] = {}

    def forget(self) -> None:
        """Begin a new sentence."""
        self._before = None
        self._dealt.clear()

    def link(self, clause: Clause, index: int, quantity: Quantity) -> Linked:
        """Return what `clause` says of `quantity`, which is its token `index`."""
        rule, found = self._find(clause, index, quantity)
        linked = Linked(quantity, rule.id, quantity.kind)
        predicate = _span(found, "predicate")
        linked.predicate = extent(clause, predicate)
        linked.measured = self._measured(clause, index, quantity, found)
        linked.comparison = extent(clause, _span(found, "comparison"))
        if rule.change:
            self._change(clause, linked, found)
        self._inherit(rule, linked)
        self._before = linked
        return linked

    def _find(self, clause: Clause, index: int, quantity: Quantity) -> tuple[Link, Match[str]]:
        letters = f"{clause.letters[:index]}{TARGET}{clause.letters[index + 1 :]}"
        for link in self._links:
            if link.rule.kinds and quantity.kind not in link.rule.kinds:
                continue
            if link.text and not link.text.search(self._text, quantity.start, quantity.end):
                continue
            found = link.pattern.search(letters)
            if found is not None:
                return link.rule, found
        raise LookupError("no linking rule applies to every quantity")

    def _measured(self, clause: Clause, index: int, quantity: Quantity, found: Match[str]) -> Extent | None:
        phrases = self._phrases
        predicate, span = _span(found, "predicate"), _span(found, "measured")
        if span == (0, 0):
            return None
        if span[0] >= index:
            if predicate == (0, 0):
                span = phrases.without_verbs(clause, span)
            if quantity.kind == "count":
                span = phrases.without_measure(clause, span)
            return extent(clause, phrases.trim(clause, span))
        if predicate[0] >= span[1] or predicate == (0, 0):
            span = phrases.after_action(clause, span)
        span = phrases.trim(clause, span)
        if quantity.kind == "rank":
            span = phrases.without_scope(clause, span)
        return self._deal(clause, index, span)

    def _deal(self, clause: Clause, index: int, span: Span) -> Extent | None:
        """Hand out the things of a list to the numbers of a list where 分别 says so."""
        if self._each in clause.letters[span[1] : index]:
            run = self._run(clause, index)
            parts = self._phrases.parts(clause, span, len(run))
            for number, part in zip(run, parts, strict=False):
                self._dealt[clause.tokens[number].start] = extent(clause, part)
            if parts:
                return extent(clause, parts[0])
        return extent(clause, span)

    def _run(self, clause: Clause, index: int) -> list[int]:
        run, letters = [index], clause.letters
        while (
            index + 2 < len(letters)
            and letters[index + 1] in self._joint
            and letters[index + 2] in self._numbers
        ):
            index += 2
            run.append(index)
        return run

    def _change(self, clause: Clause, linked: Linked, found: Match[str]) -> None:
        span = _span(found, "predicate")
        carriers = clause.letters[slice(*span)] + found[0][::-1]
        for letter in carriers:
            if letter in self._up or letter in self._down:
                linked.direction = "increase" if letter in self._up else "decrease"
                linked.kind = "change"
                break
        if linked.comparison is None:
            linked.comparison = self._compared(clause, span[0])

    def _compared(self, clause: Clause, end: int) -> Extent | None:
        """Return the comparison that stands before the token `end`, with nothing but idle words between."""
        tokens = []
        while end > 0 and clause.letters[end - 1] in self._idle:
            end -= 1
            if clause.letters[end] in self._comparison:
                tokens.append(end)
        return extent(clause, (tokens[-1], tokens[0] + 1)) if tokens else None

    def _inherit(self, rule: Link, linked: Linked) -> None:
        before = self._before
        if before is None:
            return
        if "measured" in rule.inherit and linked.measured is None:
            linked.measured = self._dealt.get(linked.quantity.start, before.measured)
        if "predicate" in rule.inherit and linked.predicate is None and _alike(before, linked):
            linked.predicate = before.predicate
        if "change" in rule.inherit and before.kind == "change":
            linked.kind, linked.direction, linked.comparison = "change", before.direction, before.comparison


def _alike(before: Linked, linked: Linked) -> bool:
    a, b = before.quantity, linked.quantity
    return (a.kind, a.dimension) == (b.kind, b.dimension)


def _span(found: Match[str], group: str) -> Span:
    try:
        start, end = found.span(group)
    except IndexError:
        return 0, 0
    return (start, end) if start >= 0 else (0, 0)
