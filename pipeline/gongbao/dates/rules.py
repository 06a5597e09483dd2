"""The rules of the layer `dates`: words of time, the calendar of policy, and the forms of time expressions."""

from __future__ import annotations

import datetime
from typing import ClassVar, Literal

from gongbao.rulebook import Rule, Rulebook, WordList

LAYER = "dates"


class TimeWords(WordList):
    """Words that patterns call by `name`, with what each means to the reader of the form.

    Those of a list with `starts` may begin an expression.
    """

    words: dict[str, int | str]
    starts: bool = False


class TimeForm(Rule):
    """A way to write a time, or with `part` a named part of others.

    `pattern` is a verbose regular expression on the folded text, with parts and lists of words in braces and
    named groups for the `reader`, the function of `gongbao.dates.readers` that turns a match into a value.
    `lead` must, and `unless` must not, fit the few characters before. The reader `none` says that there is no
    time. Forms are tried in order of writing.
    """

    pattern: str
    part: str = ""
    reader: str = ""
    lead: str = ""
    unless: str = ""


class Anchor(Rule):
    """A way that expressions may begin: a pattern that looks ahead, and the characters it may start with."""

    makes_facts: ClassVar[bool] = False
    pattern: str
    first: str


class Extent(Rule):
    """Words behind a date that open or bound its period; `effect` says how."""

    makes_facts: ClassVar[bool] = False
    pattern: str
    effect: Literal["since", "after", "before", "until", "during", "approx"]


class Section(Rule):
    """A line, or a name in it, that says of which year the following lines speak.

    `pattern` fits a whole line or its beginning. A group `year` is the year of a `heading`, or
    with `half` or `quarter` the period of a report, an `account`, that the text names; without it one of this year.
    """

    makes_facts: ClassVar[bool] = False
    pattern: str
    kind: Literal["heading", "plan", "review", "account"]


class Title(Rule):
    """A title that tells the time from which the report speaks.

    A group `year` is the year that 今年 names in it; `looks_back` the distance from that of the year that the
    report gives an account of, `None` where it gives none. The groups `quarter`, `quarters` (the first so many),
    `half` and `month` name a part of the year. A report with `ahead` sets out what is to be done.
    """

    makes_facts: ClassVar[bool] = False
    pattern: str
    looks_back: int | None = None
    ahead: bool = False


SignKind = Literal[
    "dateline",
    "date-line",
    "foreseen",
    "lead",
    "lead-year",
    "lead-account",
    "lead-annual",
    "lead-annual-told",
    "milestone",
    "plan",
    "anniversary",
    "lead-republic",
    "later",
    "earlier",
    "near",
    "next-year",
    "looked-back-on",
    "held",
    "told-early",
    "told-twice",
    "planned",
    "so-far",
    "this-year",
    "next",
    "dated",
    "republic",
    "april",
    "acting",
    "compared",
    "between",
    "founded",
]


class Sign(Rule):
    """Words that tell the year a text was written in, or how a time is meant; each `kind` is asked for by itself."""

    makes_facts: ClassVar[bool] = False
    pattern: str
    kind: SignKind


class Hedge(Rule):
    """Words before a length of time, at whose end `pattern` fits, with the `mod` that they give it.

    Those that are `kept` belong to its span.
    """

    makes_facts: ClassVar[bool] = False
    pattern: str
    mod: Literal["APPROX", "LESS_THAN", "MORE_THAN"]
    kept: bool = True


class Festival(Rule):
    """Festivals by name: month and day, month and which weekday, or the name of a solar term.

    Names that are `loose` need 假期 or the like behind.
    """

    makes_facts: ClassVar[bool] = False
    calendar: Literal["lunar", "gregorian", "term", "weekday"]
    days: dict[str, str]
    loose: tuple[str, ...] = ()


class Period(Rule):
    """Named periods: first and last day parted by a stroke, and where these are from."""

    makes_facts: ClassVar[bool] = False
    kind: Literal["plan", "since", "era", "government"]
    names: dict[str, str]
    source: str


def words(book: Rulebook) -> tuple[TimeWords, ...]:
    """Return the lists of words."""
    return book.rules(LAYER, TimeWords, "words*.toml")


def off(book: Rulebook) -> list[str]:
    """Return the names of the lists and parts that a user has switched off, which fit nothing."""
    lists = book.switched_off(LAYER, TimeWords, "words*.toml")
    return [
        *(rule.name for rule in lists),
        *(rule.part for rule in book.switched_off(LAYER, TimeForm, "parts*.toml")),
    ]


def parts(book: Rulebook) -> tuple[TimeForm, ...]:
    """Return the named parts of forms."""
    return book.rules(LAYER, TimeForm, "parts*.toml")


def forms(book: Rulebook) -> tuple[TimeForm, ...]:
    """Return the forms of time expressions, in order of trying."""
    return book.rules(LAYER, TimeForm, "forms*.toml")


def anchors(book: Rulebook) -> tuple[Anchor, ...]:
    """Return the ways that expressions begin."""
    return book.rules(LAYER, Anchor, "anchors*.toml")


def extents(book: Rulebook) -> tuple[Extent, ...]:
    """Return the words of extent."""
    return book.rules(LAYER, Extent, "extents*.toml")


def sections(book: Rulebook) -> tuple[Section, ...]:
    """Return the lines that tell a year."""
    return book.rules(LAYER, Section, "sections*.toml")


def titles(book: Rulebook) -> tuple[Title, ...]:
    """Return the titles that tell a year, in order of trying."""
    return book.rules(LAYER, Title, "titles*.toml")


def signs(book: Rulebook) -> tuple[Sign, ...]:
    """Return the words that tell the year a text was written in."""
    return book.rules(LAYER, Sign, "signs*.toml")


def hedges(book: Rulebook) -> tuple[Hedge, ...]:
    """Return the hedges before lengths, in order of trying."""
    return book.rules(LAYER, Hedge, "hedges*.toml")


def festivals(book: Rulebook) -> tuple[Festival, ...]:
    """Return the festivals."""
    return book.rules(LAYER, Festival, "festivals*.toml")


def periods(book: Rulebook) -> tuple[Period, ...]:
    """Return the named periods."""
    return book.rules(LAYER, Period, "periods*.toml")


def holidays(book: Rulebook) -> dict[str, tuple[datetime.date, datetime.date]]:
    """Return the first and last day of each holiday whose days are known: 2024年国庆."""
    rows = book.table(LAYER, "holidays.tsv")
    day = datetime.date.fromisoformat
    return {row["holiday"]: (day(row["first"]), day(row["last"])) for row in rows}


def reigns(book: Rulebook) -> dict[str, int]:
    """Return the first year of each reign."""
    rows = book.table(LAYER, "reigns.tsv")
    return {row["reign"]: int(row["first_year"]) for row in rows}


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer."""
    lists = (
        *words(book),
        *anchors(book),
        *extents(book),
        *sections(book),
        *titles(book),
        *signs(book),
        *hedges(book),
    )
    return (*lists, *festivals(book), *periods(book), *forms(book))
