"""Who does or holds a program, from the organizations and verbs around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from gongbao.organizations.models import Organization
from gongbao.programs.lexicon import Lexicon
from gongbao.programs.models import Found
from gongbao.programs.rules import Organizing, listed, word_list
from gongbao.rulebook import Rulebook
from gongbao.rulebook.expressions import expression
from gongbao.rulebook.patterns import any_of

_REACH = 60
_SUBJECT_GAP = 16
_OBJECT_GAP = 10
_SENTENCE = re.compile(r"[。！？；!?;\n]")
_CLAUSE = re.compile(r"[，,：:。！？；!?;\n]")


def find(
    text: str, programs: Sequence[Found], organizations: Sequence[Organization], book: Rulebook
) -> list[str]:
    """Return the organizer of each of `programs`, by full name, several joined by `、`, empty where none is named."""
    organizations = [organization for organization in organizations if not _inside(organization, programs)]
    if not organizations:
        return [""] * len(programs)
    reader = _Reader(text, organizations, OrganizerRules.of(book))
    organizers: list[str] = []
    for index, program in enumerate(programs):
        previous = programs[index - 1] if index else None
        organizers.append(reader.organizer(program, previous, organizers[-1] if organizers else ""))
    return organizers


def _inside(organization: Organization, programs: Sequence[Found]) -> bool:
    at = bisect_right(programs, organization.start, key=lambda program: program.start) - 1
    return at >= 0 and programs[at].end > organization.start


class OrganizerRules:
    """The verbs and links that bind a program to its organizer; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        rules = book.rules("programs", Organizing, "organizers.toml")
        before = [rule for rule in rules if rule.position == "before"]
        behind = [rule for rule in rules if rule.position == "behind"]
        self.verbs = Lexicon({verb: verb for rule in before for verb in rule.verbs.split()})
        self.undertakers = frozenset(verb for rule in before for verb in rule.undertakers.split())
        self.links = any_of(" ".join(rule.links for rule in behind))
        self.hosts = any_of(" ".join(rule.verbs for rule in behind))
        self.apposed = any(rule.position == "apposed" for rule in rules)
        self.together = expression(f"(?:{listed(book, 'joint')}|{listed(book, 'together')})?")
        self.joint = expression(f"(?:{listed(book, 'joint')})?")
        self.about = expression(listed(book, "about"))
        self.oblique = tuple(word_list(book, "oblique").words.split())

    @staticmethod
    @cache
    def of(book: Rulebook) -> OrganizerRules:
        """Return the compiled rules of `book`."""
        return OrganizerRules(book)


class _Reader:
    """Reads the organizers of one text; `organizations` are its organizations outside programs, in order."""

    def __init__(self, text: str, organizations: Sequence[Organization], rules: OrganizerRules):
        self.text = text
        self.organizations = organizations
        self.rules = rules
        self.starts = [organization.start for organization in organizations]
        self.ends = [organization.end for organization in organizations]

    def organizer(self, program: Found, previous: Found | None, earlier: str) -> str:
        """Return the organizer of `program`; `earlier` is that of `previous`, the program before it."""
        if previous and self.rules.joint.fullmatch(self.text, previous.end, program.start):
            return earlier
        return self._host(program.end) or self._subject(program, previous, earlier)

    def _host(self, end: int) -> str:
        """Return the organization behind a program: `大赛由中国气象局主办`."""
        link = self.rules.links.match(self.text, end)
        if not link or not link[0]:
            return ""
        first = bisect_left(self.starts, link.end())
        if first == len(self.organizations) or self.starts[first] != link.end():
            return ""
        last = first
        while last + 1 < len(self.organizations) and self._together(last, last + 1):
            last += 1
        host = self.rules.hosts.search(self.text, self.ends[last], self.ends[last] + _OBJECT_GAP)
        return self._names(first, last) if host else ""

    def _subject(self, program: Found, previous: Found | None, earlier: str) -> str:
        """Return the organization before a program and its verb, or that of the clause before in the sentence."""
        text, at = self.text, program.start
        low = self._last(_SENTENCE, max(0, at - _REACH), at)
        if (
            self.rules.apposed
            and text[at] == "《"
            and self._organization_before(at) >= 0
            and self._ends_at(at)
        ):
            return self._chain(self._organization_before(at))
        verb = self.rules.verbs.last(text, self._last(_CLAUSE, low, at), at)
        if verb is None or at - verb[1] > _OBJECT_GAP or self.rules.about.search(text, verb[1], at):
            return ""
        verb = self._host_before(verb, low) or verb
        clause = self._last(_CLAUSE, low, verb[0])
        nearest = self._organization_before(verb[0])
        if nearest >= 0 and self.starts[nearest] >= clause and verb[0] - self.ends[nearest] <= _SUBJECT_GAP:
            return self._chain(nearest)
        goes_on = previous is not None and previous.end > low and clause >= previous.end
        return earlier if goes_on and verb[0] - clause <= len(verb[2]) + 2 else ""

    def _host_before(self, verb: tuple[int, int, str], low: int) -> tuple[int, int, str] | None:
        """Return the host's verb where `verb` only carries out for it: `甲主办，乙承办的大赛`."""
        if verb[2] not in self.rules.undertakers:
            return None
        hosts = list(self.rules.hosts.finditer(self.text, low, verb[0]))
        return (*hosts[-1].span(), hosts[-1][0]) if hosts else None

    def _chain(self, last: int) -> str:
        """Return the organizations joined up to the one at `last`, unless a preposition makes them no subject."""
        first = last
        while first and self._together(first - 1, first):
            first -= 1
        if self.text.endswith(self.rules.oblique, 0, self.starts[first]):
            return ""
        return self._names(first, last)

    def _together(self, left: int, right: int) -> bool:
        return self.rules.together.fullmatch(self.text, self.ends[left], self.starts[right]) is not None

    def _names(self, first: int, last: int) -> str:
        return "、".join(organization.name for organization in self.organizations[first : last + 1])

    def _organization_before(self, at: int) -> int:
        return bisect_right(self.ends, at) - 1

    def _ends_at(self, at: int) -> bool:
        return self.ends[self._organization_before(at)] == at

    def _last(self, pattern: re.Pattern[str], start: int, end: int) -> int:
        for mark in pattern.finditer(self.text, start, end):
            start = mark.end()
        return start
