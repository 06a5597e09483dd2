"""Which column, key or `<meta>` name holds which metadata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from gongbao import rulebook
from gongbao.read.rules import field_names
from gongbao.read.words import in_force
from gongbao.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields that a user gives; an empty one is guessed among the usual names.

    Usual are those of the rules in force, or of the folder `rules` laid over the built-in ones.
    """

    text: str = ""
    title: str = ""
    date: str = ""
    publisher: str = ""
    place: str = ""
    id: str = ""
    rules: str = ""

    @classmethod
    def usual(cls, book: Rulebook) -> Fields:
        """Return the usual names of `book`."""
        return cls(rules=str(book.overlay or ""))

    def find(self, names: Iterable[str]) -> dict[str, str]:
        """Return, by field, the one of `names` that holds it; no entry for a field that none does."""
        given = {field: name for field, name in asdict(self).items() if name and field != "rules"}
        present = list(names)
        folded = {name.strip().lower(): name for name in reversed(present)}
        found = {field: name for field, name in given.items() if name in present}
        book = rulebook.overlaid(Path(self.rules)) if self.rules else in_force()
        for field, usual in field_names(book).items():
            if (
                field not in given
                and (name := next((folded[n] for n in usual if n in folded), None)) is not None
            ):
                found[field] = name
        return found


def pick(values: Mapping[str, str]) -> dict[str, str]:
    """Return, by field, the values of those of the usual names that are there and not empty."""
    there = {name: value for name, value in values.items() if value}
    return {field: there[name] for field, name in Fields().find(there).items()}
