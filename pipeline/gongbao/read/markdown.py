"""Markdown: the metadata of its front matter, and its tags, of which tables are tables and others no text.

The text keeps its length: what is no text becomes spaces, so that offsets are those of the file as decoded.
"""

from __future__ import annotations

import re

from gongbao.read import fields
from gongbao.read.content import Content, parse_date
from gongbao.read.decode import decode
from gongbao.read.scripts import lowered, raised

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<lines>(?:[^\n]*\n){0,100}?)---[ \t]*(?:\r?\n|\Z)")
_PAIR = re.compile(r"^(?P<key>[\w:.-]{1,40})[ \t]*[:：][ \t]*(?P<value>.*?)[ \t]*\r?$", re.M)
_NAMES = (
    "table|thead|tbody|tfoot|tr|td|th|caption|html|body|head|div|p|br|hr|img|center|ul|ol|li|h[1-6]|blockquote|section"
    "|article|figure|figcaption|details|summary|input|pre|"
)
_INLINE = "span|a|b|i|u|em|strong|font|small|big|sub|sup|code|s|del"
_TAG = rf"<(?:/?(?:{_NAMES}{_INLINE})(?:\s[^<>]{{0,2000}})?/?|!--[^<]{{0,2000}}?--)>"
_TAGS = re.compile(rf"{_TAG}(?:\s*{_TAG})*", re.IGNORECASE)
_NAMED = re.compile(r"<(?P<name>/?[a-z]+[1-6]?)(?P<rest>[^<>]*)>", re.IGNORECASE)
_ONLY_INLINE = re.compile(rf"(?:</?(?:{_INLINE})(?:\s[^<>]*)?>)+", re.IGNORECASE)
_SPAN = re.compile(r"(?P<way>col|row)span\s*=\s*[\"']?(?P<number>\d{1,3})", re.IGNORECASE)
_SCRIPT = re.compile(
    r"(?P<begin><su(?P<way>[bp])>)(?P<text>[^<>\n]{1,20})(?P<end></su(?P=way)>)", re.IGNORECASE
)
_LINK = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,2000}\)|(?<=\])\((?:https?:|[./#])[^()\s]{0,2000}\)")
_WITHIN = str.maketrans("\n\r|", "  ¦")

NOTHING = "\N{ZERO WIDTH SPACE}"
"""Stands for a character of a tag inside a word: cleaning leaves it out."""


def read(data: bytes, path: str) -> Content:
    """Return the text of a Markdown file with the metadata of its front matter."""
    text = decode(data, path)
    front = _FRONT.match(text)
    said = _metas(front["lines"]) if front else {}
    if front:
        text = _blank(front[0]) + text[front.end() :]
    return Content(
        without_tags(text),
        title=said.get("title", ""),
        publisher=said.get("publisher", ""),
        date=parse_date(said.get("date", "")),
        place=said.get("place", ""),
    )


def _metas(lines: str) -> dict[str, str]:
    return fields.pick({found["key"]: found["value"].strip("\"'") for found in _PAIR.finditer(lines)})


def without_tags(text: str) -> str:
    """Return `text` with its tables as rows of `|`, and nothing in the place of other tags, in the same length."""
    if "<" in text:
        text = _SCRIPT.sub(_script, text)
        table = _Rows()
        pieces = []
        done = 0
        for tags in _TAGS.finditer(text):
            between = text[done : tags.start()]
            pieces.append(between.translate(_WITHIN) if table.in_row else between)
            pieces.append(table.take(tags[0]))
            done = tags.end()
        text = "".join(pieces) + text[done:]
    return _LINK.sub(lambda link: NOTHING * len(link[0]), text)


def _script(found: re.Match[str]) -> str:
    text = raised(found["text"]) if found["way"] in "pP" else lowered(found["text"])
    return NOTHING * len(found["begin"]) + text + NOTHING * len(found["end"])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


class _Rows:
    """Turns tags to the bars and line ends that the cells and rows which they begin and end need."""

    def __init__(self) -> None:
        self.in_row = False
        self._column = 0
        self._wide = 0
        self._taken: dict[int, int] = {}
        self._begun: dict[int, int] = {}

    def take(self, tags: str) -> str:
        """Return what stands for a run of tags, as long as it is."""
        if _ONLY_INLINE.fullmatch(tags):
            return NOTHING * len(tags)
        marks = ""
        for tag in _NAMED.finditer(tags):
            marks += self._mark(tag["name"].lower(), tag["rest"])
        if not marks and not self.in_row:
            marks = "\n"
        if len(marks) > len(tags):
            # No room for the empty cells of a merged one: better no row than one whose cells have moved.
            marks = "\n" if "\n" in marks else ""
        return marks.ljust(len(tags))

    def _mark(self, name: str, rest: str) -> str:
        if name in ("td", "th"):
            return self._cell(dict(_SPAN.findall(rest.lower())))
        if name in ("tr", "/tr", "table", "/table"):
            end = "|\n" if self.in_row else "" if name == "/tr" else "\n"
            self._end_row()
            if "table" in name:
                self._taken = {}
            return end
        return ""

    def _cell(self, spans: dict[str, str]) -> str:
        self.in_row = True
        marks = "|" * self._wide
        while self._taken.get(self._column):
            marks += "|"
            self._column += 1
        across = min(int(spans.get("col", 1)) or 1, 64)
        down = int(spans.get("row", 1))
        if down > 1:
            self._begun.update(dict.fromkeys(range(self._column, self._column + across), down - 1))
        self._column += across
        self._wide = across - 1
        return marks + "|"

    def _end_row(self) -> None:
        if self.in_row:
            left = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}
            self._taken = left | self._begun
        self.in_row, self._column, self._wide, self._begun = False, 0, 0, {}
