"""Units as heads write them (亿元, 万吨、%), and the numbers of cells in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from gongbao import quantities
from gongbao.grids.rules import grid_rules
from gongbao.numerals.grammar import grammar as numeral_grammar
from gongbao.quantities.models import Quantity
from gongbao.rulebook import Rulebook

_NUMBER = re.compile(
    r"(?P<sign>[-−–﹣+])?\s*(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3}){2,}(?:\.\d+)?|\d+(?:\.\d+)?)"
)
"""A number; spaces part at least two groups of three (1 234 567), as `120 450` may be the two lines of a cell."""

_BRACKETED = re.compile(r"\((?P<inner>[^()]+)\)")
_BRACKETS = re.compile(r"\((?P<inner>[^()]*)\)")
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_CHINA = re.compile(r"^人民币|(?<=元)人民币$")
_LONGEST = 16
_MOST_KEPT = 16384
_ANY_UNIT = "元"
_COUNTED = ("1", "1个")
"""What a unit is written behind, to be read as one of it: 百分点 are counted by 个."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One of a unit, magnitudes included: what `1亿元` is."""

    one: Quantity

    @property
    def is_ratio(self) -> bool:
        """Whether numbers in it are shares or rates."""
        return self.one.kind == "ratio"

    def times(self, other: Unit) -> Unit:
        """Return as many of it as `other` is ones."""
        number = other.one.value or Decimal(1)
        return Unit(self.quantity(number, self.one.start, self.one.end, self.one.rule))

    def quantity(self, number: Decimal, start: int, end: int, rule: str, mod: str = "exact") -> Quantity:
        """Return `number` of it, at `start` to `end` (exclusive) of the text."""
        one = self.one
        value = base = None if one.value is None else _plain(one.value * number)
        if one.base_value != one.value:
            base = None if one.base_value is None else _plain(one.base_value * number)
        named = (one.unit, one.kind, one.dimension, base, one.base_unit)
        return Quantity(start, end, value, None, None, mod, *named, rule)


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def number(text: str) -> Decimal | None:
    """Return the number that `text` is and nothing else: 1,234.5, -0.1, (1,234) for a negative one; else `None`."""
    bracketed = _BRACKETED.fullmatch(text)
    found = _NUMBER.fullmatch(bracketed["inner"].strip() if bracketed else text)
    if found is None or (bracketed and found["sign"] == "+"):
        return None
    try:
        value = Decimal(re.sub("[, ]", "", found["digits"]))
    except InvalidOperation:
        return None
    return -value if bracketed or found["sign"] not in (None, "+") else value


def is_year(text: str) -> bool:
    """Return whether `text` is a bare year."""
    return _YEAR.fullmatch(text) is not None


@lru_cache(_MOST_KEPT)
def unit(text: str, book: Rulebook) -> Unit | None:
    """Return the unit that `text` is, `None` if it is none."""
    text = "".join(text.split())
    text = _OF_CHINA.sub("", text) or text
    if not text or len(text) > _LONGEST or text[0].isdigit():
        return None
    for counted in _COUNTED:
        found = quantities.find(counted + text, book=book)
        if len(found) == 1 and (found[0].start, found[0].end) == (0, len(counted + text)):
            one = found[0]
            if one.mod == "exact" and one.value is not None and one.unit and one.kind != "change":
                return Unit(one)
    return None


@lru_cache(_MOST_KEPT)
def units(text: str, book: Rulebook) -> tuple[Unit, ...]:
    """Return the units that `text` lists, none where a member is no unit: 万吨、%."""
    whole = unit(text, book)
    if whole is not None:
        return (whole,)
    found = [unit(part, book) for part in grid_rules(book).words["between units"].split(text)]
    return tuple(one for one in found if one) if all(found) else ()


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of a head without the brackets that give its units, from `first` to `last` of its characters."""

    words: str
    first: int
    last: int
    units: tuple[Unit, ...]


def labelled(text: str, book: Rulebook) -> Labelled:
    """Return the words and units of a head: 粮食产量（万吨）, 利润总额（单位：亿元）, 产量 万吨."""
    for brackets in reversed(list(_BRACKETS.finditer(text))):
        inner = re.sub(r"^(?:计量)?单位[::]?", "", brackets["inner"].strip())
        if found := units(inner, book):
            words = text[: brackets.start()].rstrip()
            return Labelled(words, 0, len(words), found)
    known = grid_rules(book).words
    if (bare := known["bare unit"].search(text)) and (found := units(bare["units"], book)):
        words = text[: bare.start()].rstrip()
        return Labelled(words, 0, len(words), found)
    words = known["note"].sub("", text).rstrip() or text
    return Labelled(words, 0, len(words), ())


def in_cell(text: str, book: Rulebook) -> Quantity | None:
    """Return the quantity that all of `text` is, number and unit; `None` for what is not one."""
    sign = text[:1] if text[:1] in "-−–﹣+" else ""
    plain = text[len(sign) :].lstrip()
    if not plain[:1].isdigit() or len(plain) > 2 * _LONGEST:
        return None
    found = quantities.find(plain, book=book)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(plain)) or not found[0].unit:
        return None
    one = found[0]
    if one.kind == "rank" or one.value is None:
        return None
    return one if sign in ("", "+") else negated(one)


def magnified(text: str, book: Rulebook) -> Decimal | None:
    """Return the number that all of `text` is with a magnitude and without a unit: 1.009万亿; `None` for another."""
    known = numeral_grammar(book).characters
    if text[-1:] not in {**known.place, **known.magnitude} or not text[:1].isdigit():
        return None
    one = in_cell(f"{text}{_ANY_UNIT}", book)
    return one.value if one is not None and one.mod == "exact" else None


def negated(one: Quantity) -> Quantity:
    """Return `one` with the other sign."""
    base = None if one.base_value is None else -one.base_value
    return replace(one, value=None if one.value is None else -one.value, base_value=base)


def moved(text: str, book: Rulebook) -> Quantity | None:
    """Return the change that all of `text` is, negative where it went down: 下降3.4%, ↑0.2个百分点; else `None`."""
    found = grid_rules(book).words["moved"].fullmatch(text)
    one = in_cell(found["amount"], book) if found else None
    if found is None or one is None or found["amount"][0] in "-−–﹣+":
        return None
    return negated(one) if found["down"] else one


def hedged(text: str, book: Rulebook) -> Quantity | None:
    """Return the number with a hedge that all of `text` is, as percent: 5.5左右, ≥90; `None` for anything else."""
    figures = list(_FIGURE.finditer(text))
    if len(figures) != 1 or len(text) > _LONGEST or is_year(figures[0][0]):
        return None
    end = figures[0].end()
    plain = f"{text[:end]}%{text[end:]}"
    found = quantities.find(plain, book=book)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(plain)) or found[0].unit != "%":
        return None
    return found[0] if found[0].mod != "exact" and found[0].value is not None else None
