"""Examples of rules: sentences with the answer inside.

    举办培训<quantity value="500" mod="more" unit="期">500余期</quantity>，覆盖党员干部

is the text `举办培训500余期，覆盖党员干部` in which the layer finds one quantity over `500余期` whose fields
are as written; fields that are not written are not compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"<(?P<tag>[a-z]+)(?P<fields>(?:\s+[a-z_]+=\"[^\"]*\")*)>(?P<text>.*?)</(?P=tag)>", re.S)
_FIELD = re.compile(r"([a-z_]+)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Answer:
    """A marked span of an example: its offsets in the plain text and the fields expected of it."""

    tag: str
    start: int
    end: int
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence without its marks, and the answers that were marked in it."""

    text: str
    answers: tuple[Answer, ...]


def parse(marked: str) -> Example:
    """Read a marked sentence. Marks do not nest."""
    text, answers, last = "", [], 0
    for found in _TAG.finditer(marked):
        text += marked[last : found.start()]
        start = len(text)
        text += found["text"]
        answers.append(Answer(found["tag"], start, len(text), dict(_FIELD.findall(found["fields"]))))
        last = found.end()
    return Example(text + marked[last:], tuple(answers))
