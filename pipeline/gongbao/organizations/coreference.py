"""Short forms and the full forms that the same text has of them: 国网 beside 国网公司, 统计局 beside 国家统计局."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from gongbao.organizations.finding import Found
from gongbao.organizations.lexicon import Lexicon
from gongbao.organizations.models import Organization
from gongbao.organizations.rules import heads, word_list
from gongbao.places.rules import gazetteer
from gongbao.rulebook import Rulebook
from gongbao.rulebook.patterns import alternation
from gongbao.vocabulary import FIRMS

_LONGEST_SHORT = 8
_SHORTEST_TAIL = 3
_MOST = 40
_OUTER = frozenset({"place", "scope", "country", "level"})
_NAMED_BY_HEAD = frozenset({"school", "medical", "research"})
_HEAD = 2
_LONGEST_CLIPPED = 3
"""Characters up to which a name with the head of another may be short for it: 重庆大学 is no 重庆工业职业技术大学."""
_KNOWN = "organizations.known."
_FIRM_RULE = "organizations.head.firm"
_REACH = 24
_OFFICE_RULE = "organizations.tail"


class Coreference:
    """Joins short forms to full ones; one instance a rulebook, by `of`."""

    def __init__(self, book: Rulebook):
        self.lexicon = Lexicon.of(book)
        lists = ("legal-form", "firm-tail", "maker-tail")
        tails = alternation(word for name in lists for word in word_list(book, name))
        self._firm_tail = re.compile(f"(?:{tails})+(?:[（(][\u4e00-\u9fff]{{2,6}}[）)])?")
        self._heads = {
            word
            for rule in heads(book)
            if rule.type == "government" and rule.needs == "modifier"
            for word in rule.words.split()
            if len(word) >= _SHORTEST_TAIL
        }
        self._divisions = gazetteer(book).by_name
        self._holder = alternation(word_list(book, "holder"))
        self._scopes = tuple(word_list(book, "scope"))
        particle = alternation(word_list(book, "particle"))
        self._edge = f"(?:(?<![\u4e00-\u9fff])|(?<=(?={particle})[\u4e00-\u9fff]))"

    @staticmethod
    @cache
    def of(book: Rulebook) -> Coreference:
        """Return the coreference of `book`."""
        return Coreference(book)

    def without_place(self, text: str, organizations: Sequence[Organization]) -> Iterator[Found]:
        """Yield the mentions of offices by their name without its place, where one alone of the text ends so."""
        wholes: dict[str, set[tuple[str, str]]] = {}
        for organization in organizations:
            if office := self._office(text[organization.start : organization.end]):
                wholes.setdefault(office, set()).add((organization.name, organization.type))
        single = {office: one for office, found in wholes.items() if (one := _only(found))}
        if not single:
            return
        for match in re.finditer(f"{self._edge}(?:{alternation(single)})(?!{self._holder})", text):
            name, type_ = single[match[0]]
            yield Found(match.start(), match.end(), type_, _OFFICE_RULE, name)

    def resolved(self, mentions: Sequence[Organization], text: str) -> tuple[Organization, ...]:
        """Return the mentions, those that are short forms of a full one in `text` with its name."""
        fulls = self._fulls(mentions, text)
        shorts = {
            text[one.start : one.end]: one.name
            for one in mentions
            if one.type not in FIRMS and one.name.endswith(text[one.end - 1]) and not one.place
        }
        return tuple(self._resolved(one, text[one.start : one.end], fulls, shorts) for one in mentions)

    def _office(self, written: str) -> str:
        """Return the office that a name ends in behind its place, empty where it is no such name."""
        for at in range(1, min(len(written) - _SHORTEST_TAIL, _REACH) + 1):
            before = self.lexicon.cut(written, 0, at) if written[at:] in self._heads else []
            if before and all(word.kind in _OUTER for word in before):
                return written[at:]
        return ""

    def _fulls(self, mentions: Sequence[Organization], text: str) -> dict[tuple[str, str], list[str]]:
        """Return full names by type and by each character that a short form of them begins with."""
        found: dict[tuple[str, str], list[str]] = {}
        for name, type_ in dict.fromkeys((text[one.start : one.end], one.type) for one in mentions):
            if len(name) < _SHORTEST_TAIL:
                continue
            for first in self._firsts(name):
                group = found.setdefault((type_, first), [])
                if len(group) < _MOST:
                    group.append(name)
        return found

    def _firsts(self, name: str) -> set[str]:
        """Return the first characters of a name with and without what places it."""
        words = self.lexicon.cut(name, 0, min(len(name), _REACH))
        inner = next((word.start for word in words if word.kind not in _OUTER), 0)
        return {name[0], name[inner]}

    def _resolved(
        self,
        one: Organization,
        written: str,
        fulls: dict[tuple[str, str], list[str]],
        shorts: dict[str, str],
    ) -> Organization:
        if one.name != written:
            return one
        if len(written) <= _LONGEST_SHORT and one.rule.startswith((_KNOWN, _FIRM_RULE)):
            for full in fulls.get((one.type, written[0]), ()):
                if len(full) > len(written) and self._is_short_for(written, full, one):
                    return replace(one, name=full)
        for size in range(min(_LONGEST_SHORT, len(written) - 2), 1, -1):
            full = shorts.get(written[:size], "")
            if full and full != written[:size]:
                return replace(one, name=full + written[size:])
        return one

    def _is_short_for(self, short: str, full: str, one: Organization) -> bool:
        """Return whether `full` is the name of which `short` is a form."""
        if one.type in FIRMS:
            if self._is_another_firm(short, full):
                return False
            if full.startswith(short) and self._firm_tail.fullmatch(full, len(short)):
                return True
            begins = self.lexicon.cut(short, 0, len(short))[0].kind in _OUTER
            return (
                one.type == "company"
                and not begins
                and bool(self._firm_tail.search(full))
                and full.endswith(("公司", short[-2:]))
                and _abbreviates(short, full)
            )
        if full.endswith(short) and (short.startswith(self._scopes) or self._is_abroad(full, len(short))):
            return False
        if one.type in _NAMED_BY_HEAD and short[-_HEAD:] == full[-_HEAD:] and len(short) > _LONGEST_CLIPPED:
            return False
        return short[-1] == full[-1] and _abbreviates(short, full)

    def _is_another_firm(self, short: str, full: str) -> bool:
        """Return whether both names are known ones of firms that begin unlike: 中粮, 中储粮."""
        first = self.lexicon.cut(full, 0, min(len(full), _REACH))[0]
        names = self.lexicon.is_coined(short) and self.lexicon.is_coined(full[: first.end])
        return names and full[:_HEAD] != short[:_HEAD]

    def _is_abroad(self, full: str, size: int) -> bool:
        """Return whether what stands before the last `size` characters of a name is another country: 美国|商务部."""
        before = full[: len(full) - size]
        at_home = before in self._divisions or before.startswith(self._scopes)
        return not at_home and self.lexicon.kind(before) == "place"


def _only(found: set[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the shortest of names with their types where all others end in it (中国国家统计局), else `None`."""
    shortest = min(found, key=lambda one: (len(one[0]), one))
    return shortest if all(name.endswith(shortest[0]) for name, _ in found) else None


def _abbreviates(short: str, full: str) -> bool:
    rest = iter(full)
    return all(char in rest for char in short)
