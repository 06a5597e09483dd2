"""What a page says of its article: title without the site's name, publisher, date."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from gongbao.read.content import parse_date
from gongbao.read.fields import pick
from gongbao.read.page.article import is_linked
from gongbao.read.page.blocks import Block
from gongbao.read.rules import page_names
from gongbao.read.words import once_a_book
from gongbao.report import PartialDate
from gongbao.rulebook.patterns import alternation

_PARTS = re.compile(r"\s*[_|｜]+\s*|\s+[-–—]+\s+|\s*[-–—]+\s*|\s+")
_SITE_PARTS = re.compile(r"\s*[_|｜]+\s*|\s*[-–—]+\s*")
_SPLIT_DATE = re.compile(r"(?<=\d)\s(?=[年月日])")
_LINKED_DATA = "application/ld+json"
_LEAST_TITLE = 5
_LONGEST_LABEL = 200
_SCRIPTED = re.compile(
    r"\bct\s*=\s*[\"'](?P<seconds>1\d{9})[\"']"
    r"|\bcreateTime\s*=\s*[\"'](?P<date>(?:19|20)\d\d-\d\d?-\d\d?)"
)
_CHINA = datetime.timezone(datetime.timedelta(hours=8))


@once_a_book
def _published_by() -> re.Pattern[str]:
    label = alternation(page_names("source"))
    return re.compile(rf"{label}于?\s*[:：]\s*(?P<name>[^\s:：|｜()（）\[\]【】]{{2,30}})")


@once_a_book
def _bare_date() -> re.Pattern[str]:
    day = r"(?P<date>(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?)"
    week = rf"(?:\s?[(（]?{alternation(page_names('weekday'))}[)）]?)?"
    return re.compile(rf"[\[(（]?{day}[\])）]?{week}(?![^\s|])")


@once_a_book
def _published_on() -> re.Pattern[str]:
    label = alternation(page_names("dated"))
    day = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2}日?)?"
    return re.compile(rf"{label}\s*[:：]?\s*(?P<date>{day})")


@dataclass(frozen=True, slots=True)
class Head:
    """Metadata of a page; empty where it says nothing."""

    title: str = ""
    publisher: str = ""
    date: PartialDate | None = None
    place: str = ""


def head_of(tree: etree._Element, blocks: Sequence[Block], lines: range) -> Head:
    """Return the metadata of a page with these `blocks`, of which `lines` are the article.

    The date is that of the page's metadata, else of the lines around the article's head, never one among links
    to other pages.
    """
    metas = _linked_data(tree) | _metas(tree)
    near = list(_near(blocks, lines))
    named = [
        line
        for line, links in near
        if not links or _published_by().search(line) or _published_on().search(line)
    ]
    said = next((_shown(found) for found in tree.iter("title")), "")
    title = _title(metas.get("title") or said, _headings(tree), blocks)
    return Head(
        title,
        _first(_published_by(), named, "name")
        or _text_of(tree, "publisher-element")
        or metas.get("publisher", ""),
        parse_date(metas.get("date", ""))
        or _scripted_date(tree)
        or parse_date(_text_of(tree, "date-element"))
        or parse_date(_first(_published_on(), named, "date"))
        or parse_date(_first(_bare_date(), named, "date")),
        metas.get("place", ""),
    )


def _metas(tree: etree._Element) -> dict[str, str]:
    """Return the metadata of a page's `<meta>` elements, by field."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        found.setdefault(name, (meta.get("content") or "").strip())
    return pick(found)


def _linked_data(tree: etree._Element) -> dict[str, str]:
    """Return what the linked data of a page's scripts (JSON-LD) say of its article, by field."""
    for script in tree.iter("script"):
        if script.get("type") == _LINKED_DATA:
            try:
                told = json.loads(script.text or "", strict=False)
            except ValueError:
                continue
            for one in told if isinstance(told, list) else [told]:
                if isinstance(one, dict) and (found := _of_article(one)):
                    return found
    return {}


def _of_article(told: dict[str, Any]) -> dict[str, str]:
    publisher = told.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    found = {"title": told.get("headline"), "date": told.get("datePublished"), "publisher": name}
    return {
        field: value.strip() for field, value in found.items() if isinstance(value, str) and value.strip()
    }


def _headings(tree: etree._Element) -> Sequence[str]:
    found = (_shown(heading) for heading in tree.iter("h1"))
    return [heading for heading in found if len(heading) <= _LONGEST_LABEL]


def _near(blocks: Sequence[Block], lines: range) -> Iterable[tuple[str, bool]]:
    """Yield the short lines above the article, those of its head, and those right below it; each whether it has links.

    What is links for the most part leads elsewhere; a button or two may stand beside the date.
    """
    above = blocks[max(0, lines.start - 12) : lines.start][::-1]
    for block in (*blocks[lines.start : lines.start + 6], *above, *blocks[lines.stop : lines.stop + 6]):
        if len(block.text) <= _LONGEST_LABEL and not is_linked(block):
            yield block.text, block.links > 0


def _first(pattern: re.Pattern[str], lines: Iterable[str], group: str) -> str:
    return next((found[group].strip() for line in lines if (found := pattern.search(line))), "")


def _text_of(tree: etree._Element, part: str) -> str:
    """Return the text of the first element that is called as a `part` of pages is."""
    names = page_names(part)
    shown = (_shown(element) for element in tree.iter() if element.get("id") in names)
    return next(filter(None, shown), "")


def _shown(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _scripted_date(tree: etree._Element) -> PartialDate | None:
    """Return the date that a page's scripts hold: linked data, or what WeChat shows by them."""
    for script in tree.iter("script"):
        if found := _SCRIPTED.search(script.text or ""):
            if found["date"]:
                return parse_date(found["date"])
            day = datetime.datetime.fromtimestamp(int(found["seconds"]), _CHINA)
            return PartialDate(day.year, day.month, day.day)
    return None


def _title(told: str, headings: Sequence[str], blocks: Sequence[Block]) -> str:
    """Return the title told, as much of it as the page's lines bear, or without the site's name; else a heading."""
    title = _SPLIT_DATE.sub("", " ".join(told.split()))
    text = "".join("".join(block.text.split()) for block in blocks)
    cuts = [title, *(title[: found.start()] for found in reversed(list(_PARTS.finditer(title))))]
    for cut in cuts:
        squeezed = "".join(cut.split())
        if len(squeezed) >= _LEAST_TITLE and squeezed in text:
            return cut
    for part in sorted(_SITE_PARTS.split(title), key=len, reverse=True):
        if len(part) >= _LEAST_TITLE and "".join(part.split()) in text and not part.endswith(_sites()):
            return part
    title = _without_site(title)
    longer = (" ".join(heading.split()) for heading in headings if title in heading)
    return next(longer, "" if title.endswith(_sites()) and blocks else title)


@once_a_book
def _sites() -> tuple[str, ...]:
    return tuple(page_names("site"))


def _without_site(title: str) -> str:
    sites = _sites()
    parts = list(_SITE_PARTS.finditer(title))
    while parts and title[parts[-1].end() :].endswith(sites) and parts[-1].start() >= _LEAST_TITLE:
        title = title[: parts.pop().start()]
    return title
