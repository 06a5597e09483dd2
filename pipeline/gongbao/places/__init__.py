"""Administrative divisions, and the place that a report is about."""

from gongbao.places.document import cities, countries, document_place, mentions, stated_place
from gongbao.places.parts import chained, parts
from gongbao.places.rules import Division

__all__ = [
    "Division",
    "chained",
    "cities",
    "countries",
    "document_place",
    "mentions",
    "parts",
    "stated_place",
]
