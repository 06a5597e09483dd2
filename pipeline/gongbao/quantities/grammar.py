"""The forms of quantities, compiled over text in which every numeral is one name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from gongbao.numerals.grammar import grammar as numeral_grammar
from gongbao.quantities import rules
from gongbao.quantities.bounds import Magnitudes
from gongbao.quantities.mask import NAMES, SHORT_NAMES
from gongbao.quantities.pairs import Pairing
from gongbao.quantities.units import Units, units
from gongbao.rulebook import Rulebook, patterns
from gongbao.rulebook.expressions import expression
from gongbao.text.scan import Scan
from gongbao.text.sieve import Sieve

LOOK_BACK = 16
"""Characters before a numeral in which what belongs to it may begin."""

_NAME = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class CompiledQuantityForm:
    """A form with its expressions."""

    rule: rules.QuantityForm
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    written: re.Pattern[str] | None
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Hedges:
    """The words that bound a value: expressions for each side, and how each word bounds it.

    `before` ends at the place where the number begins, `leading` begins where the quantity does; `after` begins
    behind the unit, `trailing` ends with the quantity. Those `outside` are no part of it. `before` fails unless
    one of `last` or a space stands before the number. `far` is a hedge with its object before the number (约占全球38%).
    """

    before: re.Pattern[str]
    last: frozenset[str]
    far: re.Pattern[str]
    leading: re.Pattern[str]
    surplus: re.Pattern[str]
    after: re.Pattern[str]
    trailing: re.Pattern[str]
    mods: dict[tuple[str, str], str]
    outside: frozenset[str]


@dataclass(frozen=True, slots=True)
class QuantityGrammar:
    """All that the layer knows, compiled from one rulebook.

    `sieve` tells which of the forms `at_numeral` may fit at one, in text where each is one character.
    """

    at_numeral: tuple[CompiledQuantityForm, ...]
    sieve: Sieve[CompiledQuantityForm]
    in_text: tuple[CompiledQuantityForm, ...]
    in_text_scan: Scan
    hedges: Hedges
    pairing: Pairing
    magnitudes: Magnitudes
    units: Units


@cache
def grammar(book: Rulebook) -> QuantityGrammar:
    """Compile the rules of `book`; raises `RuleError` for a name in a pattern that nothing defines."""
    known = units(book)
    lists = rules.words(book)
    names = {
        **{rule.name: patterns.NOTHING.pattern for rule in rules.words_off(book)},
        **NAMES,
        "unit": known.unit,
        "classifier": known.classifier,
        **_joined(lists, known, "name"),
    }
    number = f"(?:{names['m']}|{names['n']})"
    own = f"{names['n']}(?:{known.money}|{names['nobase']})"
    by = f"(?!{own})(?:{number}?(?:{names['per']}|{names['unit']})|{names['classifier']})"
    names["by"] = f"{by}(?:[·•]{names['per']})?"
    loose = {"unit": known.loose, "classifier": known.loose_classifier, "by": r"(?s:.){1,24}?"}
    forms = [_compile(form, names) for form in rules.forms(book)]
    at_numeral = tuple(form for form in forms if form.rule.anchor == "numeral")
    in_text = tuple(form for form in forms if form.rule.anchor == "text")
    sides = {rule.side: patterns.NOTHING.pattern for rule in rules.words_off(book)}
    hedges = _hedges(lists, sides | _joined(lists, known, "side"))
    return QuantityGrammar(
        at_numeral=at_numeral,
        sieve=_sieve(at_numeral, names | SHORT_NAMES | loose),
        in_text=in_text,
        in_text_scan=Scan([form.pattern for form in in_text]),
        hedges=hedges,
        pairing=_pairing(names, hedges),
        magnitudes=Magnitudes(numeral_grammar(book).characters),
        units=known,
    )


def _joined(
    lists: tuple[rules.QuantityWords, ...], known: Units, key: Literal["name", "side"]
) -> dict[str, str]:
    """Return an expression for each name or side of lists: lists may share one (余 and +, with other neighbours)."""
    found: dict[str, list[str]] = {}
    for rule in lists:
        found.setdefault(getattr(rule, key), []).append(_beside(rule, "".join(map(known.among, rule.parts))))
    return {name: f"(?:{'|'.join(parts)})" for name, parts in found.items()}


def _sieve(forms: tuple[CompiledQuantityForm, ...], names: dict[str, str]) -> Sieve[CompiledQuantityForm]:
    short = [patterns.later(_NAME.sub(lambda name: names[name[1]], form.rule.pattern)) for form in forms]
    return Sieve(forms, short, [form.before for form in forms])


def _pairing(names: dict[str, str], hedges: Hedges) -> Pairing:
    return Pairing(
        joint=expression(f"[ ,]{{0,3}}{names['pairjoint']}?[ ]{{0,2}}"),
        dash=expression(f"[ ]{{0,2}}{names['dash']}[ ]{{0,2}}"),
        moved=expression(f"{names['moving']}$"),
        hedge=hedges.trailing,
    )


def _hedges(lists: tuple[rules.QuantityWords, ...], sides: dict[str, str]) -> Hedges:
    before, after = sides["before"], sides["after"]
    return Hedges(
        before=expression(f"(?P<hedge>{before})(?P<gap> {{0,2}})$"),
        far=expression(f"(?P<hedge>{sides['far']})(?P<gap>[㐀-鿿]{{0,10}})$"),
        last=frozenset(word[-1] for rule in lists if rule.side == "before" for word in rule.words),
        leading=expression(before),
        surplus=expression(sides["surplus"]),
        after=expression(f" {{0,2}}(?P<hedge>{after})"),
        trailing=expression(f"(?:{after})$"),
        mods={(rule.side, word): rule.mod for rule in lists if rule.side for word in rule.words},
        outside=frozenset(word for rule in lists if not rule.in_span for word in rule.words),
    )


def _beside(rule: rules.QuantityWords, source: str) -> str:
    def look(key: str, kind: str) -> str:
        words = getattr(rule, key)
        return patterns.compiled(rule, key, f"(?{kind}{words})").pattern if words else ""

    before, after = look("not_after", "<!"), look("not_before", "!")
    return f"(?:{before}{source}{after})"


def _compile(form: rules.QuantityForm, names: dict[str, str]) -> CompiledQuantityForm:
    def compiled(key: str) -> re.Pattern[str]:
        return patterns.compiled(form, key, _NAME.sub(lambda name: known(key, name), getattr(form, key)))

    def known(key: str, name: re.Match[str]) -> str:
        if name[1] not in names:
            raise form.error(key, f"nothing is called {name[0]}; there are {', '.join(sorted(names))}")
        return names[name[1]]

    return CompiledQuantityForm(
        form,
        compiled("pattern"),
        compiled("before") if form.before else None,
        compiled("written") if form.written else None,
        Fraction(form.factor),
    )
