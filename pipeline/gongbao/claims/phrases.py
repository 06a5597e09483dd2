"""The edges of noun phrases."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from re import Match

from gongbao.claims.clauses import Clause
from gongbao.claims.models import Extent
from gongbao.claims.tagset import Tagset

Span = tuple[int, int]
"""First and last (exclusive) token of a phrase in its clause."""


class Phrases:
    """Cuts a noun phrase, as a pattern found it, to the words that name the thing."""

    def __init__(self, tagset: Tagset):
        self._left = tagset.tags("left-edge")
        self._right = tagset.tags("right-edge")
        self._verbs = tagset.tags("verb-edge")
        self._verbal = tagset.tags("verbal-edge")
        self._date = tagset.tag("date")
        self._ordinal = tagset.tag("ordinal")
        self._adjective = tagset.tag("adjective")
        self._prepositions = tagset.tags("prepositional")
        self._transitive = tagset.tag("transitive")
        self._predicates, self._names = tagset.tags("predicate"), tagset.tags("naming")
        self._cumulative = tagset.tag("cumulative")
        self._etc = tagset.tag("etc")
        self._marked = tagset.tag("marked")
        self._comma = tagset.tag("comma")
        self._joint = tagset.tags("joint")
        self._tally = tagset.tag("tally")
        self._scope = tagset.tag("scope")
        self._measure = tagset.tags("measure-head") | tagset.tags("suffix")
        self._action = tagset.tags("doing")
        self._activity = tagset.tags("activity")
        self._counted = tagset.tags("one")
        self._facility = tagset.tag("counted")
        self._person, self._body = tagset.tag("person"), tagset.tag("body")
        self._by, self._as, self._preposition = map(tagset.tag, ("by", "as", "preposition"))
        self._at, self._bringing = tagset.tag("at"), {self._as, tagset.tag("from")}
        self._adverbs = tagset.tags("adverbial")
        self._whereabouts = tagset.tags("owner") - {tagset.tag("organization")}
        self._things, self._dual = tagset.tags("thing"), tagset.tags("dual")
        self._moves = tagset.tags("verb") | tagset.tags("fall")
        self._of, self._either = tagset.tag("of"), tagset.tag("either")
        self._deeds = tagset.tags("deed")
        self._ties = tagset.tags("joint") | {self._of}

    @staticmethod
    @cache
    def of(tagset: Tagset) -> Phrases:
        """Return what cuts phrases of the tags of `tagset`."""
        return Phrases(tagset)

    def whole(self, clause: Clause, span: Span) -> Span:
        """Return `span` as `trim` does, with the date that it begins with: 全年目标, of which a part is done.

        It may be but a word for all that there is: 占整体77%.
        """
        start, end = self._edges(clause, span)
        if start == end and clause.tags[span[0]] == self._either:
            return span[0], span[0] + 1
        while start > span[0] and clause.tags[start - 1] == self._date:
            start -= 1
        return start, end

    def trim(self, clause: Clause, span: Span) -> Span:
        """Return `span` without words that do not begin or end a phrase.

        Examples before 等 give way to the class behind it, and a name to the class that is joined to it
        (《决定》及配套政策举措10余项).
        """
        start, end = self._edges(clause, span)
        while (
            clause.tags[start:end][:1] == self._marked and clause.tags[start + 1 : start + 2] in self._joint
        ):
            if self._marked in clause.tags[start + 1 : end] or start + 2 >= end:
                break
            start += 2
        etc = clause.tags.rfind(self._etc, start, end)
        if etc < 0:
            return start, end
        rest = self._edges(clause, (etc + 1, end))
        if rest[0] == rest[1]:
            return self._edges(clause, (start, etc))
        if rest[1] - rest[0] == 1 and clause.tags[rest[0]] in self._measure:
            return start, end
        return rest

    def _edges(self, clause: Clause, span: Span) -> Span:
        start, end = span
        while start < end and self._is_outside(clause, start, end):
            start += 1
        while end > start and clause.tags[end - 1] in self._right:
            end -= 1
        return start, end

    def _is_outside(self, clause: Clause, start: int, end: int) -> bool:
        """Whether the word at `start` begins no phrase: a running total does that of a measure, 累计成交额."""
        own, last = clause.tags[start], clause.tags[end - 1]
        return own in self._left and not (own == self._cumulative and last in self._measure)

    def is_means(self, clause: Clause, span: Span) -> bool:
        """Whether `span` tells by what means something is done: 以集中竞价方式减持20万股.

        A means may also tell of what kind a thing is: 经季节性调整的失业率.
        """
        return clause.tags[span[0] : span[0] + 1] == self._by and self._of not in clause.tags[slice(*span)]

    def is_headless(self, clause: Clause, span: Span) -> bool:
        """Whether no noun stands behind the last 的 of `span`: 对情节轻微的不批准逮捕213人."""
        of = (
            clause.tags.rfind(self._of, *span)
            if clause.tags[span[0] : span[0] + 1] == self._preposition
            else -1
        )
        return of >= 0 and self._things.isdisjoint(clause.tags[of + 1 : span[1]])

    def is_aside(self, clause: Clause, span: Span, before: int) -> bool:
        """Whether `span` tells how, why, where or for whom the verb at `before` is done, not what it is done to.

        So do 因灾死亡, 为企业让利, 由财政承担, 临时查封, 国内出游.
        """
        words = clause.tags[slice(*span)]
        if clause.tags[span[0] - 1 : span[0]] in self._bringing:
            return True
        is_named = words[-1:] in self._measure or words[-1:] in self._dual
        if self._whereabouts.issuperset(clause.tags[span[0] : before]):
            return True
        return (words[:1] == self._preposition and not is_named) or set(words) == {self._adjective}

    def without_late_verbs(self, clause: Clause, span: Span) -> Span:
        """Return `span` up to where only how its deed is done is told.

        That is an adverb behind which nothing but verbs stand (32项问题已整改 before 完成), or a preposition
        (招生名额向中西部 before 倾斜, 学生在各级竞赛中 before 获奖).
        """
        start, end = span
        aside = max(clause.tags.rfind(tag, start, end) for tag in (self._preposition, self._at))
        if aside > start and self._of not in clause.tags[aside:end]:
            return start, aside
        at = end
        while at > start and clause.tags[at - 1] in self._verbs:
            at -= 1
        is_late = start < at < end and clause.tags[at - 1] in self._adverbs
        return (start, at) if is_late else span

    def after_action(self, clause: Clause, span: Span) -> Span:
        """Return the last of the things in `span` where the ones before are the objects of a verb."""
        start, end = span
        comma = clause.tags.rfind(self._comma, start, end)
        if comma >= 0 and start > 0 and clause.tags[start - 1] in self._action:
            return comma + 1, end
        return span

    def without_scope(self, clause: Clause, span: Span) -> Span:
        """Return `span` without the words at its end for those among whom a rank is held."""
        start, end = span
        while end - 1 > start and clause.tags[end - 1] == self._scope:
            end -= 1
        return start, end

    def without_verbs(self, clause: Clause, span: Span) -> Span:
        """Return `span` without the verbs at its end, which say what a counted subject does.

        What an adjective stands before is a noun: 一般申请.
        """
        start, end = span
        at, found = end, end
        while at - 1 > start and clause.tags[at - 1] in self._verbal:
            at -= 1
            if clause.tags[at] in self._verbs and clause.tags[at - 1] != self._adjective:
                found = at
        return start, found

    def without_clause(self, clause: Clause, span: Span, index: int) -> Span:
        """Return `span`, behind the number at `index`, up to its verb where it is all there is of a clause.

        Of 3000吨冻猪肉投放市场, 冻猪肉 is what is counted, since nothing else in the clause is a verb; what ends with
        a noun for things that are counted is their name (37家帮扶单位).
        """
        start, end = span
        if clause.tags[end:] or clause.tags[end - 1] in self._counted:
            return span
        if not self._predicates.isdisjoint(clause.tags[:index]):
            return span
        for at in range(start + 1, end - 1):
            if clause.tags[at] == self._transitive and clause.tags[at - 1] in self._names:
                return start, at
        return span

    def without_activity(self, clause: Clause, span: Span) -> Span:
        """Return `span` up to what is counted, where it ends with what is done to it: 50个帮扶县振兴发展."""
        start, end = span
        if start < end and clause.tags[end - 1] in self._activity:
            at = self._last(clause, start, end - 1) + 1
            if at > start and self._ties.isdisjoint(clause.tags[at:end]):
                return start, at
        return span

    def without_class(self, clause: Clause, span: Span) -> Span:
        """Return `span` up to 等, where the number before it counts an example, not the class: 10万吨再生铝等项目."""
        etc = clause.tags.find(self._etc, *span)
        return (span[0], etc) if etc >= 0 else span

    def without_measure(self, clause: Clause, span: Span) -> Span:
        """Return `span` without a measure at its end: of 14种农产品产量, 农产品 is what is counted.

        Of 31个大城市城镇失业率 it is 大城市, up to the first noun for what is counted one by one.
        """
        start, end = span
        if end - 1 > start and clause.tags[end - 1] in self._measure:
            counted = (at for at in range(start, end - 1) if clause.tags[at] in self._counted)
            end = next(counted, end - 2) + 1
        return start, end

    def without_deed(self, clause: Clause, span: Span) -> Span:
        """Return `span` up to those who do what it ends with, or have it: of 12名选手代表浙江省参赛, 选手.

        A body may be the owner of a thing that is counted: 5家企业研发中心.
        """
        start, end = span
        for at in range(start, end - 1):
            own, following = clause.tags[at], clause.tags[at + 1]
            if clause.tags[end - 1] == self._facility and clause.tags[end : end + 1] not in self._action:
                continue
            if own in self._counted and following == self._of:
                return start, at + 1
            if own == self._person and (following in self._deeds or following in self._moves):
                return start, at + 1
            if own == self._body and following in self._deeds:
                return start, at + 1
        return span

    def _last(self, clause: Clause, start: int, end: int) -> int:
        counted = (at for at in range(end - 1, start - 1, -1) if clause.tags[at] in self._counted)
        return next(counted, -1)

    def _behind_preposition(self, clause: Clause, start: int, end: int) -> int:
        """Return where the first of several things begins: of 我国对东盟、欧盟进出口 it is 东盟."""
        found = (at + 1 for at in range(end - 2, start - 1, -1) if clause.tags[at] in self._prepositions)
        return next(found, start)

    def parts(self, clause: Clause, span: Span, count: int) -> list[Span]:
        """Return the `count` things that `span` lists, or nothing where it lists another number of things.

        A word that tells their number parts them from what is said of all (批发业、零售业两大行业销售额), or the
        first from what they all are (前五大贸易伙伴东盟、欧盟进出口).
        """
        start, end = span
        cuts = [i for i in range(start, end) if clause.tags[i] in self._joint]
        tally = clause.tags.find(self._tally, start, end)
        if cuts and tally > cuts[0]:
            end = tally
            cuts = [cut for cut in cuts if cut < end]
        elif cuts and (tally >= 0 or self._ordinal in clause.tags[start:end]):
            start = cuts[0] - 1
        if len(cuts) != count - 1:
            cuts = [i for i in cuts if clause.tags[i] == self._comma]
        if len(cuts) != count - 1:
            return []
        start = self._behind_preposition(clause, start, cuts[0] if cuts else start)
        parts = [(a + 1, b) for a, b in pairwise([start - 1, *cuts, end])]
        return parts if all(a < b for a, b in parts) else []


def extent(clause: Clause, span: Span) -> Extent | None:
    """Return the characters of a span of tokens, `None` where it is empty."""
    start, end = span
    return (clause.tokens[start][0], clause.tokens[end - 1][1]) if start < end else None


def span_of(found: Match[str], group: str) -> Span:
    """Return the tokens of a named group, `(0, 0)` where the pattern has none or it took no part."""
    if group not in found.re.groupindex or found.start(group) < 0:
        return 0, 0
    return found.span(group)
