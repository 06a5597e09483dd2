"""The rules of the layer `programs`: what their files may say, and what is compiled from them."""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar, Literal

from pydantic import Field

from gongbao.rulebook import Rule, Rulebook, Words
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation

NEVER = "(?!)"
"""A regular expression that nothing fits."""


class TypedRule(Rule):
    """A rule that gives the programs it makes a type of `types.toml`; an empty type makes none."""

    type: str


class ProgramType(Rule):
    """A type of programs: its `name`, as the tables give it."""

    makes_facts: ClassVar[bool] = False

    name: str = Field(pattern=r"^[a-z][a-z-]*$")


class TitleRule(TypedRule):
    """Endings of titles in 《》."""

    endings: str


class TitleLine(TypedRule):
    """Endings of headlines that are the document's title; one of `about` makes a title of what has a verb too."""

    endings: str
    about: str = ""


class Definition(Rule):
    """How a short name, the group `short`, stands in brackets behind a program of a type other than `not_of`."""

    pattern: str
    not_of: str = ""


class QuotedHead(TypedRule):
    """Nouns that complete a quoted name; `weak` ones only where no other does, `era` ones also “十五五”.

    `granted` is the type where a verb before the name says that it was granted. Where `of` names contents, no
    others are completed. A `lesser` one adds nothing to a quotation that is a name by itself. A `close` one stands
    right behind the marks.
    """

    words: str
    not_before: str = ""
    weak: bool = False
    lesser: bool = False
    close: bool = False
    era: bool = False
    granted: str = ""
    of: str = ""


class Frame(TypedRule):
    """Verbs before a quoted name and, where `after` is given, words that must follow it; one of them may be empty."""

    verbs: str = ""
    after: str = ""


class Content(TypedRule):
    """A pattern for all that stands between quotation marks, silent where `not_before` fits what follows them.

    A `firm` one names a program also behind a verb of attitude or aim. A frame of the type `yields_to` outweighs it.
    """

    pattern: str
    not_before: str = ""
    firm: bool = False
    yields_to: str = ""


class Known(TypedRule):
    """Fixed names: `names` are found anywhere but before a word of `not_before`, `quoted` only between marks.

    A word of the list called `suffix` right behind a name belongs to it.
    """

    names: str
    quoted: str = ""
    not_before: str = ""
    suffix: str = ""


class Shape(TypedRule):
    """A pattern for whole names in running text.

    `{place}` in it stands for the name of any division, `{issuer}` and the like for the list of words so called.

    A match of a pattern that is costly to try everywhere lies near what `near` finds, at most `reach` characters
    away on either side.
    """

    pattern: str
    near: str = ""
    reach: int = 24


class OpenHead(TypedRule):
    """Heads of names without marks, and what makes such a name proper.

    Before the head stand at least `least` characters that are not among the words of `generic`, and the name
    contains none of `without`. It is proper where one of `verbs` opens it, where a word of `behind` follows
    (with `progress` also one of the list of that name), where a place, country or edition stands in it
    (`proper`), where a county's short name begins it (`county`), where a word of the list `level` stands in it
    (`level`), where it is a caption (`caption`), or where it goes on with a list of others. With `prefix` what the
    list of that name knows right before belongs to it; with `joins` a conjunction may stand inside it; with `year`
    a year right before makes it proper and belongs to it; with `facility` so does one named at its head. With
    `single` a number of such behind it makes it a class, no name.
    """

    words: str
    least: int
    not_before: str = ""
    without: str = ""
    generic: str = ""
    verbs: str = ""
    behind: str = ""
    progress: bool = False
    proper: bool = False
    county: bool = False
    level: bool = False
    prefix: bool = False
    joins: bool = False
    year: bool = False
    facility: bool = False
    caption: bool = False
    single: bool = False


class Granting(TypedRule):
    """Verbs that grant a title; behind a `strong` one a level or a quality suffices, else both are needed.

    Behind a `plain` one, that only says what something is, the name must begin with its level. With `only` it
    must end in one of these words.
    """

    verbs: str
    strong: bool
    plain: bool = False
    only: str = ""


