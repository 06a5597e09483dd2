"""What the shell offers when somebody presses the tab key: formats, indicators, rules, tables and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Offer = tuple[str, str]
"""A word and what it means."""


def complete_formats(incomplete: str) -> list[str]:
    """Return formats, behind those that stand there already: `csv,pa` is completed to `csv,parquet`."""
    from gongbao.cli.options import FORMATS

    return list(_listed(incomplete, FORMATS))


def complete_tables(incomplete: str) -> list[str]:
    """Return the names of tables."""
    from gongbao.cli.options import TABLES

    return [name for name in TABLES if name.startswith(incomplete)]


def complete_columns(incomplete: str) -> list[str]:
    """Return columns of any table, behind those that stand there already."""
    from gongbao.cli.options import TABLES
    from gongbao.cli.terminal import columns_of

    return list(
        _listed(incomplete, dict.fromkeys(column for table in TABLES for column in columns_of(table)))
    )


def complete_indicators(incomplete: str) -> list[Offer]:
    """Return indicators by id and by name."""
    from gongbao.indicators.rules import catalogue
    from gongbao.rulebook import default

    entries = catalogue(default()).values()
    offers = [*((entry.id, entry.name) for entry in entries), *((entry.name, entry.id) for entry in entries)]
    return [(word, about) for word, about in offers if word.startswith(incomplete)]


def complete_rules(incomplete: str) -> list[Offer]:
    """Return the ids of rules with the first line of their notes."""
    from gongbao import layers
    from gongbao.rulebook import default

    return [
        (rule.id, (rule.note.strip() or "-").splitlines()[0])
        for layer in layers.LAYERS
        for rule in layer.rules(default())
        if rule.id.startswith(incomplete)
    ]


def _listed(incomplete: str, words: Iterable[str]) -> Iterator[str]:
    before, comma, last = incomplete.rpartition(",")
    there = before.split(",")
    yield from (f"{before}{comma}{word}" for word in words if word.startswith(last) and word not in there)
