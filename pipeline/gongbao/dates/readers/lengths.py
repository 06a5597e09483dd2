"""Lengths of time, and what recurs."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from gongbao.dates import hedges
from gongbao.dates.context import Context
from gongbao.dates.grammar import TimeGrammar
from gongbao.dates.models import Point
from gongbao.dates.readers.points import with_clock
from gongbao.dates.readers.registry import reader

_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_WHOLE = {
    "C": ("Y", Decimal(100)),
    "TK": ("TM", Decimal(15)),
    "TMS": ("TS", Decimal("0.001")),
    "TUS": ("TS", Decimal("0.000001")),
    "TNS": ("TS", Decimal("0.000000001")),
}
_SECONDS = {"Y": 31536000, "Q": 7884000, "M": 2592000, "W": 604800, "D": 86400, "TH": 3600, "TM": 60, "TS": 1}
"""About how many seconds a unit has, to tell which of two lengths is the longer."""

Lengths = dict[str, Decimal]


@reader("duration")
def duration(found: re.Match[str], context: Context) -> Point | None:
    """Read a length with its hedges: 近3年, 5000多年来, 8天20时, 2个半小时."""
    groups = found.groupdict()
    count = context.grammar.numbers.read(groups["n"])
    if count is None:
        return None
    count *= _magnitude(groups.get("mag"), context)
    lengths: Lengths = {}
    if half := groups.get("uh"):
        lengths[_unit(f"个{half}", context)] = count + Decimal("0.5")
    else:
        counted = (groups.get("u2") or "").removeprefix("多")
        unit = _unit(
            groups.get("u") or ("时" if groups.get("u3") else "日" if groups.get("n3") else f"个{counted}"),
            context,
        )
        lengths[unit] = count + (Decimal("0.5") if groups.get("tail") == "半" else 0)
    for piece in _pieces(context.grammar).finditer(groups.get("rest") or ""):
        more = context.grammar.numbers.read(piece["n"])
        if more is not None:
            unit = _unit(piece["u"], context)
            lengths[unit] = lengths.get(unit, Decimal(0)) + more
    return Point(_value(lengths), type="DURATION", mod=_mod(groups, context))


def _magnitude(word: str | None, context: Context) -> Decimal:
    return (context.grammar.numbers.read(word) if word else None) or Decimal(1)


def _mod(groups: dict[str, str | None], context: Context) -> str:
    tables = context.grammar.tables
    if after := (groups.get("after") or "").strip():
        return str(tables["hedgeafter"][after])
    if (
        groups.get("more")
        or groups.get("over")
        or groups.get("tail") == "多"
        or (groups.get("u2") or "").startswith("多")
    ):
        return "MORE_THAN"
    before = hedges.before(context.lead, context.grammar.hedges)
    return before.mod if before else ""


@cache
def _pieces(grammar: TimeGrammar) -> re.Pattern[str]:
    units = "|".join(sorted({*grammar.tables["unit"], *grammar.tables["clockunit"]}, key=len, reverse=True))
    return re.compile(rf"(?P<n>[\d.一二两三四五六七八九十百千]+)\s{{0,2}}(?P<u>{units})")


def _unit(word: str, context: Context) -> str:
    tables = context.grammar.tables
    return "D" if word == "日" else str(tables["unit"].get(word) or tables["clockunit"][word])


def _value(lengths: Lengths) -> str:
    """Return the TIMEX3 value: P1Y3M, P8DT20H, PT2.5H. Quarters stand alone; centuries are years."""
    days, clock = "", ""
    for unit, (whole, factor) in _WHOLE.items():
        if unit in lengths:
            lengths[whole] = lengths.get(whole, Decimal(0)) + lengths.pop(unit) * factor
    for unit in (*_ORDER[:2], "Q", *_ORDER[2:]):
        if unit not in lengths:
            continue
        written = f"{lengths[unit].normalize():f}" + unit[-1]
        if unit.startswith("T"):
            clock += written
        else:
            days += written
    return f"P{days}" + (f"T{clock}" if clock else "")


@reader("duration-range")
def duration_range(found: re.Match[str], context: Context) -> Point | None:
    """Read a length between two: 3至5年, 1个月以上至1年."""
    groups = found.groupdict()
    first, last = context.grammar.numbers.read(found["n1"]), context.grammar.numbers.read(found["n"])
    if first is None or last is None:
        return None
    first *= _magnitude(groups.get("mag1"), context)
    last *= _magnitude(groups.get("mag"), context)
    unit = _unit(found["u"], context)
    first_unit = _unit(groups["u1"], context) if groups.get("u1") else unit
    if first * _seconds(first_unit) >= last * _seconds(unit):
        return None
    value = f"{_value({first_unit: first})}/{_value({unit: last})}"
    return Point(value, type="DURATION", mod=_mod(found.groupdict(), context))


def _seconds(unit: str) -> Decimal:
    whole, factor = _WHOLE.get(unit, (unit, Decimal(1)))
    return factor * _SECONDS[whole]


@reader("recent")
def recent(found: re.Match[str], context: Context) -> Point | None:
    """Read a length up to the report: 近三年."""
    count = context.grammar.numbers.read(found["n"])
    unit = "M" if found["u2"] else _unit(found["u"], context)
    return None if count is None else Point(_value({unit: count}), type="DURATION")


@reader("half-duration")
def half_duration(found: re.Match[str], context: Context) -> Point | None:
    """Read 半年, 近半年, 半个多月: half a unit, exact or hedged."""
    groups = found.groupdict()
    unit = groups["u"] or f"个{(groups['u2'] or '').removeprefix('多')}"
    unit = f"个{unit}" if unit == "月" else unit
    mod = _mod(groups, context) or str(context.grammar.tables["halfsize"].get(groups["size"] or "", ""))
    return Point(_value({_unit(unit, context): Decimal("0.5")}), type="DURATION", mod=mod)


@reader("one-and-half")
def one_and_half(found: re.Match[str], context: Context) -> Point | None:
    """Read 个半小时: one and a half."""
    return Point(_value({_unit(f"个{found['u']}", context): Decimal("1.5")}), type="DURATION")


@reader("minutes")
def minutes(found: re.Match[str], context: Context) -> Point | None:
    """Read 五分半钟, 五点五分钟."""
    whole, _, tenths = found["n"].partition("点")
    count = context.grammar.numbers.read(whole)
    if count is None:
        return None
    count += Decimal(f"0.{context.number(tenths)}") if tenths else Decimal("0.5")
    return Point(_value({"TM": count}), type="DURATION")


@reader("record")
def record(found: re.Match[str], context: Context) -> Point | None:
    """Read a time as races are timed: 9秒98, 1分23秒45."""
    seconds = Decimal(f"{found['rs']}.{found['rf'] or 0}")
    lengths = {"TM": Decimal(found["rm"]), "TS": seconds} if found["rm"] else {"TS": seconds}
    return Point(_value(lengths), type="DURATION")


@reader("vague-duration")
def vague_duration(found: re.Match[str], context: Context) -> Point | None:
    """Read a length that is not told: 几年 is PXY."""
    unit = "M" if found["u2"] else _unit(found["u"], context)
    unit = "Y" if unit == "C" else unit
    return Point(f"PTX{unit[-1]}" if unit.startswith("T") else f"PX{unit}", type="DURATION")


@reader("poetic")
def poetic(found: re.Match[str], context: Context) -> Point | None:
    """Read 百年, 千年, 万年; 千百年 is as long as its first numeral says."""
    return Point(f"P{context.grammar.numbers.read(found['p'][0])}Y", type="DURATION")


@reader("yearly")
def yearly(found: re.Match[str], context: Context) -> Point | None:
    """Read a day or month of every year: 每年3月5日."""
    month, day = context.number(found["m"]), context.number(found["d"] or found["dm"])
    value = _monthly(month, day)
    if last := context.number(found["m2"]):
        value += f"/{_monthly(last, context.number(found['d2']))}"
    return Point(value, type="SET")


def _monthly(month: int | None, day: int | None) -> str:
    value = "XXXX-XX" if month is None else f"XXXX-{month:02}"
    return value if day is None else f"{value}-{day:02}"


@reader("set")
def recurring(found: re.Match[str], context: Context) -> Point | None:
    """Read what recurs: 每年, 每两个月."""
    groups = found.groupdict()
    if festival := groups.get("fest"):
        return Point(every(festival, context), type="SET")
    if groups.get("hh") or groups.get("dpo"):
        return Point(with_clock(Point("XXXX-XX-XX"), groups, context).value, type="SET")
    if word := found["set"]:
        return Point(str(context.grammar.tables["setunit"][word]), type="SET")
    count = context.grammar.numbers.read(found["n"])
    if count is None:
        return None
    unit = _unit(found["u"], context)
    return Point(_value({unit: count}), type="SET")


@reader("half-set")
def half_set(found: re.Match[str], context: Context) -> Point | None:
    """Read 每半年."""
    unit = "个月" if found["u"] == "月" else found["u"]
    return Point(_value({_unit(unit, context): Decimal("0.5")}), type="SET")


@reader("duration-set")
def duration_set(found: re.Match[str], context: Context) -> Point | None:
    """Read 一年 as every year."""
    return Point(_value({_unit(found["u"], context): Decimal(1)}), type="SET")


@reader("habitual")
def habitual(found: re.Match[str], context: Context) -> Point | None:
    """Read a month, a half or a season of any year."""
    tables = context.grammar.tables
    if month := context.number(found["m"]):
        return Point(f"XXXX-{month:02}", type="SET")
    part = f"H{tables['halfyear'][found['half']]}" if found["half"] else tables["season"][found["season"]]
    return Point(f"XXXX-{part}", type="SET")


@reader("all-years")
def all_years(found: re.Match[str], context: Context) -> Point | None:
    """Read 历年."""
    return Point("P1Y", type="SET")


@reader("weekly")
def weekly(found: re.Match[str], context: Context) -> Point | None:
    """Read days of every week: 每周一下午八点, 每周一至周五, 每周二、周四."""
    groups = found.groupdict()
    day = _weekday(found["wd"], context)
    if groups.get("more"):
        return Point("P1W", type="SET")
    if last := groups.get("wd2"):
        return Point(f"{day}/{_weekday(last, context)}", type="SET")
    return Point(with_clock(Point(day), groups, context).value, type="SET")


def _weekday(word: str, context: Context) -> str:
    return f"XXXX-WXX-{context.table('weekday', word)}"


def every(festival: str, context: Context) -> str:
    """Return the value of a festival of every year: its day where the calendar fixes it, else only every year."""
    calendar, written = context.grammar.festivals[festival]
    if calendar != "gregorian":
        return "P1Y"
    month, day = map(int, written.split("-"))
    return f"XXXX-{month:02}-{day:02}"
