"""Labels of annotation tools, and the tables and types that they stand for.

A tool knows one label a span; ours is the table with the field that says most: `claims-money`, `dates-DATE`,
`organizations-party`, `programs-policy`. A bare table name is a label too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gongbao.counted import counted
from gongbao.errors import GoldError
from gongbao.gold.formats.models import NOWHERE, Annotated, Origin
from gongbao.gold.models import TABLES, Mark, Value

_UNSAFE = re.compile(r'[\\/:*?"<>|\0-\x1f]+')
"""What has no place in the name of a file."""

KIND = {"claims": "kind", "dates": "type", "organizations": "type", "programs": "type"}
"""The field that a label carries, by table."""


def label_of(table: str, fields: Mapping[str, Value]) -> str:
    """Return the label of a mark of `table`."""
    kind = fields.get(KIND[table])
    return f"{table}-{kind}" if kind else table


@dataclass(slots=True)
class Labels:
    """Reads labels: ours, and others by `meanings` (`ORG` to `organizations-other`, or to nothing to leave out).

    Labels that mean nothing are gathered in `unknown`.
    """

    meanings: Mapping[str, str] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)

    def read(self, label: str) -> tuple[str, dict[str, Value]] | None:
        """Return table and fields of `label`, `None` for a span to leave out."""
        meaning = self.meanings.get(label, label)
        table, _, kind = meaning.partition("-")
        if table in TABLES:
            return table, {KIND[table]: kind} if kind else {}
        if meaning:
            self.unknown.add(label)
        return None

    def check(self) -> None:
        """Raise `GoldError` naming the labels that meant nothing, and what to do."""
        if self.unknown:
            example = min(self.unknown)
            raise GoldError(
                f"unknown labels {', '.join(sorted(self.unknown))}: say what each means, as in "
                f"--label {example}=organizations-other, or --label {example}= to leave it out"
            )


def annotated(
    name: str,
    text: str,
    spans: Iterable[tuple[int, int, str, Mapping[str, Value]]],
    labels: Labels,
    notes: Iterable[str] = (),
    origin: Origin = NOWHERE,
) -> Annotated:
    """Return the marks that `spans` (start, end, label, fields) are; what the label says wins over the fields."""
    marks: dict[str, list[Mark]] = {table: [] for table in TABLES}
    for start, end, label, fields in spans:
        if not 0 <= start < end <= len(text):
            raise GoldError(
                f"{name}: a span {start}–{end} {label!r} in a text of {counted(len(text), 'characters')}"
            )
        if (meaning := labels.read(label)) is not None:
            table, kind = meaning
            marks[table].append(Mark(start, end, text[start:end], {**fields, **kind}))
    ordered = {t: tuple(sorted(found, key=lambda mark: (mark.start, mark.end))) for t, found in marks.items()}
    return Annotated(_UNSAFE.sub("-", name), text, ordered, tuple(notes), origin)
