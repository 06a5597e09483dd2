"""The value of a numeral, exact. cn2an reads Chinese digits and places; the layer above it reads the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from gongbao.rulebook.expressions import expression

Value = Decimal | Fraction

_ARABIC = expression(r"\d+(?:\.\d*)?|\.\d+")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
_TIMES_TEN = expression(r"[×xX*·]10\^?")
_PARTED = expression(r"[分份]之?")
_CHINESE = "零一二三四五六七八九"
_DIGITS = frozenset(_CHINESE)
_BARE_DIGITS = 2
"""Digits without places up to which they are no number (二零)."""

_TWO_DIGITS = expression(r"[一二三四五六七八九两]{2}")


_ONE = f"[{_CHINESE[1:]}]"
_REGULAR = expression(
    f"(?:(?:(?P<thousands>{_ONE})千)?(?P<hundreds>{_ONE})百)?(?P<tens>{_ONE}?十)(?P<ones>{_ONE})?"
    f"|(?P<whole>{_ONE})千(?:(?P<rest>{_ONE})百)?|(?P<round>{_ONE})百"
    f"|(?P<gapped>{_ONE})千零(?:(?P<few>{_ONE}?十)(?P<last>{_ONE})?|(?P<single>{_ONE}))"
    f"|(?:(?P<above>{_ONE})千)?(?P<below>{_ONE})百(?:零(?P<lone>{_ONE})|(?P<spoken>{_ONE}))"
    f"|(?P<said>{_ONE})千(?P<short>{_ONE})"
)
"""Numbers of thousands, hundreds, tens and ones, as nearly all are, but for those of digits alone."""

_SIZES = {
    **dict.fromkeys(("thousands", "whole", "gapped", "above", "said"), 1000),
    **dict.fromkeys(("hundreds", "rest", "round", "below", "short"), 100),
    **dict.fromkeys(("tens", "few", "spoken"), 10),
    **dict.fromkeys(("ones", "last", "single", "lone"), 1),
}


def _regular(text: str) -> int | None:
    if len(text) > _BARE_DIGITS and set(text) <= _DIGITS:
        return int("".join(str(_CHINESE.index(digit)) for digit in text))
    found = _REGULAR.fullmatch(text)
    if found is None:
        return None
    # A place without a digit before it, as 十, is one of its size.
    parts = ((_SIZES[name], part) for name, part in found.groupdict().items() if part)
    return sum(size * max(_CHINESE.find(part[0]), 1) for size, part in parts)


@lru_cache(4096)
def _cn2an(text: str) -> int | None:
    # Imported at the first numeral of another form than nearly all: that costs as much as reading a short report.
    from cn2an import cn2an

    try:
        return int(cn2an(text, "normal"))
    except (ValueError, KeyError):
        return None


@dataclass(frozen=True)
class CharacterValues:
    """The characters that numerals are written with: the standard form of each, and the values of each role."""

    standard: Mapping[str, str]
    digit: Mapping[str, int]
    formal: Mapping[str, int]
    tens: Mapping[str, int]
    place: Mapping[str, int]
    magnitude: Mapping[str, int]
    letter: Mapping[str, int]
    more: Mapping[str, int]


class Reader:
    """Reads numerals written with `characters`."""

    def __init__(self, characters: CharacterValues):
        self._standard = str.maketrans(dict(characters.standard))
        self._more = str.maketrans(dict.fromkeys(characters.more, ""))
        self._tens = str.maketrans({c: f"{_CHINESE[v // 10]}十" for c, v in characters.tens.items()})
        # After the standard forms only those remain, so that lookups need one character each.
        self._digit = {c: v for c, v in characters.digit.items() if characters.standard[c] == c}
        self._letters = characters.letter
        self._units = {**characters.place, **characters.magnitude}
        self._small = {*self._digit, *characters.tens, *characters.place}

    def read(self, text: str, reading: str) -> tuple[Value, ...]:
        """Return the exact value of the folded numeral `text`, two of an `adjacent` one, none if it is no number.

        `reading` is how its form is read: `integer` (with decimals), `fraction`, `power`, `letter`, `spoken`
        (两个亿), `adjacent` (三四十), `half`, `magnitude` or `digits`. Raises `KeyError` for another.
        """
        plain = "".join(text.split(" ")).replace(",", "")
        if reading == "adjacent":
            return self._adjacent(plain.translate(self._standard))
        value = self._single(plain, text, reading)
        return () if value is None else (value,)

    def _adjacent(self, text: str) -> tuple[Value, ...]:
        found = _TWO_DIGITS.search(text)
        if found is None:
            return ()
        head, tail = text[: found.start()], text[found.end() :]
        low, high = (self._integer(f"{head}{digit}{tail}") for digit in found[0])
        return () if low is None or high is None or low >= high else (low, high)

    def _single(self, plain: str, text: str, reading: str) -> Value | None:
        match reading:
            case "fraction":
                return self._fraction(plain, text)
            case "power":
                return _power(plain)
            case "letter":
                number = self._signed(plain[:-1])
                return None if number is None else number * self._letters[plain[-1]]
            case "spoken":
                return self._signed(plain.replace("个", ""))
            case "half":
                return Fraction(1, 2)
            case "magnitude":
                return self._product(plain.translate(self._standard))
            case "integer":
                return self._signed(plain.replace("·", "."))
            case "digits":
                digits = plain.translate(self._standard)
                return Decimal("".join(str(self._digit.get(digit, digit)) for digit in digits))
        raise KeyError(reading)

    def _fraction(self, plain: str, text: str) -> Value | None:
        whole: Value | None = Decimal(0)
        if "/" in plain:
            first, _, rest = text.strip().rpartition(" ")
            numerator, denominator = (rest if first else plain).split("/")
            whole = self._signed(first) if first else whole
        else:
            first, _, rest = plain.rpartition("又")
            denominator, _, numerator = _PARTED.sub("分之", rest).partition("分之")
            if first:
                whole = self._signed(first)
        above, below = self._signed(numerator), self._signed(denominator)
        if below is None:
            below = self._product(denominator.translate(self._standard))
        if not below or above is None or whole is None:
            return None
        part = Fraction(above) / Fraction(below)
        return Fraction(whole) - part if whole < 0 else Fraction(whole) + part

    def _signed(self, text: str) -> Decimal | None:
        if text[:1] == "(":
            number = self._unsigned(text[1:-1])
            return None if number is None else -number
        if text[:1] in ("-", "−", "负"):
            number = self._unsigned(text[1:])
            return None if number is None else -number
        return self._unsigned(text)

    def _unsigned(self, text: str) -> Decimal | None:
        if text.isascii():
            return Decimal(text) if _ARABIC.fullmatch(text) else None
        text = text.translate(self._more).translate(self._standard)
        whole, _, decimals = text.replace("點", "点").partition("点")
        if not decimals:
            return self._integer(whole)
        shift = decimals.rstrip("".join(self._units))
        digits = "".join(c if c.isdecimal() else str(self._digit.get(c, "")) for c in shift)
        number = self._integer(whole)
        factor = self._product(decimals[len(shift) :]) if len(shift) < len(decimals) else Decimal(1)
        if number is None or factor is None or len(digits) != len(shift):
            return None
        return (number + Decimal(f"0.{digits}")) * factor

    def _integer(self, text: str) -> Decimal | None:
        """Split at the last of the largest magnitudes: what stands before multiplies it, what follows is added."""
        text = text.lstrip("零") or "零"
        if text.isascii():
            return Decimal(text) if _ARABIC.fullmatch(text) else None
        if (read := self._section(text)) is not None:
            return read
        units = [(self._units[c], i) for i, c in enumerate(text) if c in self._units]
        if not units:
            return None
        size, at = max(units)
        before = Decimal(1) if at == 0 else self._integer(text[:at])
        after = self._rest(text[at + 1 :], size)
        if before is None or after is None or after >= size:
            return None
        return before * size + after

    def _rest(self, text: str, size: int) -> Decimal | None:
        """Read what follows a magnitude; a lone digit counts its tenths: 一万三 is 13000."""
        if not text:
            return Decimal(0)
        if len(text) == 1 and text not in "零0":
            digit = self._digit.get(text, int(text) if text.isdecimal() else None)
            return None if digit is None else Decimal(digit) * size / 10
        return self._integer(text)

    def _section(self, text: str) -> Decimal | None:
        """Read digits and places without magnitudes, as cn2an does; digits alone are a number from three on."""
        if len(text) == 1 and text in self._digit:
            return Decimal(self._digit[text])
        if not self._small.issuperset(text) or (len(text) == 2 and self._digit.keys() >= set(text)):
            return None
        plain = text.translate(self._tens)
        read = _regular(plain)
        if read is None and len(plain) > 1:
            read = _cn2an(plain)
        return None if read is None else Decimal(read)

    def _product(self, text: str) -> Decimal | None:
        factor = Decimal(1)
        for character in text:
            if character not in self._units:
                return None
            factor *= self._units[character]
        return factor


def _power(text: str) -> Value | None:
    if "e" in text:
        return Decimal(text.replace("−", "-"))
    if ten := _TIMES_TEN.search(text):
        exponent = text[ten.end() :].translate(_SUPERSCRIPT)
        return Decimal(text[: ten.start()].replace("−", "-")).scaleb(int(exponent))
    base, _, exponent = text.partition("^")
    # A power of decimals is finite; a negative one is kept within the precision of the context.
    return Decimal(base.replace("−", "-")) ** int(exponent)
