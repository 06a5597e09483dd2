"""Who acts: the noun phrase before the verb whose object is counted."""

from __future__ import annotations

from re import Match

from gongbao.claims.clauses import Clause, ClauseReader
from gongbao.claims.models import Extent
from gongbao.claims.phrases import Phrases, Span, extent, span_of
from gongbao.claims.tagset import Tagset

_CLAUSES = 3
"""Clauses without a number in which an agent is sought."""


class Agents:
    """Finds agents clause by clause; an agent stays the one of later clauses of its sentence that name none."""

    def __init__(self, reader: ClauseReader, tagset: Tagset):
        self._reader = reader
        self._own = tagset.compile("agent")
        self._former = tagset.compile("agent-before")
        self._unsaid = tagset.compile("unsaid")
        self._silent = tagset.compile("unsaid-clause")
        self._gain = tagset.tag("gain")
        self._actors = tagset.tags("actor")
        self._named = tagset.tags("person") | tagset.tags("organization")
        self._prepositions = tagset.tags("preposition") | tagset.tags("as")
        self._phrases = Phrases.of(tagset)
        self._last: tuple[int, Extent] | None = None

    def forget(self) -> None:
        """Begin a new sentence."""
        self._last = None

    def is_actor(self, clause: Clause, span: Span) -> bool:
        """Whether the noun phrase `span` is a body or persons, and no preposition stands before it."""
        is_theirs = span[0] > 0 and clause.tags[span[0] - 1] in self._prepositions
        return span[0] < span[1] and clause.tags[span[1] - 1] in self._actors and not is_theirs

    def is_named(self, clause: Clause, span: Span) -> bool:
        """Whether the noun phrase `span` ends with a person or the name of an organization."""
        return clause.tags[span[1] - 1] in self._named

    def find(self, clause: Clause, predicate: Span) -> Extent | None:
        """Return the agent of the verb at `predicate`: before it in its clause, else the one of a clause before.

        `None` where other words than an agent's stand before the verb: none is better than a wrong one. What is
        newly there (新增) need not be the deed of whoever acted before.
        """
        tags = clause.tags[: predicate[0]]
        found = self._own.search(tags)
        if found is not None:
            agent = self._agent(clause, found)
        elif clause.tags[predicate[0]] == self._gain or self._unsaid.search(tags) is None:
            return None
        else:
            agent = self._before(clause)
        if agent is not None:
            self._last = clause.at[1], agent
        return agent

    def _agent(self, clause: Clause, found: Match[str]) -> Extent | None:
        return extent(clause, self._phrases.trim(clause, span_of(found, "subject")))

    def _before(self, clause: Clause) -> Extent | None:
        """Return the agent of the clauses before, up to one that has a subject of another kind."""
        at = clause
        for _ in range(_CLAUSES):
            if self._last is not None and at.at[0] - 1 <= self._last[0]:
                return self._last[1]
            former = self._reader.before(at)
            if former is None:
                return None
            found = self._former.search(former.tags)
            if found is not None:
                return self._agent(former, found)
            if self._silent.search(former.tags) is None:
                return None
            at = former
        return None
