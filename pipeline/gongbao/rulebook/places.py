"""Where in a rule file something stands."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """A rule's place: its file, and its number in it from 1 (0 is what stands above all rules)."""

    path: Path
    number: int

    def line_of(self, key: str) -> int:
        """Return the line of `key` in the rule, or the one where the rule begins; the file is read again."""
        return line_of(self.path.read_text(encoding="utf-8"), key, self.number)

    def last_line_with(self, word: str, key: str) -> int:
        """Return how many lines below that of `key`, a list of words, `word` stands for the last time."""
        lines = self.path.read_text(encoding="utf-8").splitlines()[self.line_of(key) - 1 :]
        quotes = next((mark for mark in _BLOCKS if mark in lines[0]), "")
        if not quotes or lines[0].count(quotes) > 1:
            return 0
        size = next((at for at, line in enumerate(lines[1:], start=1) if quotes in line), len(lines) - 1)
        return max(
            (at for at in range(size + 1) if word in lines[at].replace(quotes, " ").split()), default=0
        )


def line_of(text: str, key: str, rule_number: int) -> int:
    """Return the line of `key` in the rule of that number (0: above all rules), or where it begins."""
    seen, begins = 0, 1
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() == "[[rule]]":
            seen += 1
            begins = number if seen == rule_number else begins
        elif seen == rule_number and line.split("=")[0].strip() == key:
            return number
    return begins


_BLOCKS = ('"""', "'''")
"""What lists over several lines stand in."""

PACKAGE = Path(__file__).resolve().parent.parent
SHIPPED = (PACKAGE / "rules", PACKAGE.parent.parent / "rules")
"""Where the built-in rules may be: inside the wheel, or in the source tree of a checkout."""
