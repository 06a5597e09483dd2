"""Who acts: the noun phrase before the verb whose object is counted."""

from __future__ import annotations

from gongbao.claims.clauses import Clause
from gongbao.claims.models import Extent
from gongbao.claims.patterns import Alphabet
from gongbao.claims.phrases import Phrases, Span, extent, span_of


class Agents:
    """Finds agents clause by clause; an agent stays the one of later clauses of its sentence."""

    def __init__(self, alphabet: Alphabet):
        self._pattern = alphabet.compile("agent")
        self._phrases = Phrases(alphabet)
        self._doing = alphabet.letters("doing")
        self._things = alphabet.letters("acting")
        self._last: Extent | None = None

    def forget(self) -> None:
        """Begin a new sentence."""
        self._last = None

    def find(self, clause: Clause, predicate: Span) -> Extent | None:
        """Return the agent of the verb at `predicate`: before it in its clause, else the one of a clause before."""
        found = self._pattern.search(clause.letters[: predicate[0]])
        if found is not None:
            span = self._phrases.trim(clause, span_of(found, "subject"))
            is_named = not self._things.isdisjoint(clause.letters[slice(*span)])
            if is_named and (span[0] == 0 or clause.letters[span[0] - 1] not in self._doing):
                self._last = extent(clause, span) or self._last
        return self._last
