"""How often each rule makes a fact, is overruled, or errs against gold, over reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from gongbao.annotate import Annotation
from gongbao.clean.models import CleanText
from gongbao.extraction import Extractor
from gongbao.gold import Gold
from gongbao.gold.models import TABLES
from gongbao.gold.scores import pairs_of, wrong_fields
from gongbao.layers import FACTS
from gongbao.report import Report
from gongbao.rulebook import Rule, Rulebook
from gongbao.workbench.tried import tried


@dataclass(slots=True)
class Use:
    """What one rule did: how often it `fired` (made or silenced a fact) and was `overruled` by another rule.

    Against gold, how many of its rows were `right`, had `wrong` fields or ends, or were a `false_alarm`.
    """

    fired: int = 0
    overruled: int = 0
    right: int = 0
    wrong: int = 0
    false_alarm: int = 0


@dataclass(slots=True)
class Coverage:
    """The use of each rule by its id, the gold spans that no rule found (`misses`, by table), and idle rules."""

    uses: dict[str, Use] = field(default_factory=dict)
    misses: dict[str, int] = field(default_factory=dict)
    idle: tuple[str, ...] = ()

    def use(self, rule: str) -> Use:
        """Return the use of `rule`, to be counted up."""
        return self.uses.setdefault(rule, Use())


class Text(NamedTuple):
    """A report to count over, with its gold where there is one."""

    report: Report
    gold: Gold | None = None


def cover(texts: Iterable[Text], extractor: Extractor) -> Coverage:
    """Return what each rule of `extractor` did on `texts`."""
    coverage = Coverage()
    for report, gold in texts:
        cleaned, annotation = extractor.annotate(report)
        _count(coverage, annotation)
        if gold is not None:
            _judge(coverage, gold, report, cleaned, annotation, extractor)
    makers = {rule.id for rule in _all(extractor.book) if rule.makes_facts}
    coverage.idle = tuple(sorted(makers - coverage.uses.keys()))
    return coverage


def _all(book: Rulebook) -> list[Rule]:
    return [rule for layer in FACTS for rule in layer.rules(book)]


def _count(coverage: Coverage, annotation: Annotation) -> None:
    for item in tried(annotation):
        if item.outcome in ("won", "silences"):
            coverage.use(item.rule).fired += 1
        else:
            coverage.use(item.rule).overruled += 1


def _judge(
    coverage: Coverage,
    gold: Gold,
    report: Report,
    cleaned: CleanText,
    annotation: Annotation,
    extractor: Extractor,
) -> None:
    quantities = {cleaned.to_source(c.start, c.end): c.quantity.rule for c in annotation.claims}
    tables = extractor.tables([report])
    for table in TABLES:
        for pair in pairs_of(table, gold, tables, report.text):
            if pair.found is None:
                coverage.misses[table] = coverage.misses.get(table, 0) + 1
                continue
            rules = {str(pair.found.fields["rule"])}
            if table == "claims":
                rules.add(quantities[pair.found.start, pair.found.end])
            for rule in rules:
                use = coverage.use(rule)
                use.false_alarm += pair.gold is None
                good = pair.exact and not wrong_fields(pair)
                use.right += good
                use.wrong += pair.gold is not None and not good
