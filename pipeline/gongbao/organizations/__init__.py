"""Named organizations: by structure, by name, and by their short forms in context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongbao.organizations.again import Again
from gongbao.organizations.beside import Beside
from gongbao.organizations.closed_lists import ClosedLists
from gongbao.organizations.coreference import Coreference
from gongbao.organizations.defining import Definitions
from gongbao.organizations.finding import Finder, Found, Recognizer
from gongbao.organizations.listed import Listed
from gongbao.organizations.models import Organization
from gongbao.organizations.naming import Namer
from gongbao.organizations.own_town import OwnTown
from gongbao.organizations.sections import Sections
from gongbao.organizations.shared_heads import SharedHeads
from gongbao.organizations.shortening import Shortener
from gongbao.rulebook import Rulebook, default
from gongbao.rulebook.candidate import Candidate
from gongbao.text import Document, Span

__all__ = ["Organization", "Recognizer", "candidates", "find"]


def find(
    document: Document,
    programs: Sequence[Span] = (),
    *,
    book: Rulebook | None = None,
    recognizer: Recognizer | None = None,
) -> tuple[Organization, ...]:
    """Return the organizations of `document`, in order, none overlapping; offsets count `document.text`.

    None lies in one of `programs`. `recognizer` adds organizations to those of the rules in `book`, the
    built-in ones unless given.
    """
    book = book or default()
    namer, finder = Namer(document, book), Finder.of(book)
    found = finder.find(document.plain)
    if own := _introduced(document, found, namer, book):
        found = finder.find(document.plain, own)
    if recognizer is not None:
        found = _with_free(found, list(recognizer.find(document.plain, book)))
    found = _outside_programs(found, document, programs)
    named = Sections.of(book).named([namer.named(item) for item in found], document.plain)
    return Coreference.of(book).resolved(named, document.plain)


def candidates(document: Document, book: Rulebook) -> Iterator[Candidate]:
    """Yield every span that a rule takes for an organization, before the better of those that overlap is chosen."""
    namer, finder = Namer(document, book), Finder.of(book)
    own = _introduced(document, finder.find(document.plain), namer, book)
    for found in finder.tried(document.plain, own):
        yield Candidate(found.start, found.end, found.rule)


def _introduced(document: Document, found: list[Found], namer: Namer, book: Rulebook) -> list[Found]:
    """Return the short names that the text introduces, by definition or by the full name of a firm."""
    by_definition = list(Definitions.of(book).find(document.plain, found, namer.named))
    taken = {(item.start, item.end) for item in by_definition}
    made = list(Shortener.of(book).find(document.plain, found))
    made += Beside.of(book).find(document.plain, found)
    made += ClosedLists.of(book).find(document.plain, found)
    made += Again.of(book).find(document.plain, [*found, *made])
    made += Listed.of(book).find(document.plain, found, namer)
    made += SharedHeads.of(book).find(document.plain)
    made += OwnTown.of(book).find(document)
    made += Sections.of(book).again(document.plain, found)
    made += Coreference.of(book).without_place(document.plain, [namer.named(item) for item in found])
    return by_definition + [item for item in made if (item.start, item.end) not in taken]


def _outside_programs(found: list[Found], document: Document, programs: Sequence[Span]) -> list[Found]:
    """Return what does not lie in a title or a program's name; a body named by the whole of a title stays."""
    titles = [(mark.start, mark.end) for mark in document.marks if mark.kind == "title"]
    closed = sorted([*titles, *((program.start, program.end) for program in programs)])
    kept, at, reach = [], 0, 0
    for item in found:
        while at < len(closed) and closed[at][0] <= item.start:
            if closed[at] != (item.start - 1, item.end + 1):
                reach = max(reach, closed[at][1])
            at += 1
        if item.end > reach:
            kept.append(item)
    return kept


def _with_free(found: list[Found], others: list[Found]) -> list[Found]:
    """Return `found` and those of `others` that touch none of them, in order; both come in order."""
    kept, at = list(found), 0
    for other in others:
        while at < len(found) and found[at].end <= other.start:
            at += 1
        if at == len(found) or found[at].start >= other.end:
            kept.append(other)
    return sorted(kept)
