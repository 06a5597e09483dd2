"""Marked text and tables as HTML, for notebooks: displaCy's marks, coloured by kind and type."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import pandas as pd

from gongbao.vocabulary import DATE_TYPES, KINDS, ORGANIZATION_TYPES, PROGRAM_TYPES

if TYPE_CHECKING:
    from spacy.tokens import Doc

MARKED = ("programs", "organizations", "claims", "dates")
"""The tables whose rows are marked; of spans that overlap, the longest is, of equal ones that of the first table."""

SHOWN = {
    "documents": ("doc_id", "title", "publisher", "date", "place"),
    "claims": (
        "text",
        "value",
        "mod",
        "unit",
        "kind",
        "measured",
        "about",
        "period_start",
        "period_end",
        "indicator",
    ),
    "dates": ("text", "type", "value", "start_date", "end_date"),
    "organizations": ("text", "type", "name", "place"),
    "programs": ("text", "type", "name"),
    "entities": ("kind", "name", "type", "n_mentions"),
    "series": ("indicator", "breakdown", "about", "kind", "period_end", "modality", "value", "mod", "unit"),
}
"""The columns of each table that a notebook shows."""

_HUES = {"claims": (8, 52), "dates": (190, 228), "organizations": (95, 165), "programs": (255, 345)}
"""The stretch of the colour circle, in degrees, that each table's kinds and types lie on."""

_KINDS = {
    "claims": KINDS,
    "dates": DATE_TYPES,
    "organizations": ORGANIZATION_TYPES,
    "programs": PROGRAM_TYPES,
}
_FIELD = {"claims": "kind", "dates": "type", "organizations": "type", "programs": "type"}
_MOST_DOCUMENTS = 3
_MOST_CHARACTERS = 20_000
_MOST_ROWS = 20


class Marked(NamedTuple):
    """A span to mark: start and end (exclusive) in code points of the text, its table, its kind or type."""

    start: int
    end: int
    table: str
    kind: str


class HasTables(Protocol):
    """Tables with the texts that they were made from, by document; some or all texts may be missing."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The source texts by document."""

    def items(self) -> Iterable[tuple[str, pd.DataFrame]]:
        """Yield each table's name and its DataFrame."""


def label(table: str, kind: str) -> str:
    """Return what a mark is labelled by: the kind of a claim, the type of a date, `organization: party`."""
    return kind if table in ("claims", "dates") else f"{table[:-1]}: {kind}"


def colours() -> dict[str, str]:
    """Return the colour of every label; kinds of one table are shades of one colour."""
    found = {}
    for table, kinds in _KINDS.items():
        first, last = _HUES[table]
        for at, kind in enumerate(kinds):
            hue = first + (last - first) * at // max(1, len(kinds) - 1)
            found[label(table, kind)] = f"hsl({hue}, 75%, 85%)"
    return found


def marked_text(text: str, marks: Iterable[Marked]) -> str:
    """Return `text` as HTML with `marks` in it, as displaCy draws entities."""
    from spacy import displacy

    spans = [{"start": m.start, "end": m.end, "label": label(m.table, m.kind)} for m in _apart(marks)]
    markup: str = displacy.render(
        {"text": text, "ents": spans, "title": None},
        style="ent",
        manual=True,
        jupyter=False,
        options={"colors": {name.upper(): colour for name, colour in colours().items()} | colours()},
    )
    return markup


def _apart(marks: Iterable[Marked]) -> list[Marked]:
    """Return those of `marks` that do not overlap, in order: longer ones first, then by table."""
    kept: list[Marked] = []
    taken: set[int] = set()
    for mark in sorted(marks, key=lambda m: (m.start - m.end, MARKED.index(m.table), m.start)):
        places = range(mark.start, mark.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(mark)
    return sorted(kept)


def doc_html(doc: Doc) -> str:
    """Return the text of a spaCy `Doc` as HTML, with what gongbao's components found in it."""
    marks = [
        Marked(span.start_char, span.end_char, table, span.label_)
        for table in MARKED
        for span in doc.spans.get(table, ())
    ]
    return marked_text(doc.text, marks)


def tables_html(tables: HasTables) -> str:
    """Return the first texts of `tables`, marked, and the first rows of each table, as HTML."""
    frames = dict(tables.items())
    return "".join([*_texts(frames, tables.texts), *_frames(frames)])


def _texts(frames: Mapping[str, pd.DataFrame], texts: Mapping[str, str]) -> Iterator[str]:
    for doc_id, text in list(texts.items())[:_MOST_DOCUMENTS]:
        shown = text[:_MOST_CHARACTERS]
        marks = [
            mark
            for table in MARKED
            for mark in _marks(table, frames[table], doc_id)
            if mark.end <= len(shown)
        ]
        more = f" (the first {len(shown):,} of {len(text):,} characters)" if len(shown) < len(text) else ""
        yield f"<h4>{html.escape(doc_id)}{more}</h4>{marked_text(shown, marks)}"
    if len(texts) > _MOST_DOCUMENTS:
        yield f"<p>… and {len(texts) - _MOST_DOCUMENTS} more documents</p>"


def _marks(table: str, frame: pd.DataFrame, doc_id: str) -> Iterator[Marked]:
    rows = frame[frame["doc_id"] == doc_id]
    for start, end, kind in zip(rows["start"], rows["end"], rows[_FIELD[table]], strict=True):
        yield Marked(int(start), int(end), table, str(kind))


def _frames(frames: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    for name, frame in frames.items():
        if not len(frame):
            continue
        columns = [column for column in SHOWN[name] if column in frame]
        rows = frame.loc[:, columns].head(_MOST_ROWS).astype(object).map(_cell)
        body = rows.to_html(index=False, border=0)
        more = f", the first {_MOST_ROWS}" if len(frame) > _MOST_ROWS else ""
        yield f"<details open><summary><b>{name}</b>: {len(frame)}{more}</summary>{body}</details>"


def _cell(value: Any) -> str:
    from gongbao.series.figures import number

    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.isoformat()[:10]
    return value if isinstance(value, str) else number(value)


def display(shown: Any) -> str | None:
    """Show a spaCy `Doc` of gongbao's pipeline, or `Tables`, in a notebook; elsewhere return its HTML.

    Spans are drawn as displaCy draws entities, coloured by kind and type. Raises `TypeError` for anything else.
    """
    from spacy.tokens import Doc
    from spacy.util import is_in_jupyter

    if isinstance(shown, Doc):
        markup = doc_html(shown)
    elif hasattr(shown, "texts") and hasattr(shown, "items"):
        markup = tables_html(shown)
    else:
        raise TypeError(
            f"a Doc of gongbao.load() or Tables of gongbao.extract() is asked for, not {type(shown).__name__}"
        )
    if not is_in_jupyter():
        return markup
    notebook = import_module("IPython.display")
    notebook.display(notebook.HTML(markup))
    return None
