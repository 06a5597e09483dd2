"""The rules of the layer `frames`: what their files may say, and what is compiled from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Literal

from gongbao.frames.compiled import Compiled, scan, sieve
from gongbao.rulebook import Rule, Rulebook
from gongbao.rulebook.patterns import NOTHING, alternation, compiled
from gongbao.text.scan import Scan
from gongbao.text.sieve import Sieve

LAYER = "frames"

Modality = Literal["", "target", "forecast"]


class ReportKind(Rule):
    """A kind of report, told by its title.

    `covers` is the time that it is about: `stated` in the title, or the year `before`. `plans` where it also
    sets targets for the year after; `modality` what all its numbers are.
    """

    title: str
    covers: Literal["stated", "before"] = "stated"
    plans: bool = False
    modality: Modality = ""


class Section(Rule):
    """A heading, or the first words of a paragraph (`opens`), and the frame of what stands below.

    `year` is the time where the words name none: that of the report (`covered`), that of its targets
    (`planned`), or `none`. Words that must be `named` fit only with a time in them, and some only where the report
    sets no plans (`looks_back`).
    """

    pattern: str
    opens: bool = False
    looks_back: bool = False
    year: Literal["covered", "planned", "none", "named", "same"] = "same"
    modality: Modality = ""


class Role(Rule):
    """What a time expression does in its sentence, told by the words `before` and `after` it, or its own `text`.

    Roles are `inert`, `own` (of the next number alone), `event` (of its clause), `segment` (up to a semicolon),
    `scoped` (of its sentence), `past` (of its sentence, and no time for the rest of its paragraph), `explained` (in
    brackets behind what it explains, of that sentence), `instant`, `void` (no time can be given), `present` (none, and
    a time gone by is over), `topic` (of all that follows) and `length` (the years up to the end of the time reported
    on). A `review` tells also what the text above it is about, where nothing else does.
    """

    role: Literal[
        "inert",
        "own",
        "event",
        "segment",
        "scoped",
        "past",
        "explained",
        "instant",
        "void",
        "present",
        "topic",
        "length",
    ]
    before: str = ""
    after: str = ""
    text: str = ""
    days_only: bool = False
    review: bool = False


class Cue(Rule):
    """Words that change the frame of what stands behind them in the sentence, or in the clause.

    `sets` is a modality, `fact` (which ends one), or `no time`; one that `yields` leaves a mood that holds already, or
    a time that its sentence names. One that `takes_back` what was planned is told of the number before it, too.
    `followed_by` are words of which one must stand right behind `pattern`. Words of a `verb` begin in no name.
    """

    sets: Literal["target", "forecast", "fact", "no time"]
    pattern: str
    followed_by: tuple[str, ...] = ()
    reach: Literal["sentence", "clause"] = "sentence"
    yields: bool = False
    takes_back: bool = False
    verb: bool = False


class Nature(Rule):
    """Whether a number is a `level`, a `flow`, the `annual` sum of one, `timeless` or a change's `base`.

    A `daily` number is a flow of which a last day says nothing, a `yearly` one comes back every year, a `running` sum
    is one up to some day, a `standing` number is held all the time and not summed. That is told by its kinds, its verb,
    measure and own `text`, and the words before and after; `measured_before` where its measure stands before it.
    """

    makes_facts: ClassVar[bool] = False
    nature: Literal["level", "annual", "flow", "daily", "yearly", "running", "standing", "timeless", "base"]
    kinds: tuple[str, ...] = ()
    predicate: str = ""
    measured: str = ""
    before: str = ""
    after: str = ""
    text: str = ""
    measured_before: bool = False


class Basis(Rule):
    """The basis of a change: by its comparison, the words before it in its clause, or the period's length.

    `as before` is that of the change before in the paragraph; `sentence` fits where the sentence begins.
    """

    basis: Literal["yoy", "mom", "qoq", "average", "cumulative", "other", "as before", ""]
    comparison: str = ""
    before: str = ""
    period: tuple[Literal["none", "days", "month", "quarter", "year", "years"], ...] = ()
    units: str = ""
    sentence: str = ""


class Scope(Rule):
    """Words for what numbers describe.

    `own` is the place that the report is about (`level` where the words tell it, 全省), `body` a body named
    before, `that` the division, or the body of one of `types`, named last (该县, 该公司), `zone named` the park
    or zone named last (园区), `measures` what an office of one of `types` takes, `told` what tells figures of
    the nation in the report of a body, `part` a part of the world in a report on it, `speech` what tells
    who spoke, `unnamed` that it is one of a body without a name, `name` what is called `name`, `text` what
    is called as it stands there, `work` a line, a ship or a lake that is so called in its own sentence,
    `works` what is none's behind another body than the report's (its own where they are `own`), `dealing`
    what the body does with those that it names, `local` a town or village, `same` (全村) the one of these
    named last, `none` what owns numbers and is neither place nor body (where it is `own`, in its own
    sentence), `trade` the same but in the report of a place, `zone` and `title` the place and the body (of
    a `level`: of no wider division) that a headline names, `speaker` who only tells the figures in it,
    `games` what is of no place, `nation` what tells that a report is about the nation or the region `name`.
    `called` is a body that the text calls 公司 from there on, `ours` (我校) words for the body whose report it
    is, of one of `types`. `actor` is a facility that is the whole subject of a claim, `outside` a subject
    that is neither the report's own nor a body. What `unless` fits in the words found is none, nor is what
    has a word of `kinds` in it (安置社区). Words for a `body` that are `own` (本公司) mean the body whose report
    it is before one that was named. `leads` (a body that a headline begins with), `headed` (a place that a
    heading begins with), `member` (of a list that numbers are dealt out to), `office` (one that acts for
    itself) and `report` (the place of the report) have no words of their own.
    """

    scope: Literal[
        "own",
        "body",
        "that",
        "zone named",
        "measures",
        "told",
        "speech",
        "unnamed",
        "part",
        "name",
        "text",
        "local",
        "same",
        "none",
        "trade",
        "zone",
        "title",
        "speaker",
        "games",
        "called",
        "ours",
        "leads",
        "headed",
        "member",
        "report",
        "nation",
        "actor",
        "work",
        "works",
        "dealing",
        "outside",
        "office",
    ]
    pattern: str = ""
    unless: str = ""
    kinds: str = ""
    name: str = ""
    level: Literal["", "province", "prefecture", "county", "district"] = ""
    types: tuple[str, ...] = ()
    own: bool = False


class Mention(Rule):
    """A place or body by the words around its name: `owner` of what follows, or `not`, or that the `whole` is.

    The count of a `complete` list is the whole's, what is told of it behind that nobody's. A `firm` is an
    organization that rules may tell of apart. A `list` of them owns by the words around all of it, and what it owns
    belongs to none alone. `measured` are those that what is measured begins with.
    """

    role: Literal["not", "owner", "whole", "complete"]
    before: str = ""
    after: str = ""
    of: tuple[Literal["place", "organization", "firm", "list", "measured"], ...] = ("place", "organization")
    passes: bool = False


class Term(Rule):
    """Words behind a time expression that change its days: to so many `months` up to its last, or an open end.

    `is_shifted` where they take the months spoken of to the year that it names (去年同期).
    """

    makes_facts: ClassVar[bool] = False
    after: str
    months: int = 0
    is_open: bool = False
    is_shifted: bool = False


class Phrase(Rule):
    """Words by which the parts of a sentence hang together; `use` is what they are asked for."""

    makes_facts: ClassVar[bool] = False
    use: Literal[
        "joint",
        "measuring",
        "each",
        "years",
        "quarters",
        "months",
        "range",
        "from",
        "up to",
        "season",
        "goes on",
        "summed",
        "times",
        "account",
        "account before",
        "balance",
        "together",
        "as of",
        "season name",
        "time",
        "where",
        "source",
        "part of section",
        "number",
        "closing",
        "own office",
        "label",
        "units",
        "before county",
        "behind county",
        "class",
        "public",
        "local",
        "site",
        "zone",
        "zone office",
        "depot",
        "share",
        "others",
        "defined",
        "dash",
    ]
    pattern: str


class NumberSieves(dict[tuple[str, bool], Sieve[Compiled]]):
    """The natures of a number by its kind, and whether its measure stands before it: what may stand before it tells."""

    def __init__(self, natures: tuple[Compiled, ...]):
        self._natures = natures

    def __missing__(self, key: tuple[str, bool]) -> Sieve[Compiled]:
        kind, measured_before = key
        found = self[key] = sieve(
            tuple(
                item
                for item in self._natures
                if isinstance(item.rule, Nature)
                and (not item.rule.kinds or kind in item.rule.kinds)
                and (measured_before or not item.rule.measured_before)
            ),
            behind=False,
        )
        return found


@dataclass(frozen=True, slots=True)
class FrameRules:
    """All that the layer knows, compiled from one rulebook.

    `averages` tell by what stands before a number. `worded` are those of the `scopes` that words tell, `by_scope` their
    numbers; `cue_scan` looks for all `cues` in a text, `worded_scan` for these. `around_dates`, `around_names`,
    `before_numbers` and `before_changes` tell which of the `roles`, `mentions`, `natures` and `bases` the characters
    around one allow; `by_use` are the first of the `phrases` of each use.
    """

    reports: tuple[Compiled, ...]
    sections: tuple[Compiled, ...]
    roles: tuple[Compiled, ...]
    cues: tuple[Compiled, ...]
    natures: tuple[Compiled, ...]
    bases: tuple[Compiled, ...]
    scopes: tuple[Compiled, ...]
    mentions: tuple[Compiled, ...]
    terms: tuple[Compiled, ...]
    phrases: tuple[Compiled, ...]
    averages: tuple[re.Pattern[str], ...]
    cue_scan: Scan
    worded: tuple[Compiled, ...]
    worded_scan: Scan
    by_scope: dict[str, list[int]]
    around_dates: Sieve[Compiled]
    around_names: Sieve[Compiled]
    before_numbers: NumberSieves
    before_changes: Sieve[Compiled]
    by_use: dict[str, re.Pattern[str]]

    def phrase(self, use: str) -> re.Pattern[str]:
        """Return the expression of the phrases of a `use`, which fits nothing where all are switched off."""
        return self.by_use.get(use, NOTHING)


_FILES: dict[str, tuple[type[Rule], str, tuple[str, ...]]] = {
    "reports": (ReportKind, "reports.toml", ("title",)),
    "sections": (Section, "sections.toml", ("pattern",)),
    "roles": (Role, "roles.toml", ("before", "after", "text")),
    "cues": (Cue, "cues.toml", ("pattern",)),
    "natures": (Nature, "natures.toml", ("predicate", "measured", "before", "after", "text")),
    "bases": (Basis, "bases.toml", ("comparison", "before", "units", "sentence")),
    "scopes": (Scope, "scopes.toml", ("pattern", "unless")),
    "mentions": (Mention, "mentions.toml", ("before", "after")),
    "terms": (Term, "terms.toml", ("after",)),
    "phrases": (Phrase, "phrases.toml", ("pattern",)),
}


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer."""
    return tuple(rule for model, name, _ in _FILES.values() for rule in book.rules(LAYER, model, name))