class ItemHead(TypedRule):
    """Heads of names that are numbered items or members of a list: see `items.toml`."""

    words: str
    least: int
    generic: str = ""
    without: str = ""


class ExampleClass(TypedRule):
    """A class of programs whose examples stand before 等, by `words`; see `classes.toml`.

    An example starts behind the last verb of `behind` in it, whatever the clause says before.
    """

    words: str
    proper: str
    not_ending: str
    least: int
    most: int = 40
    between: str = ""
    behind: str = ""
    each: bool = False


class Organizing(Rule):
    """How a sentence names a program's organizer: before it and a verb, behind it, or right before its title.

    Where one of `undertakers` is the verb before, a body that hosts goes before the body that carries out.
    """

    makes_facts: ClassVar[bool] = False

    position: Literal["before", "behind", "apposed"]
    verbs: str = ""
    links: str = ""
    undertakers: str = ""


class ProgramWords(Words):
    """A list of words that other rules use; longer words in `but` are none; `pattern` says what no list can."""

    words: str = ""
    but: str = ""
    pattern: str = ""


_FILES: tuple[tuple[str, type[Rule]], ...] = (
    ("types.toml", ProgramType),
    ("titles.toml", TitleRule),
    ("title-line.toml", TitleLine),
    ("quoted-heads.toml", QuotedHead),
    ("quoted-frames.toml", Frame),
    ("quoted-contents.toml", Content),
    ("known.toml", Known),
    ("patterns.toml", Shape),
    ("open.toml", OpenHead),
    ("granted.toml", Granting),
    ("items.toml", ItemHead),
    ("defined.toml", Definition),
    ("classes.toml", ExampleClass),
    ("organizers.toml", Organizing),
    ("words.toml", ProgramWords),
)


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer; raises `RuleError` for a type that `types.toml` does not name."""
    found = tuple(rule for files, model in _FILES for rule in book.rules("programs", model, files))
    types = {rule.name for rule in found if isinstance(rule, ProgramType)}
    for rule in found:
        if isinstance(rule, TypedRule) and rule.type and rule.type not in types:
            raise rule.error("type", f"expected one of {', '.join(sorted(types))} (types.toml)")
    return found


@cache
def word_list(book: Rulebook, name: str) -> ProgramWords:
    """Return the word list called `name`, an empty one where a user has switched it off; those of one name are one."""
    lists = [rule for rule in book.rules("programs", ProgramWords, "words.toml") if rule.name == name]
    if not lists and book.shipped:
        raise LookupError(f"no list of words is called {name!r}")
    if not lists:
        return ProgramWords(id=f"programs.words.{name}", note="", name=name)
    first, *others = lists
    if not others:
        return first
    joined = {key: " ".join(getattr(rule, key) for rule in lists).strip() for key in ("words", "but")}
    expressions = "|".join(rule.pattern for rule in (first, *others) if rule.pattern)
    return first.model_copy(update={**joined, "pattern": expressions})


@cache
def listed(book: Rulebook, name: str) -> str:
    """Return a regular expression for the words and the pattern of the list called `name`, without its `but`."""
    rule = word_list(book, name)
    parts = [rule.pattern] if rule.pattern else []
    if rule.words or not parts:
        parts.append(alternation(rule.words.split()))
    words = "|".join(parts)
    return f"(?:(?!{alternation(rule.but.split())})(?:{words}))" if rule.but else f"(?:{words})"


@cache
def listing_signs(book: Rulebook) -> str:
    """Return the characters that part the members of a list."""
    return "".join(word for word in word_list(book, "listing").words.split() if len(word) == 1)


@cache
def stops(book: Rulebook) -> re.Pattern[str]:
    """Return a pattern whose group `stop` is a particle, where it is not part of one of the words around it."""
    particles = word_list(book, "particle")
    around = {*particles.but.split(), *word_list(book, "opener").words.split()}
    inside = {word for word in around if any(particle in word for particle in particles.words.split())}
    return expression(f"{alternation(inside)}|(?P<stop>{alternation(particles.words.split())})")
