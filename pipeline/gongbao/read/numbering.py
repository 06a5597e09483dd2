"""The numbers of the items of a Word document's lists, which its text does not hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import cn2an
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

_VALUE = qn("w:val")
_PLACE = re.compile(r"%(?P<level>[1-9])")
_CHINESE = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "ideographTraditional",
        "japaneseCounting",
        "taiwaneseCounting",
    ]
)
_COUNTED = frozenset(["decimal", "decimalFullWidth", "decimalZero", "decimalEnclosedCircle"])


@dataclass(slots=True)
class Numbering:
    """The lists of a document: by list and level the format, text and start of its labels, and how far each is.

    Lists with other labels than Chinese and Arabic numbers have none.
    """

    levels: Mapping[tuple[str, int], tuple[str, str, int]] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """List and level of the styles of paragraphs that have one, by their own or that which they are based on."""

    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Numbering:
        """Return the lists of a document, none where it has no part for them."""
        try:
            root: Any = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return cls()
        abstract = {each.get(qn("w:abstractNumId")): each for each in root.iterchildren(qn("w:abstractNum"))}
        levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        for number in root.iterchildren(qn("w:num")):
            target = number.find(qn("w:abstractNumId"))
            known = abstract.get(target.get(_VALUE)) if target is not None else None
            for level in () if known is None else known.iterchildren(qn("w:lvl")):
                told = (_of(level, "w:numFmt"), _of(level, "w:lvlText"), int(_of(level, "w:start") or 1))
                levels[number.get(qn("w:numId")) or "", int(level.get(qn("w:ilvl")) or 0)] = told
        return cls(levels, _of_styles(document))

    def label(self, paragraph: etree._Element) -> str:
        """Return the label of a paragraph that is an item of a list, and count it; empty for others."""
        name, level = self._place(paragraph)
        if (name, level) not in self.levels:
            return ""
        start = self.levels[name, level][2]
        self.counts[name, level] = self.counts.get((name, level), start - 1) + 1
        for deeper in range(level + 1, 9):
            self.counts.pop((name, deeper), None)
        parts = [self._number(name, at) for at in range(9)]
        text = self.levels[name, level][1]
        if any(not parts[int(found["level"]) - 1] for found in _PLACE.finditer(text)) or not _PLACE.search(
            text
        ):
            return ""
        return _PLACE.sub(lambda found: parts[int(found["level"]) - 1], text)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return list and level of a paragraph, by itself or by its style; no list where it has none."""
        place = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name, level = self.styles.get("" if style is None else style.get(_VALUE) or "", ("", 0))
        if place is not None:
            name, level = _of(place, "w:numId") or name, int(_of(place, "w:ilvl") or level)
        return name, level

    def _number(self, name: str, level: int) -> str:
        form = self.levels.get((name, level), ("", "", 1))[0]
        count = self.counts.get((name, level), 1)
        if form in _COUNTED:
            return str(count)
        return cn2an.an2cn(count).replace("一十", "十", 1) if form in _CHINESE and count < 100 else ""


def _of_styles(document: Document) -> dict[str, tuple[str, int]]:
    """Return list and level of the styles that have one; one without takes those of the style that it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    try:
        styles = list(document.styles.element.iterchildren(qn("w:style")))
    except (KeyError, AttributeError):
        return own
    for style in styles:
        name = style.get(qn("w:styleId")) or ""
        based[name] = _of(style, "w:basedOn")
        place = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if place is not None:
            own[name] = _of(place, "w:numId"), int(_of(place, "w:ilvl") or 0)
    found = {}
    for name in based:
        at, seen = name, {""}
        while at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if at in own:
            found[name] = own[at]
    return found


def _of(element: etree._Element, name: str) -> str:
    found = element.find(qn(name))
    return "" if found is None else found.get(_VALUE) or ""
