"""The governments of all divisions are bodies by their full name, whatever words their places also make."""

from gongbao.organizations.finding import Finder
from gongbao.places.rules import divisions
from gongbao.rulebook import default


def test_government_of_every_county_and_city_is_found_whole():
    finder = Finder.of(default())
    lost = []
    for name in {division.name for division in divisions(default()) if division.name[-1] in "省市县"}:
        text = f"由{name}人民政府印发"
        if [text[found.start : found.end] for found in finder.find(text)] != [f"{name}人民政府"]:
            lost.append(name)
    assert not lost
