"""The rules of the layer `indicators`: what their files may say, and the tables that are made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Literal, TypeVar

from gongbao.indicators.models import Indicator
from gongbao.indicators.wording import alike
from gongbao.rulebook import NamedPattern, Rule, Rulebook, Words
from gongbao.rulebook.patterns import Named, named

LAYER = "indicators"

R = TypeVar("R", bound=Rule)

Measure = Literal["", "money", "ratio", "physical"]
"""What a number measures: money, a ratio, or things and physical amounts."""


class Name(Rule):
    """Names of one indicator, parted by white space.

    `rest` says whether something may stand before the name: `free`, `required`, `none`, or `dropped`; `only` lists
    what it may be, `ignored` what of it is let go. What stands before the `head` in the name itself is a
    breakdown too; `breakdown` is one that the name says (`{phrase}`: the whole phrase). `holder` restricts the
    rule to claims about a `company` or about others; `kinds`, `dimension` and `measure` to numbers of that sort. The
    rest may hold none of the words `without`; what stands before the name must hold one of `needs`, and holds none
    that makes a total one per head or per unit (人均粮食产量) but for rules that need it. A `stock` can be added to
    (新增). Without one of its own, a name `follows` the `breakdown` before it in the sentence, the `group` of firms,
    `stage` of education or `mode` of transport that a clause spoke of. An empty `indicator` keeps a near miss silent.
    """

    indicator: str
    names: str
    rest: Literal["free", "required", "none", "dropped"] = "free"
    only: str = ""
    ignored: str = ""
    head: str = ""
    breakdown: str = ""
    holder: Literal["", "company", "place"] = ""
    dimension: str = ""
    measure: Measure = ""
    kinds: tuple[str, ...] = ()
    without: str = ""
    needs: str = ""
    stock: bool = False
    follows: Literal["", "breakdown", "group", "stage", "mode"] = ""


class Deal(Rule):
    """Names that stand for several indicators, each number of a list stating one; see `deals.toml`."""

    names: str
    members: tuple[str, ...]
    single: str = ""
    ignored: str = ""


class Share(Rule):
    """The share of a whole; see the head of `shares.toml`."""

    indicator: str
    wholes: str
    of: tuple[str, ...] = ()
    parts: str = ""


class Category(Rule):
    """Parts named alone below an indicator; see the head of `categories.toml`."""

    indicator: str
    after: tuple[str, ...]
    words: str
    kinds: tuple[str, ...] = ()
    whole: bool = False


class Verb(Rule):
    """Verbs that make an indicator's name with their object; see the head of `verbs.toml`."""

    makes_facts: ClassVar[bool] = False
    verbs: str
    head: str
    measure: Measure = ""
    but: str = ""

    def named_with(self, thing: str) -> str:
        """Return the name that the verb makes with `thing` as its object; empty where the two are one noun."""
        return "" if thing.endswith(tuple(self.but.split())) else thing + self.head


_FILES: dict[str, type[Rule]] = {
    "names-*.toml": Name,
    "deals.toml": Deal,
    "shares.toml": Share,
    "categories.toml": Category,
    "verbs.toml": Verb,
    "words.toml": Words,
    "patterns.toml": NamedPattern,
}


@dataclass(frozen=True, slots=True)
class IndicatorRules:
    """All rules of the layer by the words that they are asked for."""

    catalogue: Mapping[str, Indicator]
    names: Mapping[str, tuple[Name, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    """Of the names that end in a pair of characters (or are one character), the lengths, longest first."""
    endings: frozenset[str]
    """The proper endings of names: words that something before them may complete to a name."""
    deals: Mapping[str, Deal]
    wholes: Mapping[str, Share]
    shares_of: Mapping[str, Share]
    parts: Mapping[str, Share]
    categories: Mapping[str, tuple[Category, ...]]
    verbs: Mapping[str, Verb]
    words: Mapping[str, frozenset[str]]
    patterns: Named


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer, in the order of their files."""
    return tuple(rule for files, model in _FILES.items() for rule in book.rules(LAYER, model, files))


@cache
def catalogue(book: Rulebook) -> dict[str, Indicator]:
    """Return the indicators of `book` by id, in the order of the catalogue."""
    return {
        row["id"]: Indicator(row["id"], row["name"], row["english"], row["group"], row["unit"])
        for row in book.table(LAYER, "catalogue.tsv")
    }


@cache
def indicator_rules(book: Rulebook) -> IndicatorRules:
    """Return the compiled rules; raises `RuleError` for a rule that names an indicator unknown to the catalogue."""
    known = catalogue(book)
    names = book.rules(LAYER, Name, "names-*.toml")
    deals, shares = book.rules(LAYER, Deal, "deals.toml"), book.rules(LAYER, Share, "shares.toml")
    categories = book.rules(LAYER, Category, "categories.toml")
    naming: tuple[Name | Share | Category, ...] = (*names, *shares, *categories)
    for rule in naming:
        if rule.indicator and rule.indicator not in known:
            raise rule.error("indicator", f"the catalogue has no {rule.indicator!r}")
    for deal in deals:
        for member in (*deal.members, *filter(None, [deal.single])):
            if member.partition(":")[0] not in known:
                raise deal.error("members", f"the catalogue has no {member!r}")
    patterns = named(book.rules(LAYER, NamedPattern, "patterns.toml"))
    of_ratio = patterns["of-ratio"]
    by_name = _many((alike(name, of_ratio), rule) for rule in names for name in rule.names.split())
    return IndicatorRules(
        catalogue=known,
        names=by_name,
        lengths=_lengths(by_name),
        endings=frozenset(name[at:] for name in by_name for at in range(1, len(name) - 1)),
        deals={alike(name, of_ratio): deal for deal in deals for name in deal.names.split()},
        wholes={whole: share for share in shares for whole in share.wholes.split()},
        shares_of={indicator: share for share in shares for indicator in share.of},
        parts={part: share for share in shares for part in share.parts.split()},
        categories=_many((word, rule) for rule in categories for word in rule.words.split()),
        verbs={verb: rule for rule in book.rules(LAYER, Verb, "verbs.toml") for verb in rule.verbs.split()},
        words=defaultdict(
            frozenset,
            {rule.name: frozenset(rule.words.split()) for rule in book.rules(LAYER, Words, "words.toml")},
        ),
        patterns=patterns,
    )


def _many(pairs: Iterable[tuple[str, R]]) -> dict[str, tuple[R, ...]]:
    found: dict[str, tuple[R, ...]] = {}
    for key, rule in pairs:
        found[key] = (*found.get(key, ()), rule)
    return found


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name[-2:], set()).add(len(name))
    return {pair: tuple(sorted(sizes, reverse=True)) for pair, sizes in found.items()}
