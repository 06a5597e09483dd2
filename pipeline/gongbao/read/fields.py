"""Which column, key or `<meta>` name holds which metadata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache

from gongbao import rulebook
from gongbao.rulebook import Rule


class FieldRule(Rule):
    """The names of one field, the likeliest first."""

    makes_facts = False

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields that a user gives; an empty one is guessed among the usual names."""

    text: str = ""
    title: str = ""
    date: str = ""
    publisher: str = ""
    place: str = ""
    id: str = ""

    def find(self, names: Iterable[str]) -> dict[str, str]:
        """Return, by field, the one of `names` that holds it; no entry for a field that none does."""
        given = {field: name for field, name in asdict(self).items() if name}
        present = list(names)
        folded = {name.strip().lower(): name for name in reversed(present)}
        found = {field: name for field, name in given.items() if name in present}
        for field, usual in _usual().items():
            if (
                field not in given
                and (name := next((folded[n] for n in usual if n in folded), None)) is not None
            ):
                found[field] = name
        return found


@cache
def _usual() -> dict[str, list[str]]:
    rules = rulebook.default().rules("read", FieldRule)
    return {rule.id.rpartition(".")[2]: [name.lower() for name in rule.names] for rule in rules}


def pick(values: Mapping[str, str]) -> dict[str, str]:
    """Return, by field, the values of those of the usual names that are there and not empty."""
    there = {name: value for name, value in values.items() if value}
    return {field: there[name] for field, name in Fields().find(there).items()}
