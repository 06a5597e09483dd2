"""The forms of quantities, compiled over text in which every numeral is one name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gongbao.quantities import knowledge
from gongbao.quantities.units import Units, units
from gongbao.rulebook import Rulebook, patterns
from gongbao.rulebook.patterns import alternation

NUMBER, MAGNITUDE, VAGUE = "\ue000", "\ue001", "\ue002"
"""The private characters that begin a numeral of each sort in masked text."""

REST = "\ue003"
"""The private character that stands for each further character of a numeral."""

LOOK_BACK = 16
"""Characters before a numeral in which what belongs to it may begin."""

_NAME = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """A form with its expressions."""

    rule: knowledge.Form
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    written: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that the layer knows, compiled from one rulebook.

    `hedge_before` and `hedge_after` find the hedges on both sides; `mods` is how each hedge bounds the value,
    `outside` those that are no part of the quantity.
    """

    at_numeral: tuple[CompiledForm, ...]
    in_text: tuple[CompiledForm, ...]
    hedge_before: re.Pattern[str]
    hedge_after: re.Pattern[str]
    surplus: re.Pattern[str]
    mods: dict[str, str]
    outside: frozenset[str]
    units: Units


@cache
def grammar(book: Rulebook) -> Grammar:
    """Compile the rules of `book`; raises `RuleError` for a name in a pattern that nothing defines."""
    known = units(book)
    lists = knowledge.words(book)
    names = {
        "n": NUMBER + REST + "{0,60}",
        "m": MAGNITUDE + REST + "{0,8}",
        "v": VAGUE + REST + "{0,12}",
        "unit": known.unit,
        "classifier": known.classifier,
        **{rule.name: known.among(rule.words) for rule in lists},
    }
    forms = [_compile(form, names) for form in knowledge.forms(book)]
    return Grammar(
        at_numeral=tuple(form for form in forms if form.rule.anchor == "numeral"),
        in_text=tuple(form for form in forms if form.rule.anchor == "text"),
        hedge_before=re.compile(f"(?P<hedge>{_side(lists, 'before')})$"),
        hedge_after=re.compile(_side(lists, "after")),
        surplus=re.compile(_side(lists, "surplus")),
        mods={word: rule.mod for rule in lists if rule.side for word in rule.words},
        outside=frozenset(word for rule in lists if not rule.in_span for word in rule.words),
        units=known,
    )


def _side(lists: tuple[knowledge.Words, ...], side: str) -> str:
    return alternation(word for rule in lists if rule.side == side for word in rule.words)


def _compile(form: knowledge.Form, names: dict[str, str]) -> CompiledForm:
    def compiled(key: str) -> re.Pattern[str]:
        return patterns.compiled(form, key, _NAME.sub(lambda name: known(key, name), getattr(form, key)))

    def known(key: str, name: re.Match[str]) -> str:
        if name[1] not in names:
            raise form.error(key, f"nothing is called {name[0]}; there are {', '.join(sorted(names))}")
        return names[name[1]]

    return CompiledForm(
        form,
        compiled("pattern"),
        compiled("before") if form.before else None,
        compiled("written") if form.written else None,
    )
