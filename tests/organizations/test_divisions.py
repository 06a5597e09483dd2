"""The governments of all divisions are bodies by their full name, whatever words their places also make."""

from gongbao.organizations.finding import Finder
from gongbao.places.rules import divisions
from gongbao.rulebook import default


def test_government_of_every_county_and_city_is_found_whole():
    names = [division.name for division in divisions(default()) if division.name[-1] in "省市县"]
    text = "".join(f"由{name}人民政府印发。" for name in names)
    found = {text[body.start : body.end] for body in Finder.of(default()).find(text)}
    assert not {f"{name}人民政府" for name in names} - found
