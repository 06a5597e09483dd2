"""From a quantity in its clause to what the clause says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from re import Match, Pattern

from gongbao.claims.agents import Agents
from gongbao.claims.clauses import Clause, ClauseReader
from gongbao.claims.comparisons import Comparing
from gongbao.claims.links import Fit, Links
from gongbao.claims.measuring import Measuring
from gongbao.claims.memory import Linked, Memory
from gongbao.claims.models import COUNTED, Extent
from gongbao.claims.phrases import Span, extent, span_of
from gongbao.claims.rules import ClaimRules, Link
from gongbao.claims.tagset import TARGET
from gongbao.claims.topics import Topics
from gongbao.quantities.models import Quantity

_SIGNED = {"+": "increase", "-": "decrease", "−": "decrease"}


class Linker:
    """Links the quantities of a sentence one by one, in order; `begin` begins a new sentence."""

    def __init__(self, text: str, rules: ClaimRules, links: Links, reader: ClauseReader):
        tagset = rules.tagset
        self._text = text
        self._links = links
        self._differences, self._events, self._pairs = rules.differences, rules.events, rules.pairs
        self._measuring = Measuring(tagset)
        self._agents = Agents(reader, tagset)
        self._comparing = Comparing(text, rules)
        self._topics = Topics(reader, tagset)
        self._each = tagset.tag("each")
        self._completing = {tagset.tag("to"), tagset.tag("as")}
        self._up, self._down = tagset.tags("up"), tagset.tags("down")
        self._memory = Memory()
        self._dealt: dict[int, Extent | None] = {}
        self._members: dict[int, Extent | None] = {}
        self._compared: dict[int, Extent | None] = {}
        self._undealt: set[int] = set()

    def begin(self, start: int) -> None:
        """Begin the sentence that starts at `start`."""
        self._memory.begin(self._comparing.head(start))
        self._agents.forget()
        self._dealt.clear()
        self._members.clear()
        self._compared.clear()
        self._undealt.clear()

    def link(self, clause: Clause, index: int, quantity: Quantity) -> Linked | None:
        """Return what `clause` says of `quantity`, its token `index`; `None` where no rule fits (a user's choice)."""
        fit = self._links.first(_tags(clause, index), quantity, self._text)
        if fit is None:
            return None
        rule, found = fit
        linked = Linked(quantity, rule.id, quantity.kind, clause.at, is_part=rule.part)
        linked.is_aside = self._text[clause.at[0] - 1 : clause.at[0]] == "("
        predicate, measured = span_of(found, "predicate"), span_of(found, "measured")
        linked.predicate = self._nearer(self._whole(clause, predicate))
        linked.measured = self._measure(clause, index, quantity, found, rule)
        linked.rest = self._topics.rest(clause, linked.measured) if quantity.kind == "count" else None
        linked.member = self._members.get(quantity.start)
        linked.comparison = extent(clause, span_of(found, "comparison"))
        linked.is_object = _acts(predicate, measured)
        linked.is_measure = self._topics.is_measure(clause, measured)
        linked.is_trend = self._topics.is_trend(clause, measured)
        if linked.is_object or rule.intransitive:
            linked.subject = self._agents.find(clause, predicate)
        if rule.actor_acts and self._agents.is_actor(clause, measured):
            self._act(clause, linked, measured)
        if rule.change or self._is_difference(quantity):
            self._change(clause, index, linked, found, rule.change)
        is_own = linked.measured is not None and not self._measuring.goes_on(clause, index)
        linked.kin = self._topics.without_place(clause, linked.measured)
        own = linked.measured
        self._inherit(rule, linked, clause, measured)
        if linked.measured != own:
            linked.kin = None
        is_rate = measured[0] < measured[1] and clause.tags[measured[1] - 1] in self._up | self._down
        if linked.kind == "change" and not is_rate and (linked.predicate is None or not linked.direction):
            self._go_by_sign(linked)
        linked.comparison = self._compared.get(quantity.start, linked.comparison)
        if linked.kind == "change" and linked.comparison is None:
            ends = (predicate[0] or index, measured[1] - 1 if is_rate else 0)
            linked.comparison = self._comparing.find(clause, ends, self._memory, is_own=is_own)
        self._memory.add(linked)
        return linked

    def fitting(self, clause: Clause, index: int, quantity: Quantity) -> Iterator[Fit]:
        """Yield the linking rules that fit the quantity at token `index`, in order; the first is taken."""
        return self._links.fitting(_tags(clause, index), quantity, self._text)

    def _act(self, clause: Clause, linked: Linked, measured: Span) -> None:
        """Take who acts from what seems to be measured: 审计署查处5亿元, 法院立案30件."""
        is_event = linked.kind == "count" and self._is_any(self._events, linked.quantity)
        if linked.kind != "money" and not is_event:
            return
        linked.subject = linked.measured
        if is_event or self._agents.is_named(clause, measured):
            linked.measured = None

    def _whole(self, clause: Clause, verb: Span) -> Extent | None:
        """Return the verb with the word that completes it, where both have one character: 查到, 卖到, 定为."""
        found, behind = extent(clause, verb), clause.tags[verb[1] : verb[1] + 1]
        if found is not None and found[1] - found[0] == 1 and behind and behind in self._completing:
            return found[0], clause.tokens[verb[1]][1]
        return found

    def _nearer(self, verb: Extent | None) -> Extent | None:
        """Return the second of two verbs that are one word, 建设 of 开工建设, or the one behind 新: 认定 of 新认定."""
        if verb is None or self._text[slice(*verb)] not in self._pairs:
            return verb
        return (verb[0] + verb[1]) // 2, verb[1]

    def _is_difference(self, quantity: Quantity) -> bool:
        is_of_points = any(unit.search(quantity.unit) for unit in self._differences)
        return is_of_points or self._is_any(self._differences, quantity)

    def _is_any(self, units: Iterable[Pattern[str]], quantity: Quantity) -> bool:
        return any(unit.search(self._text, quantity.start, quantity.end) for unit in units)

    def _measure(
        self, clause: Clause, index: int, quantity: Quantity, found: Match[str], rule: Link
    ) -> Extent | None:
        if quantity.start in self._dealt:
            return self._dealt[quantity.start]
        is_event = self._is_any(self._events, quantity)
        span = self._measuring.span(clause, index, quantity.kind, found, is_event=is_event, is_part=rule.part)
        is_dealt = self._each in clause.tags[span[1] : index]
        run = self._measuring.run(clause, index)
        if rule.change and self._measuring.is_where(clause, span):
            if is_dealt:
                self._name_members(clause, run, self._measuring.parts(clause, span, len(run), span))
            return extent(clause, span)
        if self._measuring.goes_on(clause, index):
            return extent(clause, span)
        if not is_dealt and (len(run) < 2 or not _share_unit(clause, run)):
            return extent(clause, span)
        if is_dealt and self._deal_comparisons(clause, index, run, span_of(found, "comparison")):
            return extent(clause, span)
        parts = self._measuring.parts(clause, span, len(run), span_of(found, "measured"))
        if span[0] == span[1]:
            parts = self._former_parts(clause, len(run), is_dealt=is_dealt)
        if not parts and not is_dealt:
            return extent(clause, span)
        if not parts and span[0] == span[1] and not self._measuring.goes_on(clause, index):
            self._undealt.update(clause.tokens[number][0] for number in run)
        if not parts and self._measuring.goes_on(clause, span[0]):
            parts = [None] * len(run)
        self._deal(self._dealt, clause, run, parts)
        self._name_members(clause, run, parts)
        return parts[0] if parts else extent(clause, span)

    def _name_members(self, clause: Clause, run: Sequence[int], parts: Sequence[Extent | None]) -> None:
        """Remember to whom numbers are dealt out, where a list is one of places or bodies."""
        if all(part is not None and self._topics.is_owner(clause, part[0]) for part in parts):
            self._deal(self._members, clause, run, parts)

    def _deal_comparisons(self, clause: Clause, index: int, run: Sequence[int], than: Span) -> bool:
        """Deal the comparisons of `clause` out to the numbers at the tokens `run`, where it has as many of them.

        `than` is what a verb such as 低于 compares with: 分别低于存款和全国平均1.2个和0.6个百分点.
        """
        bases = self._comparing.dealt(clause, index) or self._measuring.parts(clause, than, len(run), than)
        if len(bases) != len(run):
            return False
        self._deal(self._compared, clause, run, bases)
        return True

    @staticmethod
    def _deal(
        to: dict[int, Extent | None], clause: Clause, run: Sequence[int], parts: Sequence[Extent | None]
    ) -> None:
        """Deal `parts` out to the numbers at the tokens `run`, by where they stand in the text."""
        to.update(zip((clause.tokens[number][0] for number in run), parts, strict=False))

    def _former_parts(self, clause: Clause, count: int, *, is_dealt: bool) -> list[Extent | None]:
        """Return the `count` things that were named before: in the clause before, else by the last claims.

        Without 分别, only where these were dealt out themselves: A和B分别为3亿元和2亿元，增长5%和6%.
        """
        if is_dealt:
            return self._topics.parts(clause, self._measuring, count) or self._last_measured(count)
        last = self._memory.claims[-count:]
        if all(linked.quantity.start in self._dealt for linked in last):
            return self._last_measured(count)
        return []

    def _go_back(self, linked: Linked, *, is_where: bool) -> None:
        """Go on with what was counted in the same unit before its shares, sums and growth were told."""
        if linked.measured is not None:
            return
        former = self._memory.counted_before(linked, COUNTED if is_where else ("count", "amount"))
        if former is not None:
            linked.measured = (is_where and former.kin) or former.measured

    def _last_measured(self, count: int) -> list[Extent | None]:
        """Return what the last `count` claims measured, where 分别 takes them up (A达到1元，B达到2元，分别…).

        They may be of one thing with which several things are done (受理案件9件，审结8件，分别…).
        """
        last = [linked.measured for linked in self._memory.claims[-count:]]
        return last if count > 1 and len(last) == count and len(set(last)) in (1, count) else []

    def _change(self, clause: Clause, index: int, linked: Linked, found: Match[str], stated: str) -> None:
        if stated not in ("", "verb"):
            linked.kind, linked.direction = "change", stated
            return
        carriers = (
            clause.tags[slice(*span_of(found, "predicate"))] + found[0][::-1] + clause.tags[:index][-1:]
        )
        up = next((tag in self._up for tag in carriers if tag in self._up or tag in self._down), None)
        if up is None and not self._is_difference(linked.quantity):
            return
        linked.kind = "change"
        last = self._memory.last
        if up is None and linked.predicate is None and last is not None and last.direction:
            linked.direction = last.direction
        else:
            linked.direction = "decrease" if up is False else "increase"

    def _go_by_sign(self, linked: Linked) -> None:
        """Let the sign of a change tell its direction, and its value how large it is: 分别变动+1.2个、-0.5个百分点."""
        direction, value = _SIGNED.get(self._text[linked.quantity.start]), linked.quantity.value
        linked.direction = direction or linked.direction
        if direction == "decrease" and value is not None and value < 0:
            base = linked.quantity.base_value
            linked.quantity = replace(linked.quantity, value=-value, base_value=base and -base)

    def _inherit(self, rule: Link, linked: Linked, clause: Clause, measured: Span) -> None:
        before = self._memory.before(linked)
        if "measured" in rule.inherit and linked.measured is None:
            self._say_aside(linked, before, clause)
        if "chain" in rule.inherit and before is not None:
            self._chain(linked, before, clause, measured)
        is_where = self._measuring.is_where(clause, measured)
        is_counted = is_where and linked.kind in COUNTED
        same_unit = rule.same_unit or is_counted
        is_difference = self._is_difference(linked.quantity)
        is_like = before is None or is_difference or before.quantity.unit == linked.quantity.unit
        if same_unit and not is_like:
            self._go_back(linked, is_where=is_where)
            return
        start = linked.quantity.start
        if start in self._undealt or (linked.measured is None and start in self._dealt):
            linked.measured = None
            self._memory.leave()
        elif same_unit and linked.predicate is not None and before is not None and before.is_listed:
            return
        elif linked.measured is None and ("measured" in rule.inherit or is_counted):
            linked.measured = self._left_out(rule, linked, clause, is_where=is_counted)
        elif "measured" in rule.inherit and is_where and linked.kind in ("change", "rank"):
            place = linked.measured if linked.kind == "rank" else None
            linked.measured = self._memory.kin or self._memory.former_kin or place
        if before is None:
            return
        is_level = before.kind == "change" != linked.kind and "change" not in rule.inherit
        if (
            "predicate" in rule.inherit
            and linked.predicate is None
            and (_is_same_list(before, linked) or _alike(before, linked))
            and not is_level
        ):
            linked.predicate = before.predicate
            linked.is_object = before.is_object
        if "change" in rule.inherit and before.kind == "change":
            _go_on_changing(before, linked)

    def _say_aside(self, linked: Linked, before: Linked | None, clause: Clause) -> None:
        """Let `linked` in or behind a bracket measure what is told there, where it is dealt out to nothing."""
        if linked.quantity.start in self._dealt:
            return
        if before is not None and _is_said_again(before, linked):
            _say_again(before, linked)
        else:
            linked.measured = self._topics.of_bracket(clause, linked.kind)

    def _left_out(self, rule: Link, linked: Linked, clause: Clause, *, is_where: bool) -> Extent | None:
        """Return what `linked` measures, where its clause leaves that out, or tells but where (`is_where`)."""
        same_unit = rule.same_unit or is_where
        before = self._memory.before(linked)
        if rule.on_share and before is not None and before.at == linked.at and before.measured is None:
            return None
        if is_where and self._memory.kin is not None:
            return self._memory.kin
        if same_unit and before is not None and before.kind == linked.kind != "change":
            is_other = linked.subject is not None and not before.is_object
            return None if is_other else before.measured
        if linked.kind == "change" and (thing := self._memory.thing_of(linked)) is not None:
            return thing
        former = None if same_unit else self._topics.before(clause, self._memory, is_located=rule.located)
        is_of_share = rule.on_share or self._is_difference(linked.quantity) or linked.kind == "ratio"
        return former or self._memory.subject_of(is_share=is_of_share and not rule.of_topic)

    def _chain(self, linked: Linked, before: Linked, clause: Clause, measured: Span) -> None:
        """Go on with the verb whose objects are listed: 新建学校3所，幼儿园5所."""
        is_alike = _alike(before, linked) or (before.is_measure and linked.is_measure)
        if not before.is_object or not is_alike or linked.is_trend:
            return
        if not self._memory.goes_on(linked, self._topics.begins(clause), self._text):
            return
        if self._topics.goes_on(clause, measured, before):
            linked.predicate, linked.is_object, linked.is_listed = before.predicate, True, True


def _tags(clause: Clause, index: int) -> str:
    """Return the tags of `clause`, with that of a target for the token `index`."""
    return f"{clause.tags[:index]}{TARGET}{clause.tags[index + 1 :]}"


def _acts(predicate: Span, measured: Span) -> bool:
    """Whether what is measured is the object of the verb, so that somebody else does it."""
    return predicate[0] < predicate[1] <= measured[0]


def _share_unit(clause: Clause, run: Sequence[int]) -> bool:
    return len({quantity.unit for index, quantity in clause.targets if index in run}) == 1


def _is_same_list(before: Linked, linked: Linked) -> bool:
    """Whether one clause lists things behind a sum (资金860万元、人力2.3万人次), or numbers of one thing."""
    is_of_same = before.measured == linked.measured and linked.kind != "ratio"
    return before.at == linked.at and (linked.kind == "count" or is_of_same)


def _is_said_again(before: Linked, linked: Linked) -> bool:
    """Whether `linked` stands in a bracket right behind the number `before`, which it tells in another unit."""
    if not linked.is_aside or before.quantity.end != linked.at[0] - 1:
        return False
    if before.kind != "change":
        return before.kind == linked.kind
    is_alone = linked.at == (linked.quantity.start, linked.quantity.end)
    return (
        is_alone
        and bool(linked.quantity.dimension)
        and before.quantity.dimension == linked.quantity.dimension
    )


def _say_again(before: Linked, linked: Linked) -> None:
    """Let `linked` state what the number `before` states in another unit."""
    linked.measured = before.measured
    if before.kind == "change":
        _go_on_changing(before, linked)
        linked.predicate = before.predicate


def _go_on_changing(before: Linked, linked: Linked) -> None:
    """Let `linked` be a number of the same change as `before`."""
    linked.kind, linked.direction, linked.comparison = "change", before.direction, before.comparison


def _alike(before: Linked, linked: Linked) -> bool:
    """Whether one verb can carry both: sums of money and shares go with their like, all else is counted."""
    a, b = before.quantity.kind, linked.quantity.kind
    return a == b or not {a, b} & {"money", "ratio"}
