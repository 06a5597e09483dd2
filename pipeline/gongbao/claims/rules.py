"""The rules of the layer `claims`: what their files may say, and what is compiled from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from gongbao.claims.lexicon import LISTED, Listed, read_lexicon
from gongbao.claims.tagset import Tagset, behind_measured
from gongbao.errors import RuleError
from gongbao.places.rules import gazetteer
from gongbao.rulebook import Rule, Rulebook, Words
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation, compiled, later
from gongbao.text.segment import UnigramSegmenter
from gongbao.text.sieve import Sieve

LAYER = "claims"

_STATING = ("reach", "as")
"""The classes of words that state a value."""


class WordClass(Words):
    """A class of words, called `name` in patterns; a word stands in one class only.

    Nouns of two and more characters that end in one of the characters `endings` are of it too. `cost` is the highest
    cost of its words, where that of all listed words is too high: a word is cut the rather, the less it costs.
    Where `paired`, each of its words is two verbs of one length, or 新 and a verb of two characters, and what comes
    second is the predicate. Where `completed`, its words are verbs of one character, of which each makes a word of the
    class with each of these characters behind it, unless that is a word of another class.
    """

    endings: str = ""
    cost: int = LISTED
    paired: bool = False
    completed: str = ""


class Group(Rule):
    """Classes taken together (`members`), or a sequence of classes (`pattern`), called `name` in patterns."""

    makes_facts: ClassVar[bool] = False
    name: str
    members: tuple[str, ...] = ()
    pattern: str = ""


class Link(Rule):
    """A way in which a clause says something of a quantity; see the head of `links.toml`."""

    pattern: str
    inherit: tuple[Literal["measured", "predicate", "change", "chain"], ...] = ()
    same_unit: bool = False
    part: bool = False
    on_share: bool = False
    of_topic: bool = False
    intransitive: bool = False
    actor_acts: bool = False
    located: bool = False
    change: Literal["", "verb", "increase", "decrease"] = ""
    kinds: tuple[str, ...] = ()
    mods: tuple[str, ...] = ()
    text: str = ""


class Silence(Rule):
    """A context in which a quantity is no claim.

    `inside` is what the quantity lies in: a `title`, a short `quote`, an `organization`, a `program`, or the
    text around it where `before` (ending at the quantity) or `after` is a regular expression on the folded
    text. `except_kinds` are kinds of quantities that stay claims all the same.
    """

    makes_facts: ClassVar[bool] = False
    inside: Literal["title", "quote", "organization", "program", "text"]
    before: str = ""
    after: str = ""
    except_kinds: tuple[str, ...] = Field(default=())

    @model_validator(mode="after")
    def _context_of_text(self) -> Silence:
        if self.inside != "text" and (self.before or self.after):
            raise ValueError("expected before and after only where inside is text")
        return self


class Nature(Rule):
    """Quantities of one nature (differences, events, thresholds) by their own form: those that `text` is found in."""

    makes_facts: ClassVar[bool] = False
    text: str


class Turn(Words):
    """Words that their clause makes a word of the class `name`.

    It does where the word right before them, if any, is of the group `behind`, and what follows them fits the group
    `ahead`; else they are of the class that words.toml gives them.
    """

    makes_facts: ClassVar[bool] = False
    behind: str
    ahead: str


class Comparison(Rule):
    """A clause that says what the change in the next one is measured against: `pattern`, on the folded text."""

    makes_facts: ClassVar[bool] = False
    pattern: str


@dataclass(frozen=True, slots=True)
class CompiledLink:
    """A linking rule ready to run on the tags of a clause.

    Wherever `pattern` is found, `prefilter`, if any, is found too, and one of the tags `needs`, if any, stands there.
    """

    rule: Link
    pattern: re.Pattern[str]
    needs: frozenset[str]
    prefilter: re.Pattern[str] | None
    text: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class CompiledSilence:
    """A context in which a quantity is no claim: `before` ends at the quantity, `after` begins behind it."""

    rule: Silence
    before: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class CompiledTurn:
    """What a word becomes in its clause: the tag of its class there, what may stand before it and what must follow."""

    tag: str
    behind: frozenset[str]
    ahead: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """All that the layer knows, compiled from one rulebook.

    `around` tells which of the silences that are told by what stands around a quantity may hold of one; `to_value`
    fits what may stand between a unit in brackets and its value: 净利润（万元）为3250. `pairs` are words of two verbs,
    `turns` words that their clause may make another class of.
    """

    tagset: Tagset
    lexicon: UnigramSegmenter
    links: tuple[CompiledLink, ...]
    differences: tuple[re.Pattern[str], ...]
    events: tuple[re.Pattern[str], ...]
    thresholds: tuple[re.Pattern[str], ...]
    comparisons: tuple[re.Pattern[str], ...]
    silences: tuple[CompiledSilence, ...]
    around: Sieve[CompiledSilence]
    to_value: re.Pattern[str]
    pairs: frozenset[str]
    turns: Mapping[str, CompiledTurn]


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer."""
    return (
        *_words(book),
        *_groups(book),
        *_links(book),
        *_differences(book),
        *_events(book),
        *_thresholds(book),
        *_turns(book),
        *_comparisons(book),
        *_silences(book),
    )


def _silences(book: Rulebook) -> tuple[Silence, ...]:
    return book.rules(LAYER, Silence, "silences.toml")


