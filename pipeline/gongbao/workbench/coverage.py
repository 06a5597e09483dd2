"""How often each rule makes a fact, over reports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from gongbao.analysis import Analysis
from gongbao.clean import clean
from gongbao.read import find_inputs, read
from gongbao.rulebook import Rulebook

_LAYERS = ("quantities", "dates", "organizations", "programs", "claims")


def count_facts(paths: list[Path], book: Rulebook) -> Counter[str]:
    """Return for each rule the number of facts that it made in the reports at `paths` (files or folders)."""
    counts: Counter[str] = Counter()
    for path, doc_id in find_inputs(paths):
        report = read(path, doc_id)
        cleaned = clean(report.text)
        analysis = Analysis(
            cleaned.text,
            parts=cleaned.parts,
            date=cleaned.date or report.date,
            title=cleaned.title,
            place=cleaned.place,
            book=book,
        )
        for layer in _LAYERS:
            counts.update(fact.rule for fact in getattr(analysis, layer))
    return counts
