"""An annotated text, whatever the format it stands in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from gongbao.gold.models import Mark, Value

_ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


class Origin(NamedTuple):
    """The file that a text was read from: the SHA-256 of its bytes, and the encoding that gives them back."""

    sha256: str = ""
    encoding: str = ""

    @classmethod
    def of(cls, data: bytes, text: str) -> Origin:
        """Return the origin of `text` in `data`; without an encoding where none gives back the bytes."""
        for encoding in _ENCODINGS:
            if text.encode(encoding, "replace") == data:
                return cls(hashlib.sha256(data).hexdigest(), encoding)
        return cls(hashlib.sha256(data).hexdigest())

    def bytes_of(self, text: str) -> bytes:
        """Return the bytes of the file that held `text`, if they are to be had, else its UTF-8."""
        data = text.encode(self.encoding or "utf-8", "replace")
        return data if hashlib.sha256(data).hexdigest() == self.sha256 else text.encode()


NOWHERE = Origin()
"""The origin of a text that came from no file, or from one that is not known."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its marks by table, in order of start; offsets count code points of `text`.

    `notes` say what the format could not carry over; `origin` is the file that the text was read from; a `draft` is
    what the rules found, which nobody has judged.
    """

    name: str
    text: str
    marks: Mapping[str, tuple[Mark, ...]]
    notes: tuple[str, ...] = ()
    origin: Origin = field(default=NOWHERE, compare=False)
    draft: bool = field(default=False, compare=False)

    def carried(self) -> dict[str, Any]:
        """Return what goes through a tool as it is: name, origin, and the fields of the marks by table and offsets."""
        return {
            "name": self.name,
            **{key: value for key, value in self.origin._asdict().items() if value},
            "fields": {
                f"{table}:{mark.start}:{mark.end}": dict(mark.fields)
                for table, marks in self.marks.items()
                for mark in marks
            },
        }


def origin_in(carried: Mapping[str, Any]) -> Origin:
    """Return the origin in what `Annotated.carried` gave."""
    return Origin(str(carried.get("sha256", "")), str(carried.get("encoding", "")))


def in_order(fields: Mapping[str, Value], carried: Mapping[str, Value], kind: str) -> dict[str, Value]:
    """Return `fields` in the order of those `carried`, with the empty ones that a tool does not keep.

    `kind` is the field that the label says; its place is kept.
    """
    known = {
        name: fields.get(name, value) for name, value in carried.items() if name in fields or value is None
    }
    if kind in carried:
        known = {name: known.get(name, carried[name]) for name in carried if name in known or name == kind}
    return {**known, **fields}
