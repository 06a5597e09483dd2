"""Whose number it is, as far as names of indicators depend on it: 营业收入 of one company or of a sector."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from gongbao.claims.models import Claim
from gongbao.indicators.rules import indicator_rules
from gongbao.organizations.models import Organization
from gongbao.places.rules import gazetteer
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import alternation
from gongbao.text import Document
from gongbao.vocabulary import FIRMS

COMPANY, PLACE = "company", "place"


class Holders:
    """Tells of each claim whether it is about a company: one is named, or spoken of, before it in the sentence.

    In a report on a place, a company's own name is needed; a report whose first body is a company speaks of it
    also where no sentence names it, but for figures about places.
    """

    def __init__(self, document: Document, organizations: Sequence[Organization], book: Rulebook):
        self._text = document.folded
        self._own = _own(book)
        self._firms = [body for body in organizations if body.type in FIRMS]
        self._starts = [body.start for body in self._firms]
        self._names = {
            name for body in self._firms for name in (body.name, document.text[body.start : body.end])
        }
        self._places, self._scopes = gazetteer(book).by_name, indicator_rules(book).words["scope"]
        self._firm = indicator_rules(book).patterns["firm"]
        self._of_company = not document.place and bool(organizations) and organizations[0].type in FIRMS

    def of(self, claim: Claim, about: str, sentence: int) -> str:
        """Return `company` or `place` for a claim `about` somebody, in the sentence that starts at `sentence`."""
        if about in self._names or self._firm.search(about):
            return COMPANY
        at = claim.measured[0] if claim.measured and claim.measured[0] >= sentence else claim.start
        first = bisect_left(self._starts, sentence)
        named = first < len(self._firms) and self._firms[first].start <= at
        of_company = self._of_company and about not in self._places and about not in self._scopes
        if named or of_company or self._own.search(self._text, sentence, claim.start):
            return COMPANY
        return PLACE


@cache
def _own(book: Rulebook) -> re.Pattern[str]:
    """Return an expression for the words by which a company calls itself."""
    return expression(alternation(indicator_rules(book).words["company"]))