@cache
def frame_rules(book: Rulebook) -> FrameRules:
    """Return the rules of `book`, compiled once."""
    rules_of = {
        field: tuple(_compiled(rule, keys) for rule in book.rules(LAYER, model, name))
        for field, (model, name, keys) in _FILES.items()
    }
    averages = (
        item.patterns["before"]
        for item in rules_of["bases"]
        if isinstance(item.rule, Basis) and item.rule.basis == "average" and "before" in item.patterns
    )
    worded = tuple(item for item in rules_of["scopes"] if "pattern" in item.patterns)
    return FrameRules(
        **rules_of,
        averages=tuple(averages),
        cue_scan=scan(rules_of["cues"]),
        worded=worded,
        worded_scan=scan(worded),
        by_scope=_by_scope(worded),
        around_dates=sieve(rules_of["roles"]),
        around_names=sieve(rules_of["mentions"]),
        before_numbers=NumberSieves(rules_of["natures"]),
        before_changes=sieve(rules_of["bases"], behind=False),
        by_use={
            getattr(item.rule, "use", ""): item.patterns["pattern"] for item in reversed(rules_of["phrases"])
        },
    )


def _by_scope(worded: tuple[Compiled, ...]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for number, item in enumerate(worded):
        assert isinstance(item.rule, Scope)
        numbers.setdefault(item.rule.scope, []).append(number)
    return numbers


def _compiled(rule: Rule, keys: tuple[str, ...]) -> Compiled:
    patterns = {}
    for key in keys:
        source = getattr(rule, key)
        if isinstance(rule, Scope) and rule.kinds and key == "unless":
            kinds = alternation(rule.kinds.split())
            source = f"{source}|{kinds}" if source else kinds
        if source:
            if isinstance(rule, Cue) and rule.followed_by:
                source = f"(?:{source})(?:{alternation(rule.followed_by)})"
            patterns[key] = compiled(rule, key, f"(?:{source})$" if key == "before" else source)
    return Compiled(rule, patterns)
