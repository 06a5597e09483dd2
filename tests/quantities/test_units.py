"""The table of units: sources, factors against pint, and names that do not clash."""

from fractions import Fraction

import pint
import pytest

from gongbao import quantities, rulebook
from gongbao.quantities.units import units

BOOK = rulebook.default()
ROWS = [row.cells for row in BOOK.table("quantities", "units.tsv")]
REGISTRY = pint.UnitRegistry(non_int_type=Fraction)

PINT = {
    "kilometre": "km", "metre": "m", "centimetre": "cm", "micrometre": "um", "nautical-mile": "nautical_mile",
    "inch": "inch", "foot": "foot", "yard": "yard", "mile": "mile", "light-year": "light_year",
    "astronomical-unit": "astronomical_unit", "hectare": "hectare", "are": "are", "square-mile": "mile ** 2",
    "square-foot": "foot ** 2", "square-inch": "inch ** 2", "square-yard": "yard ** 2", "litre": "liter",
    "millilitre": "ml", "us-gallon": "gallon", "uk-gallon": "imperial_gallon", "barrel": "oil_barrel",
    "cubic-foot": "foot ** 3", "cubic-inch": "inch ** 3", "cubic-yard": "yard ** 3", "tonne": "tonne", "gram": "g",
    "milligram": "mg", "jin": "jin", "pound": "pound", "ounce": "ounce", "carat": "carat", "long-ton": "long_ton",
    "short-ton": "short_ton", "grain": "grain", "troy-ounce": "troy_ounce",
    "kilowatt-hour": "kWh", "joule": "J", "electronvolt": "eV", "erg": "erg", "watt": "W",
    "gigawatt": "GW", "horsepower": "metric_horsepower", "volt": "V", "kilovolt": "kV", "ampere": "A",
    "ampere-hour": "ampere_hour", "coulomb": "C", "ohm": "ohm", "tesla": "T", "hertz": "Hz", "gigahertz": "GHz",
    "pascal": "Pa", "kilopascal": "kPa", "atmosphere": "atm", "bar": "bar", "newton": "N",
    "kilogram-force": "kilogram_force", "byte": "byte", "gigabyte": "gigabyte", "kilometre-per-hour": "km / hour",
    "knot": "knot", "mile-per-hour": "mile / hour", "cubic-metre-per-hour": "m ** 3 / hour", "curie": "curie",
    "becquerel": "Bq", "sievert": "Sv", "gray": "Gy", "mole": "mol", "lumen": "lumen", "lux": "lux", "candela": "cd",
    "tonne-per-day": "tonne / day", "litre-per-minute": "liter / minute", "gram-per-litre": "g / liter",
    "microgram-per-cubic-metre": "ug / m ** 3", "percent": "percent", "permille": "permille", "ppm": "ppm",
    "arcsecond": "arcsecond", "radian": "radian", "roentgen": "roentgen",
}  # fmt: skip

BASES = {
    "length": "m", "area": "m ** 2", "volume": "m ** 3", "mass": "kg", "energy": "J", "power": "W", "voltage": "V",
    "current": "A", "charge": "C", "resistance": "ohm", "magnetic flux density": "T", "frequency": "Hz",
    "pressure": "Pa", "force": "N", "information": "bit", "speed": "m / s", "flow": "m ** 3 / s", "activity": "Bq",
    "dose": "Sv", "absorbed dose": "Gy", "amount of substance": "mol", "luminous flux": "lumen",
    "illuminance": "lux", "luminous intensity": "cd", "mass flow": "kg / s", "mass concentration": "kg / m ** 3",
    "ratio": "dimensionless", "angle": "degree", "exposure": "C / kg",
}  # fmt: skip


@pytest.mark.parametrize("row", [row for row in ROWS if row["id"] in PINT], ids=lambda row: row["id"])
def test_a_factor_is_that_of_pint(row):
    theirs = 1 * REGISTRY(PINT[row["id"]] if PINT[row["id"]] != "jin" else "kg")
    factor = theirs.to(BASES[row["dimension"]]).magnitude * (Fraction(1, 2) if row["id"] == "jin" else 1)
    assert float(Fraction(row["factor"])) == pytest.approx(float(factor), rel=1e-9)


def test_every_unit_of_the_comparison_is_in_the_table():
    assert PINT.keys() <= {row["id"] for row in ROWS}


def test_every_unit_has_a_source():
    assert [row["id"] for row in ROWS if not row["source"]] == []


def test_no_name_stands_for_two_units():
    names = [name for row in ROWS for name in row["names"].split()]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_there_are_hundreds_of_units_and_classifiers():
    known = units(BOOK)
    assert len(known.by_name) >= 600
    assert len(known.classifiers) >= 250


@pytest.mark.parametrize(
    ("celsius", "kelvin"), [("0℃", "273.15"), ("36.5℃", "309.65"), ("零下40℃", "233.15")]
)
def test_temperatures_convert_with_their_offset(celsius, kelvin):
    (found,) = quantities.find(celsius)
    assert str(found.base_value) == kelvin


def test_every_unit_is_found_behind_a_number():
    known = units(BOOK)
    hidden = {"级", "兆"}
    missing = [
        name
        for name in known.by_name
        if name not in hidden
        and [(q.start, q.end, q.kind) for q in quantities.find(f"共12{name}。") if q.unit == name]
        != [(1, 3 + len(name), known.by_name[name].kind)]
    ]
    assert missing == []


def test_every_classifier_is_found_behind_a_number():
    known = units(BOOK)
    never_alone = {"级", "把", "届", "卡"}
    names = known.classifiers.keys() - never_alone
    missing = [name for name in names if not _is_unit_of(f"共12{name}。", name)]
    assert missing == []


def _is_unit_of(text, name):
    return [quantity.unit for quantity in quantities.find(text)] == [name]
