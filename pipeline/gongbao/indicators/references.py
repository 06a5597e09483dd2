"""Claims whose words go back to what was named before them: the same of another place, a part, a bare word."""

from __future__ import annotations

from collections.abc import Sequence

from gongbao.claims.models import Claim
from gongbao.indicators.cleaning import Cleaner
from gongbao.indicators.memory import Memory
from gongbao.indicators.models import Naming
from gongbao.indicators.naming import Match, Namer, Number
from gongbao.indicators.order import Order, is_level
from gongbao.indicators.phrases import Phrases
from gongbao.indicators.rules import IndicatorRules

ADDED = "新增"
"""The breakdown of what came new to a stock, before any other part of it."""

_OPENING = 14
"""Characters at the start of a sentence in which the thing is sought that a bare word goes back to."""


class References:
    """Names the `claims` of the folded `text` by the indicators that were named before them."""

    def __init__(
        self,
        text: str,
        claims: Sequence[Claim],
        phrases: Phrases,
        order: Order,
        known: IndicatorRules,
        cleaner: Cleaner,
        namer: Namer,
    ):
        self._text, self._claims, self._phrases, self._order = text, claims, phrases, order
        self._known, self._cleaner, self._namer = known, cleaner, namer

    def same(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        """Go on with what the claim before states of the very same words: 生猪出栏241.2万头，同比增长18.4%."""
        claim, last = self._claims[index], memory.last
        if not last or not index or last.start != self._claims[index - 1].start:
            return None
        before = self._claims[index - 1]
        if before.measured != claim.measured or self._order.is_share(claim):
            return None
        if self._dealt_before(index, memory) and self._cleaner.breakdown(phrase) in self._known.words["same"]:
            return None
        if self._namer.measure(number) not in ("", self._namer.measure_of(last.indicator_id)):
            return None
        goes_on = claim.predicate == before.predicate and claim.kind == before.kind
        breakdown = last.breakdown if goes_on else without_added(last.breakdown)
        return Naming(claim.start, claim.end, last.indicator, breakdown, last.phrase, last.rule)

    def place(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        """Go on with what the sentence states of another place: 苏州市地区生产总值2万亿元，南京市1.4万亿元."""
        if not phrase or self._cleaner.without_place(phrase):
            return None
        claim, sort, about = self._claims[index], self._order.sort(index), self._order.about(index)
        last = memory.of_another(sort, about) if sort and about else None
        if last is None:
            return None
        return Naming(claim.start, claim.end, last.indicator, last.breakdown, last.phrase, last.rule)

    def part(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        """Name a part that is told after its whole in the same unit: 商品房销售面积…，其中住宅163万平方米."""
        claim, whole = self._claims[index], memory.whole
        if whole is None or not is_level(claim) or self._namer.match(phrase, number) is not None:
            return None
        is_alone = claim.predicate is None or claim.predicate == self._claims[whole.index].predicate
        part = self._headless(self._cleaner.breakdown(phrase), whole.naming.phrase)
        is_due = self._order.stands_among_parts(index, whole.index, whole.part)
        if not (is_alone and part and is_due) or (number.kind == "count" and self._is_apart(index)):
            return None
        breakdown = ";".join(filter(None, [whole.naming.breakdown, part]))
        return Naming(claim.start, claim.end, whole.naming.indicator, breakdown, phrase, whole.naming.rule)

    def _is_apart(self, index: int) -> bool:
        """Return whether a semicolon parts the claim from the one before: 其中研究生8600人；专任教师1890人."""
        return ";" in self._text[self._claims[index - 1].end : self._claims[index].start]

    def _headless(self, part: str, whole: str) -> str:
        """Return `part` without the head that it shares with `whole`, or that only counts: 铁路货物 of 货物运输总量."""
        kept, counting = self._known.words["kept"], self._known.words["counting"]
        for at in range(1, len(part) - 1):
            if part[at:] in counting or (part[at:] in whole and part[at:] not in kept):
                return part[:at]
        return part

    def bare(self, index: int, phrase: str, number: Number, memory: Memory) -> Naming | None:
        """Name a bare word by what it goes back to: 规模以上工业企业达7.6万家、增加值增长3%."""
        word = self._cleaner.breakdown(phrase)
        last = memory.last
        if last and word in self._known.words["same"] and self._is_of_last(index, last):
            claim, last = self._claims[index], self._dealt_before(index, memory) or last
            breakdown = without_added(last.breakdown)
            return Naming(claim.start, claim.end, last.indicator, breakdown, phrase, last.rule)
        if word not in self._known.endings or self._order.is_counted_thing(index):
            return None
        return self._completed(index, word, self._antecedents(index, memory), number)

    def _dealt_before(self, index: int, memory: Memory) -> Naming | None:
        """Return what the list before named at the place that `index` has in its own: A和B分别增长…，涨幅分别回落…"""
        run = self._order.run(index)
        return memory.named.get(index - len(run)) if len(run) > 1 else None

    def _is_of_last(self, index: int, last: Naming) -> bool:
        """Return whether a bare word is of what was named last: its growth or rank, or a total listed behind it."""
        if not is_level(self._claims[index]):
            return not self._is_other_between(index, last)
        return self._order.is_total(index) and last.start == self._claims[index - 1].start

    def _is_other_between(self, index: int, last: Naming) -> bool:
        """Whether the claim before states the level of a thing with a name of its own that is no indicator."""
        before = self._claims[index - 1] if index else None
        if before is None or before.start <= last.start or not is_level(before) or before.measured is None:
            return False
        return self._phrases.plain(before.measured) not in self._known.words["same"]

    def _antecedents(self, index: int, memory: Memory) -> list[str]:
        """Return the things that a bare word of the claim may go back to: in its list, before it, at the beginning.

        Behind a semicolon the beginning comes first: 医疗卫生机构3.6万个，其中医院1860个；床位42万张.
        """
        listed, last = self._order.listed_before(index), memory.last
        if listed:
            return [self._phrases.plain(listed)]
        end = min(memory.sentence + _OPENING, self._claims[index].start)
        opening = self._phrases.plain((memory.sentence, end))
        if last and ";" in self._text[last.end : self._claims[index].start]:
            return [opening, last.phrase, last.breakdown]
        return [last.phrase, last.breakdown, opening] if last else [opening]

    def _completed(self, index: int, word: str, things: Sequence[str], number: Number) -> Naming | None:
        """Name `word` by the longest beginning of one of `things` that makes a name with it: 粮食 of 粮食播种面积."""
        for thing in filter(None, map(self._cleaner.without_place, things)):
            match = self._namer.match(thing + word, number)
            if match and match.indicator and len(match.name) > len(word):
                return self._naming(index, match, thing + word)
            for size in range(len(thing) - 1, 1, -1):
                match = self._namer.whole(thing[:size] + word, number)
                if match and match.indicator and len(match.name) > len(word):
                    return self._naming(index, match, thing[:size] + word)
        return None

    def _naming(self, index: int, match: Match, phrase: str) -> Naming:
        claim, indicator = self._claims[index], self._known.catalogue[match.indicator]
        return Naming(claim.start, claim.end, indicator, match.breakdown, phrase, match.rule.id)


def without_added(breakdown: str) -> str:
    """Return `breakdown` as it is of the whole stock."""
    return breakdown.removeprefix(ADDED).lstrip(";")
