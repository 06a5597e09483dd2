"""Recognizers-Text's models of money, dimensions, ages and temperatures against `gongbao.quantities`.

Where conventions differ:
- A unit or a currency without a number is no quantity with us; such expectations are left out.
- The peer names units in English, and takes a magnitude before a unit for a prefix of it or not: amounts are
  compared in their base unit (六千字节 is 6 kB and 6000 bytes).
- 度 without a scale has no base unit with us; the peer calls it `Degree`, values are compared as they are.
- Hedges belong to our span, not to the peer's; 大 behind an age (三周大) belongs to the peer's alone.
- A length of life in weeks, months or days is a duration with us, in `gongbao.dates`.
- The peer rounds to 15 digits.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from gongbao import dates, quantities, rulebook
from gongbao.quantities import Quantity
from gongbao.quantities.grammar import grammar
from tools.peers.cases import Case
from tools.peers.numbers import close, value
from tools.peers.spans import core

_DIMENSIONS = {
    "DimensionModel": {"length", "area", "volume", "mass", "speed", "information", "frequency", "energy", "power",
                       "data rate", "pressure", "force", "angle", "voltage", "current", "flow"},
    "CurrencyModel": {"currency"},
    "TemperatureModel": {"temperature", "degree"},
    "AgeModel": {"age"},
}  # fmt: skip

_NAMES = {
    "Ton": "吨", "Metric ton": "吨", "Kilogram": "千克", "Gram": "克", "Milligram": "毫克", "Jin": "斤",
    "Liang": "两", "Qian": "钱", "Dan": "担", "Pound": "磅", "Ounce": "盎司",
    "Kilometer": "千米", "Meter": "米", "Decimeter": "分米", "Centimeter": "厘米", "Millimeter": "毫米",
    "Micrometer": "微米", "Li": "里", "Zhang": "丈", "Chi": "尺", "Cun": "寸", "Mile": "英里", "Yard": "码",
    "Foot": "英尺", "Inch": "英寸", "Light year": "光年", "Nautical mile": "海里",
    "Square kilometer": "平方公里", "Square meter": "平方米", "Square centimeter": "平方厘米",
    "Square decimeter": "平方分米", "Square millimeter": "平方毫米", "Hectare": "公顷", "Are": "公亩", "Mu": "亩",
    "Acre": "英亩", "Square foot": "平方英尺", "Square mile": "平方英里", "Square inch": "平方英寸",
    "Cubic meter": "立方米", "Cubic centimeter": "立方厘米", "Cubic decimeter": "立方分米",
    "Liter": "升", "Milliliter": "毫升", "Deciliter": "分升", "Centiliter": "厘升", "Gallon": "加仑",
    "Cubic foot": "立方英尺", "Cubic inch": "立方英寸", "Cubic kilometer": "立方公里",
    "Bit": "比特", "Kilobit": "千比特", "Megabit": "兆比特", "Gigabit": "吉比特", "Byte": "字节",
    "Kilobyte": "千字节", "Megabyte": "兆字节", "Gigabyte": "吉字节", "Terabyte": "太字节",
    "Kilometer per hour": "千米/小时", "Meter per second": "米/秒", "Hertz": "赫兹", "Kilohertz": "千赫兹",
    "Megahertz": "兆赫兹", "Gigahertz": "吉赫兹", "Kilocalorie": "千卡", "Calorie": "卡路里", "Joule": "焦耳",
    "Kilojoule": "千焦", "Watt": "瓦", "Kilowatt": "千瓦", "C": "℃", "F": "℉", "K": "开尔文", "Year": "岁",
}  # fmt: skip
"""The peer's English names of units, and ours."""

_PERIODS = {"Week": "W", "Month": "M", "Day": "D", "Year": "Y"}
_OLD = "大"


def takes(case: Case) -> bool:
    """Return whether this module judges `case`."""
    return case.model in _DIMENSIONS


def score(case: Case) -> bool:
    """Return whether what is found in the case's text is what it expects."""
    found = [
        (*core(case.text, quantity), quantity)
        for quantity in quantities.find(case.text)
        if quantity.dimension in _DIMENSIONS[case.model]
    ]
    wanted = [item for item in case.expected if item["resolution"].get("value") is not None]
    wanted = [item for item in wanted if not _is_duration(case, item)]
    return len(found) == len(wanted) and all(
        _equal(*ours, theirs) for ours, theirs in zip(found, wanted, strict=True)
    )


def _equal(start: int, end: int, quantity: Quantity, theirs: dict) -> bool:
    if (start, end) != (theirs["start"], theirs["end"]) or quantity.value is None:
        return False
    resolution = theirs["resolution"]
    number = value(resolution["value"])
    if (currency := resolution.get("isoCurrency")) is not None:
        return quantity.base_unit == currency and close(Fraction(quantity.base_value or 0), number)
    if resolution["unit"] == "Degree":
        return quantity.unit == "度" and close(Fraction(quantity.value), number)
    measure = grammar(rulebook.default()).units.by_name.get(_NAMES.get(resolution["unit"], ""))
    if measure is None or quantity.base_unit != measure.base:
        return False
    base = number * measure.factor + measure.offset
    return close(Fraction(quantity.base_value or Decimal(0)), base)


def _is_duration(case: Case, theirs: dict) -> bool:
    """Return whether an age of weeks, months or days is a duration with us, of the same length."""
    unit, number = theirs["resolution"]["unit"], theirs["resolution"]["value"]
    if case.model != "AgeModel" or unit == "Year":
        return False
    end = theirs["end"] - theirs["text"].endswith(_OLD)
    return any(
        (found.start, found.end, found.value) == (theirs["start"], end, f"P{number}{_PERIODS[unit]}")
        for found in dates.find(case.text)
    )
