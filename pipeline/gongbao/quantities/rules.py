"""The rules of the layer `quantities`: hedges, units, and the forms of quantity expressions."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import ClassVar, Literal

from pydantic import PrivateAttr

from gongbao.rulebook import Rule, Rulebook, WordList

LAYER = "quantities"

Mod = Literal["", "exact", "more", "less", "approx"]


class QuantityWords(WordList):
    """Words that patterns call by `name`; those with a `side` are hedges that bound the value by `mod`.

    With `led_by` or `followed_by`, the name of another list, each word is written behind, or before, each of
    that list (不得 and 超过). A hedge that is not `in_span` bounds the value and stays outside the quantity; one
    of the side `far` has its object behind it (约占全球38%). With an `ending` each word stands with it as well before
    or behind those of another list (至少落实了一项). `not_after` and `not_before` are characters or
    expressions beside which a word is part of another one (签约, 左右手).
    """

    words: tuple[str, ...]
    led_by: str = ""
    followed_by: str = ""
    ending: str = ""
    side: Literal["", "before", "far", "surplus", "after"] = ""
    mod: Mod = ""
    in_span: bool = True
    not_after: str = ""
    not_before: str = ""
    _parts: tuple[tuple[str, ...], ...] = PrivateAttr(default=())

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The lists of which one word each, in order, makes one of `words`."""
        return self._parts or (self.words,)


class Dimension(Rule):
    """A dimension of units: the symbol of its base unit, and the kind of quantity measured in it."""

    makes_facts: ClassVar[bool] = False
    dimension: str
    base: str
    kind: Literal["amount", "count", "money", "ratio"]


class QuantityForm(Rule):
    """A way to write a quantity: a pattern over folded text in which each numeral is one name.

    `{n}` is a numeral, `{m}` a lone magnitude, `{v}` a vague number, `{x}` one that lost digits; `{s}` stray
    spaces; other names are those of lists of words, `{unit}`, `{classifier}`, and `{by}`, what follows a slash.
    `pattern` begins at the numeral (anywhere, for the `anchor` `text`). Its groups: `u` the unit; `a` and `b` the
    bounds of a range, `t` the unit behind the first; `times` how often something doubled; `half` a half more of
    the unit; `x` and `w` (`y` and `z`) a further number and its smaller unit (五元六角), or without a unit the
    decimals (一米七); `last` the number whose magnitude is shared; `over` the other term of a ratio (3∶7), `more`
    further ones. `before` must end where the numeral, or the hedge before it, begins; its group `span` belongs to
    the quantity, `per` is what it is reckoned by, `currency` names its money, `label` is its unit and `scale` its
    magnitude in a label. `written` fits the numeral as written; `hedged` asks for a hedge before it or forbids
    one. `kind`, `unit`, `mod`, `value` and `factor` say what the form fixes, `measure` the unit to convert
    by where the unit alone does not tell; the kind `none` says that there is no quantity; with `turned` the larger
    bound may stand first; with `leap` the form fits only where `b` is so many times `a`, which is its number.
    Forms are tried in order.
    """

    pattern: str
    before: str = ""
    written: str = ""
    anchor: Literal["numeral", "text"] = "numeral"
    hedged: bool | None = None
    kind: Literal["", "none", "count", "amount", "money", "ratio", "rank", "streak", "change"] = ""
    unit: str | None = None
    measure: str = ""
    mod: Mod = ""
    value: str = ""
    factor: str = "1"
    turned: bool = False
    leap: int = 0


def words(book: Rulebook) -> tuple[QuantityWords, ...]:
    """Return the lists of words, each word joined to those of the lists that lead or follow it.

    Raises `RuleError` where a list names another that there is not.
    """
    lists = book.rules(LAYER, QuantityWords, "words*.toml")
    named = {rule.name: () for rule in words_off(book)} | {rule.name: _with_ending(rule) for rule in lists}
    return tuple(_joined(rule, named) for rule in lists)


def words_off(book: Rulebook) -> tuple[QuantityWords, ...]:
    """Return the lists of words that a user has switched off, whose names fit nothing."""
    return book.switched_off(LAYER, QuantityWords, "words*.toml")


def _with_ending(rule: QuantityWords) -> tuple[str, ...]:
    return (*rule.words, *(word + rule.ending for word in rule.words if rule.ending))


def _joined(rule: QuantityWords, named: Mapping[str, tuple[str, ...]]) -> QuantityWords:
    if not (rule.led_by or rule.followed_by):
        return rule
    for key in ("led_by", "followed_by"):
        if (name := getattr(rule, key)) and name not in named:
            raise rule.error(key, f"no list is called {name!r}; there are {', '.join(sorted(named))}")
    lists = (named.get(rule.led_by), rule.words, named.get(rule.followed_by))
    parts = tuple(words for words in lists if words is not None)
    joined = rule.model_copy(update={"words": tuple(map("".join, product(*parts)))})
    joined._parts = parts
    return joined


def dimensions(book: Rulebook) -> tuple[Dimension, ...]:
    """Return the dimensions."""
    return book.rules(LAYER, Dimension, "dimensions*.toml")


def forms(book: Rulebook) -> tuple[QuantityForm, ...]:
    """Return the forms of quantities, in order of trying."""
    return book.rules(LAYER, QuantityForm, "forms*.toml")


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer."""
    return (*words(book), *dimensions(book), *forms(book))
