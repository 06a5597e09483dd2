"""The indicators that claims state, read claim by claim with what stands before in the sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gongbao.claims.models import Claim
from gongbao.frames.models import Frame
from gongbao.indicators.cleaning import cleaner
from gongbao.indicators.holders import Holders
from gongbao.indicators.memory import Memory, Whole
from gongbao.indicators.models import Naming
from gongbao.indicators.naming import Match, Number, namer
from gongbao.indicators.order import Order, is_level
from gongbao.indicators.phrases import Phrases, Span
from gongbao.indicators.references import ADDED, References, without_added
from gongbao.indicators.rules import Category, Deal, indicator_rules
from gongbao.indicators.shares import Shares
from gongbao.organizations.models import Organization
from gongbao.rulebook import Rule, Rulebook
from gongbao.text import Document

_BARE = 2
"""Characters up to which a name among the parts of a whole may be that of a class (铁路 of 货物运输量)."""

_Step = Callable[[int, str, Number, Memory], Naming | None]


def find(
    document: Document,
    claims: Sequence[Claim],
    frames: Sequence[Frame],
    dates: Sequence[Span],
    organizations: Sequence[Organization],
    *,
    book: Rulebook,
) -> tuple[Naming, ...]:
    """Return what those of `claims` state that state an indicator, in order; `frames` has the frame of each claim."""
    phrases = Phrases(document.folded, claims, dates, organizations, indicator_rules(book), cleaner(book))
    order = Order(document.folded, claims, frames, phrases, indicator_rules(book))
    reader = _Reader(document.folded, claims, phrases, order, book)
    holders = Holders(document, organizations, book)
    memory = Memory()
    found: list[Naming] = []
    for index, (claim, frame) in enumerate(zip(claims, frames, strict=True)):
        sentence, _ = document.sentence(claim.start)
        memory.enter(sentence, document.text.rfind("\n", 0, claim.start))
        naming = reader.read(index, holders.of(claim, frame.about, sentence), memory)
        if naming is not None:
            found.append(naming)
            reader.note(index, naming, memory)
    return tuple(found)


class _Reader:
    def __init__(self, text: str, claims: Sequence[Claim], phrases: Phrases, order: Order, book: Rulebook):
        self._text, self._claims, self._phrases, self._order = text, claims, phrases, order
        self._known, self._cleaner, self._namer = indicator_rules(book), cleaner(book), namer(book)
        self._shares = Shares(self._known, self._namer, self._cleaner)
        known = self._known, self._cleaner, self._namer
        self._before = References(text, claims, phrases, order, *known)
        self._added = tuple(self._known.words["added"])
        self._steps: tuple[_Step, ...] = (
            *(self._before.same, self._before.place, self._share, self._class, self._sibling, self._named),
            *(self._member, self._category, self._before.bare, self._before.part),
        )

    def read(self, index: int, holder: str, memory: Memory) -> Naming | None:
        """Return what the claim `index` states."""
        claim = self._claims[index]
        if claim.measured is None or self._is_unnamed(index, memory):
            return None
        number = Number(claim.kind, claim.quantity.dimension, claim.quantity.unit, holder)
        phrase = self._phrases.plain(claim.measured)
        if self._order.is_of_share(index):
            return self._before.same(index, phrase, number, memory)
        deal = self._dealt(phrase)
        if deal is not None:
            return self._deal(index, phrase, *deal)
        if self._order.is_undealt(index):
            return None
        for step in self._steps_for(index):
            naming = step(index, phrase, number, memory)
            if naming is not None:
                return naming if naming.indicator_id else None
        return None

    def note(self, index: int, naming: Naming, memory: Memory) -> None:
        """Remember what the claim `index` was named, and the whole or the part that it is."""
        memory.add(index, naming)
        claim, whole, sort = self._claims[index], memory.whole, self._order.sort(index)
        if sort:
            memory.own(sort, self._order.about(index), naming)
        if not is_level(claim) or not sort:
            return
        is_part = whole is not None and naming.breakdown and naming.indicator == whole.naming.indicator
        if whole is not None and is_part and self._order.stands_among_parts(index, whole.index, whole.part):
            whole.part = index
        else:
            memory.whole = Whole(index, naming)

    def _steps_for(self, index: int) -> Sequence[_Step]:
        if self._claims[index].parts:
            return (self._parted,)
        return (self._before.same, self._named) if self._order.drawn_by(index) else self._steps

    def _is_unnamed(self, index: int, memory: Memory) -> bool:
        """Return whether the claim states none: a change of what a level before told, whose words are no indicator's.

        Nor does a step, a mark that things pass, or what something adds to a growth (拉动经济增长3.8个百分点).
        """
        claim, first = self._claims[index], self._order.first_of(index)
        if self._order.is_step(index) or self._order.is_mark(claim):
            return True
        if claim.kind != "change" or self._order.is_share(claim):
            return False
        if self._order.is_contribution(claim):
            return True
        told = self._order.level_before(index)
        return first <= told and told not in memory.named

    def _naming(self, index: int, indicator: str, breakdown: str, phrase: str, rule: Rule) -> Naming:
        claim = self._claims[index]
        return Naming(claim.start, claim.end, self._known.catalogue[indicator], breakdown, phrase, rule.id)

    def _dealt(self, phrase: str) -> tuple[Deal, str] | None:
        for size in range(len(phrase), 2, -1):
            deal = self._known.deals.get(phrase[len(phrase) - size :])
            if deal is not None:
                return deal, phrase[: len(phrase) - size]
        return None

    def _deal(self, index: int, phrase: str, deal: Deal, rest: str) -> Naming | None:
        run = self._order.run(index)
        member = deal.single
        if len(run) == len(deal.members):
            member = deal.members[run.index(index)]
        if not member:
            return None
        indicator, _, breakdown = member.partition(":")
        rest = self._cleaner.breakdown(rest, deal.ignored)
        return self._naming(index, indicator, ";".join(filter(None, [rest, breakdown])), phrase, deal)

    def _parted(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        """Name what a table's row, column and the rows above say together: 常住人口 and 城镇, 小学 and 招生数."""
        words = [self._phrases.plain(part) for part in self._claims[index].parts]
        own, whole = self._namer.match(phrase, number), self._namer.match(words[0], number)
        is_like = own is not None and whole is not None and own.indicator == whole.indicator
        part = self._cleaner.breakdown(phrase)
        is_class = part in self._known.categories
        if own is not None and (is_like or not (is_class or len(own.name) <= _BARE)):
            return (
                self._naming(index, own.indicator, own.breakdown, phrase, own.rule) if own.indicator else None
            )
        for rule in self._known.categories.get(part, ()) if whole else ():
            if whole and whole.indicator in rule.after and number.kind in (rule.kinds or (number.kind,)):
                return self._naming(index, rule.indicator, part, phrase, rule)
        readings = ["".join(words), "".join(reversed(words))]
        claim = self._claims[index]
        for reading in reversed(readings) if claim.parts[-1] == claim.measured else readings:
            match = self._namer.match(reading, number)
            if match is not None and match.indicator and len(match.name) > _BARE:
                return self._naming(index, match.indicator, match.breakdown, reading, match.rule)
        return None

    def _share(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        claim = self._claims[index]
        if number.kind not in ("ratio", "change", "rank") or self._namer.whole(phrase, number):
            return None
        is_share = bool(claim.predicate) and self._order.is_share(claim)
        at = (claim.predicate if is_share else claim.measured) or (0, 0)
        before = self._part_before(index, at[0], memory)
        own = self._namer.match(self._shares.named(before, phrase, is_share=is_share), number)
        if own is not None and own.indicator:
            return self._naming(index, own.indicator, own.breakdown, phrase, own.rule)
        shares = self._shares
        shared = shares.of_whole(phrase, before) if is_share else shares.of_phrase(phrase, before)
        if shared is None and number.kind == "ratio":
            shared = self._shares.of_part(phrase)
        if shared is None:
            return None
        return self._naming(index, shared.rule.indicator, shared.part, phrase, shared.rule)

    def _part_before(self, index: int, at: int, memory: Memory) -> str:
        """Return the part whose share is told at `at`: the words before, else what the claims before measure."""
        start = self._phrases.stretch(at)
        words = self._phrases.plain((start, at))
        before = self._order.told_before(index, memory.sentence)
        if words or before < 0:
            return words
        if before in memory.named:
            return memory.named[before].phrase
        return self._phrases.plain(self._claims[before].measured or (0, 0))

    def _named(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        claim = self._claims[index]
        if self._namer.is_of_two(phrase, number):
            return None
        best: tuple[int, str, Match] | None = None
        for reading in self._phrases.readings(claim):
            match = self._namer.match(reading, number)
            if match and (best is None or len(match.name) > best[0]):
                best = len(match.name), reading, match
        if best is None:
            reading = self._phrases.wide(claim)
            match = self._namer.match(reading, number) or self._namer.last(reading, number)
            if match is None:
                return None
        else:
            _, reading, match = best
        if not match.indicator or self._is_other(index, match):
            return None
        breakdown = match.breakdown
        if match.rule.follows and not breakdown:
            breakdown = self._followed(index, match.rule.follows, memory)
        if match.rule.stock and number.kind != "change" and self._is_added(index, reading):
            breakdown = ";".join(filter(None, [ADDED, breakdown]))
        return self._naming(index, match.indicator, breakdown, reading, match.rule)

    def _is_other(self, index: int, match: Match) -> bool:
        """Return whether the clause makes it another figure: what something brought about, one per head, or nothing."""
        claim = self._claims[index]
        is_unreal = match.rule.rest != "dropped" and claim.kind != "change" and self._order.is_unreal(claim)
        is_drawn = self._order.drawn_by(index) not in match.name
        return is_drawn or is_unreal or self._order.is_per_unit(claim)

    def _followed(self, index: int, what: str, memory: Memory) -> str:
        """Return the breakdown that holds on in the sentence, or the group or stage that a clause before speaks of."""
        if what == "breakdown":
            return without_added(memory.last.breakdown) if memory.last else ""
        end = self._claims[index].start
        start = max(memory.sentence, self._text.rfind(";", memory.sentence, end) + 1)
        found = self._known.patterns[what].finditer(self._text, start, end)
        things = [thing[1] for thing in found]
        if not things:
            return ""
        return self._cleaner.breakdown(things[-1]) if what == "group" else things[-1]

    def _is_added(self, index: int, reading: str) -> bool:
        claim = self._claims[index]
        ends = (claim.measured[0] if claim.measured else 0, claim.predicate[1] if claim.predicate else 0)
        before = (self._text[max(end - 6, 0) : end].rstrip() for end in ends)
        plain = self._cleaner.without_place(reading)
        is_told = plain.startswith(self._added) or any(words.endswith(self._added) for words in before)
        return is_told or self._order.is_added_to(index)

    def _member(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        """Name a member of a list by the head that its last member bears: 黄金、白银、镍产量."""
        last = self._order.last_member(index)
        if last is None:
            return None
        whole = self._phrases.plain(last)
        match = self._namer.match(whole, number)
        if not phrase:
            if match is None or not match.indicator:
                return None
            return self._naming(index, match.indicator, match.breakdown, whole, match.rule)
        if self._known.patterns["complete"].search(phrase):
            return None
        shared = match.name if match else whole
        for ending in self._namer.suffixes(shared):
            own = self._namer.match(phrase + ending, number)
            if own and own.indicator and len(own.name) > len(ending):
                return self._naming(index, own.indicator, own.breakdown, phrase + ending, own.rule)
        own = self._namer.match(phrase + shared, number) if match else None
        if own is None or not own.indicator:
            return None
        return self._naming(index, own.indicator, own.breakdown, phrase + shared, own.rule)

    def _class(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        """Name a class that is told among the parts of its whole: 经营主体…，其中企业410.1万户."""
        whole = memory.whole
        if whole is None or not self._order.stands_among_parts(index, whole.index, whole.part):
            return None
        return self._classed(
            index, phrase, number, memory, lambda rule: whole.naming.indicator_id in rule.after
        )

    def _sibling(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        """Name a change of a class of what was told right before: 第一产业投资增长3%，第二产业增长8%."""
        if is_level(number) or not memory.latest or self._order.last_member(index) is not None:
            return None
        return self._classed(
            index, phrase, number, memory, lambda rule: memory.latest in (*rule.after, rule.indicator)
        )

    def _category(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        """Name a change of a class whose whole was told not long ago: 食品烟酒上涨2.1%."""
        if is_level(number):
            return None
        return self._classed(index, phrase, number, memory, lambda rule: memory.has_any(rule.after))

    def _classed(
        self, index: int, phrase: str, number: Number, memory: Memory, is_due: Callable[[Category], bool]
    ) -> Naming | None:
        """Name a class by that of its wholes which was told last."""
        part = self._cleaner.breakdown(phrase.removesuffix("价格"))
        due = [
            rule
            for rule in self._known.categories.get(part, ())
            if is_due(rule) and number.kind in (rule.kinds or (number.kind,))
        ]
        if not due:
            return None
        rule = max(due, key=lambda rule: memory.told_last(rule.after))
        return self._naming(index, rule.indicator, "" if rule.whole else part, phrase, rule)
