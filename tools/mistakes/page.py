"""The page on mistakes, from those of the first version and those of this one."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tools.mistakes.finding import CAUSES, TABLES, Mistake

_HERE = Path(__file__).parent
_HEAD = """# Mistakes

What organizations and programs get wrong on the annotated development reports, by cause. Rules were written from
these 29 reports, so expect more on others: on eleven reports of which totals alone are known, precision and recall of
organizations are 98 and 97, of programs 95 and 91. *Before* is the first version of
each layer on the eleven reports that were annotated first, *after* this one on all 29. The causes follow from the spans
alone: a span that is *missed* has no counterpart, *found, but none* is a false alarm, *left end*, *right end* and *both
ends* are spans that overlap in at least half, *type* and *name* are fields of spans that are right.

This page is written by `python -m tools.mistakes > docs/mistakes.md`; a test keeps it true. Notes come from
`tools/mistakes/notes.toml`.
"""


def before() -> list[Mistake]:
    """Return the mistakes of the first version, as they were listed then."""
    lines = (_HERE / "before.jsonl").read_text(encoding="utf-8").splitlines()
    return [Mistake(**json.loads(line)) for line in lines]


def listing(found: list[Mistake]) -> str:
    """Return mistakes as JSON Lines."""
    return "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in found)


def page(first: list[Mistake], now: list[Mistake]) -> str:
    """Return the page in Markdown."""
    notes = _notes()
    lines = [_HEAD]
    for table in TABLES:
        old = [one for one in first if one.table == table]
        new = [one for one in now if one.table == table]
        lines += [
            f"## {table.capitalize()}",
            "",
            *_counts(old, new),
            "",
            *_remaining(new, notes),
            *_mended(old, new),
        ]
    return "\n".join(lines).rstrip() + "\n"


def _counts(old: list[Mistake], new: list[Mistake]) -> Iterator[str]:
    was, left = Counter(one.cause for one in old), Counter(one.cause for one in new)
    yield "| cause | before | after |"
    yield "| --- | ---: | ---: |"
    for cause in CAUSES:
        if was[cause] or left[cause]:
            yield f"| {cause} | {was[cause]} | {left[cause]} |"
    yield f"| **all** | **{len(old)}** | **{len(new)}** |"


def _remaining(new: list[Mistake], notes: dict[tuple[str, str], str]) -> Iterator[str]:
    yield "### What is still wrong"
    yield ""
    if not new:
        yield "Nothing."
        yield ""
    for cause in CAUSES:
        ones = [one for one in new if one.cause == cause]
        if ones:
            yield f"**{cause}**"
            yield ""
            yield from (_line(one, notes) for one in ones)
            yield ""


def _line(one: Mistake, notes: dict[tuple[str, str], str]) -> str:
    line = f"- {one.document}: {one.context}"
    if one.gold and one.found:
        line += f", {one.found} for {one.gold}"
    if one.rule:
        line += f" (`{one.rule}`)"
    note = notes.get((one.document, one.text))
    return f"{line}. {note}" if note else line


def _mended(old: list[Mistake], new: list[Mistake]) -> Iterator[str]:
    still = {one.key for one in new}
    mended = [one for one in old if one.key not in still]
    yield "### What was mended"
    yield ""
    for cause in CAUSES:
        words = list(dict.fromkeys(one.text for one in mended if one.cause == cause))
        if words:
            yield f"- **{cause}**: {', '.join(words)}"
    yield ""


def _notes() -> dict[tuple[str, str], str]:
    found = tomllib.loads((_HERE / "notes.toml").read_text(encoding="utf-8"))
    return {(note["document"], note["text"]): note["why"] for note in found.get("note", [])}
