"""What a format's reader finds in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gongbao.report import PartialDate

_SURROGATES = re.compile(r"[\ud800-\udfff]")
_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:1[89]|20)\d\d)(?:\s?[-/.年]?\s?(?P<month>1[0-2]|0?[1-9])"
    r"(?:\s?[-/.月]?\s?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d))?)?"
)


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a report, and what its file says about it; empty where it says nothing."""

    text: str
    title: str = ""
    publisher: str = ""
    date: PartialDate | None = None
    place: str = ""

    def sound(self) -> Content:
        """Return the content with a replacement character for what no encoding can hold."""
        text, title, publisher, place = map(
            without_surrogates, (self.text, self.title, self.publisher, self.place)
        )
        return replace(self, text=text, title=title, publisher=publisher, place=place)


def without_surrogates(text: str) -> str:
    """Return `text` with a replacement character for each lone surrogate: no other character moves."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def parse_date(text: str) -> PartialDate | None:
    """Return the date that a metadata field holds, such as `2025-11-07 09:00` or `2025年11月7日`, if any."""
    found = _DATE.search(text)
    if found is None:
        return None
    try:
        return PartialDate.parse("-".join(part for part in found.groups() if part))
    except ValueError:
        return None
