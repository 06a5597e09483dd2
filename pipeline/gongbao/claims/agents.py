"""Who acts: the noun phrase before the verb whose object is counted."""

from __future__ import annotations

from gongbao.claims.clauses import Clause
from gongbao.claims.models import Extent
from gongbao.claims.patterns import Alphabet
from gongbao.claims.phrases import Phrases, Span, extent, span_of


class Agents:
    """Finds agents clause by clause; an agent stays the one of later clauses of its sentence that name none."""

    def __init__(self, alphabet: Alphabet):
        self._pattern = alphabet.compile("agent")
        self._unsaid = alphabet.compile("unsaid")
        self._phrases = Phrases(alphabet)
        self._last: Extent | None = None

    def forget(self) -> None:
        """Begin a new sentence."""
        self._last = None

    def find(self, clause: Clause, predicate: Span) -> Extent | None:
        """Return the agent of the verb at `predicate`: before it in its clause, else the one of a clause before.

        `None` where other words than an agent's stand before the verb: none is better than a wrong one.
        """
        letters = clause.letters[: predicate[0]]
        found = self._pattern.search(letters)
        if found is not None:
            self._last = extent(clause, self._phrases.trim(clause, span_of(found, "subject")))
        elif self._unsaid.search(letters) is None:
            return None
        return self._last
