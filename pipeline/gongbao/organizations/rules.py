"""The rules of the layer `organizations`: what their files may say, and what is compiled from them."""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar, Literal

from gongbao.rulebook import Rule, Rulebook, Words
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation
from gongbao.vocabulary import ORGANIZATION_TYPES

LAYER = "organizations"

Type = Literal[*ORGANIZATION_TYPES, ""]  # type: ignore[valid-type]

Need = Literal[
    "nothing", "modifier", "topic", "topic-of-place", "proper", "anchored", "place", "division", "body"
]


class Head(Rule):
    """Heads of names, and what must stand before one.

    `needs` is `nothing` where the head alone is a body, `modifier` where any noun before it makes a name,
    `topic` where a noun that is no place and none of `generic` must be among them, `topic-of-place` where a place
    or a body must too,
    `proper` where a place, a name or an unknown word must be among them, `anchored` where a place, a body or
    the state must, `place` where a place or a body must, `division` where a place must and no body,
    `body` where a body must. `not_before` and `not_behind` list what may not follow or precede the head,
    `only_before` what alone may follow, `not_before_common` what may not follow a name of a place and common words
    (苏州中学教师); `generic` are modifiers that, with none but their
    like before the head, name a class of bodies, `common` those that name one behind a place too (上海国际航运中心),
    and a name of the rule does not begin with one of `no_start`. With `campus` a place in brackets behind the
    head belongs to the name, and so does one of `behind` in brackets (特殊普通合伙). With `of_whole` a body named as
    the section of another has the type of that one. With `firm` the name is read as those of firms are: any
    words back to one that joins it to the sentence. With `apart` a body right before the name is another one
    (党中央、国务院 without the mark), not the whole that it belongs to. With `far` the name begins at a place further
    left, whatever words lie between, unless one joins it to the sentence (全国乘用车市场信息联席会). With `verbal` a
    verb right behind a body is the field of its section (财政部会计司). With `short_places` a division's short name
    makes a place right before the head though it is a common word too (昌平法院). With `in_list` any noun
    before the head makes a name right behind a body of the type in a list (绍兴一中、城西小学). With `of_parent` the
    full name begins with that of the body before it in the sentence (海关总署发言人、统计分析司司长). With `outer` the
    division around that of the body belongs to the name, `bare` before a place without its sign (江苏省苏州中学), `all`
    everywhere (江苏省苏州市中级人民法院). With `whole` the name holds all words before the head that may stand in one
    (草种创新与草地农业生态系统全国重点实验室). An empty `type` makes no organizations.
    """

    type: Type
    words: str
    needs: Need
    only_before: str = ""
    not_before: str = ""
    not_before_common: str = ""
    not_behind: str = ""
    generic: str = ""
    common: str = ""
    naming: str = ""
    no_start: str = ""
    campus: bool = False
    behind: str = ""
    of_whole: bool = False
    firm: bool = False
    apart: bool = False
    far: bool = False
    verbal: bool = False
    short_places: bool = False
    in_list: bool = False
    of_parent: bool = False
    outer: Literal["", "bare", "all"] = ""
    whole: bool = False


class Known(Rule):
    """Names that need no head; a word `short=full` gives the full name where the text has it too.

    `names_in` is a file of further names, one a line. With `takes_place` a place right before the name belongs to
    it, with `always` the full name needs no mention; `not_before` and `not_behind` as for heads. With
    `only_before` or `only_behind` the name counts only beside one of their words, or in a list with a body; in a
    sentence with a word of `not_in` it does not, nor in a list closed as one of `not_as` (伊利、蒙牛等品牌). A word
    of `takes` right behind belongs to the name (国泰海通证券), unless one of `not_taken_before` follows it.
    """

    type: Type
    names: str = ""
    names_in: str = ""
    takes_place: bool = False
    always: bool = False
    only_before: str = ""
    only_behind: str = ""
    takes: str = ""
    not_taken_before: str = ""
    not_in: str = ""
    not_as: str = ""
    not_before: str = ""
    not_behind: str = ""

    @property
    def needs_context(self) -> bool:
        """Whether a name counts only beside certain words."""
        return bool(self.only_before or self.only_behind)


class Shape(Rule):
    """A pattern for whole names; its group `name`, if there is one, is the name. `of_parent` as for heads."""

    type: Type
    pattern: str
    of_parent: bool = False


class Expansion(Rule):
    """How short forms are written in full: pairs of a pattern and the full name.

    A pattern must match all of the short form, in which `P` stands for the place; in the full name `{place}`
    is the place's official name and `{1}` the pattern's first group. Those of an `official` rule serve only
    names that call the place by its official name or its level.
    """

    makes_facts: ClassVar[bool] = False

    pairs: tuple[tuple[str, str], ...]
    official: bool = False


_FILES: tuple[tuple[str, type[Rule]], ...] = (
    ("heads-*.toml", Head),
    ("known-*.toml", Known),
    ("shapes.toml", Shape),
    ("full-names.toml", Expansion),
    ("words.toml", Words),
)


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer."""
    return tuple(rule for files, model in _FILES for rule in book.rules(LAYER, model, files))


def heads(book: Rulebook) -> tuple[Head, ...]:
    """Return the heads, in order."""
    return book.rules(LAYER, Head, "heads-*.toml")


def known(book: Rulebook) -> tuple[Known, ...]:
    """Return the known names, in order."""
    return book.rules(LAYER, Known, "known-*.toml")


def shapes(book: Rulebook) -> tuple[Shape, ...]:
    """Return the shapes, in order."""
    return book.rules(LAYER, Shape, "shapes.toml")


def expansions(book: Rulebook) -> tuple[Expansion, ...]:
    """Return the full names of short forms, in order."""
    return book.rules(LAYER, Expansion, "full-names.toml")


@cache
def names_of(book: Rulebook, rule: Known) -> tuple[tuple[str, str], ...]:
    """Return the names of a rule, each with its full name or nothing."""
    listed = [line.text for line in book.lines(LAYER, rule.names_in)] if rule.names_in else []
    pairs = (entry.partition("=") for entry in (*rule.names.split(), *listed))
    return tuple((name, full) for name, _, full in pairs)


@cache
def full_names(book: Rulebook) -> dict[str, str]:
    """Return the full names of the known short ones."""
    return {name: full for rule in known(book) for name, full in names_of(book, rule) if full}


@cache
def word_list(book: Rulebook, name: str) -> frozenset[str]:
    """Return the words of all lists called `name`, none where a user has switched them off."""
    lists = [rule for rule in book.rules(LAYER, Words, "words.toml") if rule.name == name]
    if not lists and book.shipped:
        raise LookupError(f"no list of words is called {name!r}")
    return frozenset(word for rule in lists for word in rule.words.split())


@cache
def ending_in(words: str) -> re.Pattern[str]:
    """Return a pattern for a text that ends in any of the words of a white-space separated list."""
    return expression(f"(?:{alternation(words.split())})$")


@cache
def listed_as(words: str, joints: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for the rest of a list, its members parted by `joints`, that 等 closes with one of `words`."""
    joint = "".join(sorted(joints))
    members = f"(?:{alternation(joints)}[^，。；：{joint}\n]{{1,12}}){{0,8}}"
    return expression(f"{members}等[^，。；：\n]{{0,8}}?(?:{alternation(words.split())})")


@cache
def words_of(words: str) -> frozenset[str]:
    """Return the words of a white-space separated list."""
    return frozenset(words.split())
