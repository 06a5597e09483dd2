"""The entities that the mentions of one or many documents speak of, one row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from gongbao.entities import Kind
from gongbao.tables.spool import Spool

if TYPE_CHECKING:
    from gongbao.tables.rows import DocumentRows

_COLUMNS = ("entity_id", "kind", "name", "type", "n_mentions", "n_documents", "aliases")
_ORGANIZATION = itemgetter("org_id", "name", "type", "text", "doc_id")
_PROGRAM = itemgetter("program_id", "type", "name", "doc_id")
_MENTION = ("kind", "id", "name", "type", "text", "doc_id")
_DOCUMENTS = "SELECT kind, id, count(DISTINCT doc_id) FROM row GROUP BY kind, id ORDER BY kind, id"
_WORDINGS = """
SELECT kind, id, name, type, text, count(*) FROM row
GROUP BY kind, id, name, type, text ORDER BY kind, id, name, type, text
"""


class Mentions(Spool):
    """The mentions of all documents, to be counted by entity; kept on disk where they are many."""

    def __init__(self) -> None:
        super().__init__(_MENTION)

    def add(self, document: DocumentRows) -> None:
        """Take in the organizations and programs of one document."""
        programs = document.programs
        names = document.full_names or [row["name"] for row in programs]
        self._add("organization", map(_ORGANIZATION, document.organizations))
        self._add(
            "program",
            (
                (entity, name, *rest)
                for name, (entity, *rest) in zip(names, map(_PROGRAM, programs), strict=True)
            ),
        )

    def _add(self, kind: Kind, mentions: Iterable[tuple[Any, ...]]) -> None:
        self._insert(((kind, *mention) for mention in mentions), len(_MENTION))

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of the entities, in order of kind, name and id."""
        self._create("entity", _COLUMNS)
        self._insert(self._entities(), len(_COLUMNS), "entity")
        for row in self._select("SELECT * FROM entity ORDER BY kind, name, entity_id"):
            yield dict(zip(_COLUMNS, row, strict=True))

    def _entities(self) -> Iterator[tuple[Any, ...]]:
        documents = self._select(_DOCUMENTS)
        wordings = groupby(self._select(_WORDINGS), key=itemgetter(0, 1))
        for (kind, entity_id, n_documents), (_, group) in zip(documents, wordings, strict=True):
            yield _entity(kind, entity_id, n_documents, group)


def _entity(
    kind: Kind, entity_id: str, n_documents: int, wordings: Iterable[tuple[Any, ...]]
) -> tuple[Any, ...]:
    names: Counter[str] = Counter()
    types: Counter[str] = Counter()
    texts: set[str] = set()
    for _, _, name, type_, text, number in wordings:
        names[name] += number
        types[type_] += number
        texts.add(text)
    name = _commonest(names)
    aliases = "; ".join(sorted({*names, *texts} - {name}))
    return entity_id, kind, name, _commonest(types), names.total(), n_documents, aliases


def _commonest(counts: Counter[str]) -> str:
    """Return the value that occurs most often, of several the shortest, so that order makes no difference."""
    return min(counts, key=lambda value: (-counts[value], len(value), value))
