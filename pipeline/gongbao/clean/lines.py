"""Lines broken in mid-sentence and mid-word, joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gongbao.clean.mapped import Edit
from gongbao.rulebook.expressions import expression

LOST = "\N{REPLACEMENT CHARACTER}"
"""Stands for each character of a number that a line break cut, since digits may be lost there."""

_LINE = expression(r"[^\n]+")
_FINAL = expression(r"[。！？!?…；;：:][”’」』》）)\]】]*$|\|$")
_WITHIN = expression(r"[。！？；]")
_OPEN_END = expression(r"[，,、（(《“‘「『【]$")
_CLOSED_START = expression(r"^[，,、。；;：:？！?!）)》”’」』】%％]")
_FRESH_START = expression(
    r"^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、．.](?!\d)|——|--|[□■●★▲◆|]|[（(]?单位[:：])"
)
_LABELLED_START = expression(r"^[一-龥A-Za-z（）()、]{2,24}[：:][^\s：:]")
"""A label with what it labels, which goes on with no line before it where lines are not wrapped."""

_NUMBER_END = expression(r"[0-9０-９][0-9０-９.,．，]*$")
_NUMBER_START = expression(r"^[.．]?[0-9０-９][0-9０-９.．]*[%％万亿千百余多]*")
_MAGNITUDE_START = expression(r"^[万亿千百十余多%％]+")
_LATIN = expression(r"[A-Za-z]")
_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"))

_LONG = 60
"""Characters of a line that no heading or headline reaches."""

_CLAUSE_LONG = 40
"""The same for a line with a comma in it."""

_WRAPPED_SHARE = 0.4
"""Share of full lines from which on a text counts as wrapped at a fixed width."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def edits(text: str) -> Iterator[Edit]:
    """Yield what joins the lines of `text` that are one paragraph, and makes one `\\n` of other breaks.

    A number that a break cuts (`约4.⏎万亿元`, `1⏎30条`) may have lost digits there: its characters on both
    sides become `LOST`, so that no number is read from what is left.
    """
    lines = list(_lines(text))
    if not lines:
        return
    width = _wrap_width(lines)
    if lines[0].start:
        yield Edit(0, lines[0].start, "")
    done = lines[0].start
    for line, after in pairwise(lines):
        if not _continues(line.text, after.text, width):
            yield Edit(line.end, after.start, "\n")
        elif cut := _cut_number(line.text, after.text):
            start, done = max(line.end - cut[0], done), after.start + cut[1]
            yield Edit(start, line.end, LOST * (line.end - start))
            yield Edit(line.end, after.start, "")
            yield Edit(after.start, done, LOST * cut[1])
        else:
            yield Edit(line.end, after.start, _joint(line.text, after.text))
    if lines[-1].end < len(text):
        yield Edit(lines[-1].end, len(text), "")


def _lines(text: str) -> Iterator[_Line]:
    for found in _LINE.finditer(text):
        raw = found[0]
        stripped = raw.strip()
        if "\t" in stripped:
            # The first cells of a row may be empty.
            stripped = raw.rstrip().lstrip(" \u3000\xa0")
        if stripped:
            start = found.start() + len(raw.rstrip()) - len(stripped)
            yield _Line(start, start + len(stripped), stripped)


def _wrap_width(lines: list[_Line]) -> int:
    """Return the length from which on a line is full, in a text wrapped at a fixed width; else 0. Rows do not count."""
    prose = (line.text for line in lines if "\t" not in line.text and not line.text.startswith("|"))
    lengths = Counter(len(text) for text in prose if len(text) >= 15)
    total = sum(lengths.values())
    if total < 5:
        return 0
    longest = max(lengths)
    full = sum(count for length, count in lengths.items() if length >= longest - 2)
    return longest - 2 if full >= _WRAPPED_SHARE * total else 0


def _continues(line: str, after: str, width: int) -> bool:
    """Return whether `after` goes on with the sentence that `line` breaks off."""
    if "\t" in line or "\t" in after:
        return False
    if _CLOSED_START.match(after) or _OPEN_END.search(line):
        return True
    if _FINAL.search(line) or _FRESH_START.match(after):
        return False
    if not width and _LABELLED_START.match(after):
        return False
    if any(_is_open(line, *pair) and after.find(pair[1]) >= 0 for pair in _PAIRS):
        return True
    if line.count('"') % 2 and after.count('"') % 2:
        return True
    if width and len(line) >= width:
        return True
    is_prose = (
        len(line) > _LONG or (len(line) > _CLAUSE_LONG and re.search("[，,]", line)) or _WITHIN.search(line)
    )
    return bool(is_prose) and not line.endswith("摄")


def _is_open(line: str, opening: str, closing: str) -> bool:
    return line.rfind(opening) > line.rfind(closing)


def _cut_number(line: str, after: str) -> tuple[int, int] | None:
    """Return how many characters of a number stand before and after a break that may have cost it digits."""
    left = _NUMBER_END.search(line)
    if left is None:
        return None
    right = _NUMBER_START.match(after)
    if right is None and not line[-1].isdigit():
        right = _MAGNITUDE_START.match(after)
        return len(left[0]), len(right[0]) if right else 0
    return (len(left[0]), len(right[0])) if right else None


def _joint(line: str, after: str) -> str:
    return " " if _LATIN.match(line[-1]) and _LATIN.match(after[0]) else ""