def _words(book: Rulebook) -> tuple[WordClass, ...]:
    return book.rules(LAYER, WordClass, "words.toml")


def _groups(book: Rulebook) -> tuple[Group, ...]:
    return book.rules(LAYER, Group, "groups.toml")


def _links(book: Rulebook) -> tuple[Link, ...]:
    return book.rules(LAYER, Link, "links.toml")


def _differences(book: Rulebook) -> tuple[Nature, ...]:
    return book.rules(LAYER, Nature, "differences.toml")


def _events(book: Rulebook) -> tuple[Nature, ...]:
    return book.rules(LAYER, Nature, "events.toml")


def _thresholds(book: Rulebook) -> tuple[Nature, ...]:
    return book.rules(LAYER, Nature, "thresholds.toml")


def _turns(book: Rulebook) -> tuple[Turn, ...]:
    return book.rules(LAYER, Turn, "turns.toml")


def _comparisons(book: Rulebook) -> tuple[Comparison, ...]:
    return book.rules(LAYER, Comparison, "comparisons.toml")


def _empty(book: Rulebook) -> list[str]:
    """Return the names of the classes and groups that a user has switched off, which stand for no word."""
    return [
        *(rule.name for rule in book.switched_off(LAYER, WordClass, "words.toml")),
        *(rule.name for rule in book.switched_off(LAYER, Group, "groups.toml")),
    ]


@cache
def claim_rules(book: Rulebook) -> ClaimRules:
    """Return the rules of `book`, compiled once."""
    words = _words(book)
    tagset = Tagset([*(rule.name for rule in words), *_empty(book)])
    for group in _groups(book):
        try:
            tagset.define(group.name, group.members, group.pattern)
        except KeyError as error:
            raise _unknown(group, "pattern" if group.pattern else "members", error) from error
    classes = _classes(words, tagset)
    links = tuple(_link(tagset, rule) for rule in _links(book))
    for name in gazetteer(book).by_name:
        if len(name) > 1:
            classes.setdefault(name, tagset.tag("place"))
    endings = {ending: tagset.tag(rule.name) for rule in words for ending in rule.endings}
    costs = {word: rule.cost for rule in words for word in rule.words.split() if rule.cost != LISTED}
    completed = {
        verb + end: tagset.tag(rule.name)
        for rule in words
        for verb in rule.words.split()
        for end in rule.completed
    }
    lexicon = read_lexicon(book, tagset.tag, Listed(classes, completed, endings, costs))
    differences = tuple(compiled(rule, "text", rule.text) for rule in _differences(book))
    events = tuple(compiled(rule, "text", rule.text) for rule in _events(book))
    comparisons = tuple(compiled(rule, "pattern", rule.pattern) for rule in _comparisons(book))
    silences = tuple(map(_silence, _silences(book)))
    around = [silence for silence in silences if silence.rule.inside == "text"]
    sieve = Sieve(around, [silence.after for silence in around], [silence.before for silence in around])
    stating = alternation(word for rule in words if rule.name in _STATING for word in rule.words.split())
    to_value = expression(rf"\s*(?:[:|]|{stating})?\s*")
    pairs = frozenset(word for rule in words if rule.paired for word in rule.words.split())
    return ClaimRules(
        tagset,
        lexicon,
        links,
        differences,
        events,
        tuple(compiled(rule, "text", rule.text) for rule in _thresholds(book)),
        comparisons,
        silences,
        sieve,
        to_value,
        pairs,
        {
            word: turn
            for rule in _turns(book)
            for turn in [_turn(tagset, rule)]
            for word in rule.words.split()
        },
    )


def _turn(tagset: Tagset, rule: Turn) -> CompiledTurn:
    try:
        return CompiledTurn(tagset.tag(rule.name), tagset.tags(rule.behind), tagset.compile(rule.ahead))
    except KeyError as error:
        raise _unknown(rule, "ahead", error) from error


def _silence(rule: Silence) -> CompiledSilence:
    before = compiled(rule, "before", f"(?:{rule.before})$")
    return CompiledSilence(rule, before, compiled(rule, "after", rule.after))


def _classes(lists: Iterable[WordClass], tagset: Tagset) -> dict[str, str]:
    """Return the tag of each listed word; raises `RuleError` for one of two classes."""
    found: dict[str, WordClass] = {}
    for rule in lists:
        for word in () if rule.completed else rule.words.split():
            other = found.setdefault(word, rule)
            if other.name != rule.name:
                why = f"{word!r} is of the class {other.name!r} too (rule {other.id!r})"
                raise rule.word_error(word, why)
    return {word: tagset.tag(rule.name) for word, rule in found.items()}


def _link(tagset: Tagset, rule: Link) -> CompiledLink:
    try:
        pattern = compiled(rule, "pattern", tagset.translate(rule.pattern))
    except KeyError as error:
        raise _unknown(rule, "pattern", error) from error
    rest = behind_measured(rule.pattern.strip())
    prefilter = later(tagset.translate(rest)) if rest else None
    return CompiledLink(
        rule,
        pattern,
        tagset.needed(rule.pattern),
        prefilter,
        compiled(rule, "text", rule.text) if rule.text else None,
    )


def _unknown(rule: Rule, key: str, error: KeyError) -> RuleError:
    return rule.error(key, f"no class or group is called {error.args[0]!r} (words.toml, groups.toml)")
