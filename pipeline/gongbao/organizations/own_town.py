"""The town or village that a report is about, by its headline (青山镇2025年工作总结), and its offices."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gongbao.organizations.finding import Found
from gongbao.organizations.rules import word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation
from gongbao.text import Document

_RULE = "organizations.own-town"


class OwnTown:
    """Reads the town of a report's headline; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        signs, classes = word_list(book, "town-level"), word_list(book, "town-class")
        behind = alternation(word_list(book, "behind-own-town"))
        outer = f"(?:[\u4e00-\u9fff]{{2,9}}?{alternation(word_list(book, 'sign'))})?"
        town = f"(?P<town>[\u4e00-\u9fff]{{2,4}}?(?P<sign>{alternation(signs)}))"
        self._headline = expression(f"\\s*{outer}(?!{alternation(classes)}){town}(?=\\d|{behind})")
        entries = (entry.split("=") for entry in word_list(book, "own-town-office"))
        self._offices = {short: (type_, full) for short, type_, full in entries}
        joining = alternation([word for word in word_list(book, "particle") if len(word) == 1])
        offices = alternation(self._offices)
        self._office = expression(f"(?:(?<![\u4e00-\u9fff])|(?<={joining})){offices}")

    @staticmethod
    @cache
    def of(book: Rulebook) -> OwnTown:
        """Return the reader of `book`."""
        return OwnTown(book)

    def read(self, document: Document) -> tuple[str, str]:
        """Return the name of the town and its sign, both empty where the headline begins with none."""
        match = self._headline.match(document.plain)
        return (match["town"], match["sign"]) if match else ("", "")

    def find(self, document: Document) -> Iterator[Found]:
        """Yield the offices that the text calls by the town's sign alone, where its headline names the town."""
        town, sign = self.read(document)
        if not town:
            return
        for match in self._office.finditer(document.plain):
            if match[0].startswith(sign):
                type_, full = self._offices[match[0]]
                yield Found(*match.span(), type_, _RULE, town + full)
