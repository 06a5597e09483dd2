"""The clauses that hold quantities, each as a row of words with their classes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gongbao.claims.given import Given
from gongbao.claims.marking import mark_comparisons, mark_turns, mark_unknown
from gongbao.claims.models import Extent
from gongbao.claims.rules import ClaimRules
from gongbao.quantities.models import Quantity
from gongbao.rulebook.expressions import expression
from gongbao.text import chars

_BOUNDARY = expression(r"[,。;:!?\n()…]|—{2,}|-{2,}")
_BRACKET = expression(r"\([^()\n]{1,60}\)")
_PIECE = expression(
    r"(?P<han>[㐀-鿿]+)|(?P<latin>[A-Za-z0-9.+%&Ⅰ-ⅿ~-]+)|(?P<comma>、|/)|(?P<colon>:)"
    r"|(?P<skip>(?:[\s“”‘’\"'①-⑳■-◿★☆•➢➤✓√※]|\[[^\[\]\n]{1,6}\])+)|."
)
_STOP = expression(r"[,。;!?，；！？]")
_HEADING = expression(
    r"(?:(?<=[。;\n])|\A)[^\S\n]*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))(?P<line>[^,。;:\n]{1,20})"
)
"""The beginning of a line that is a numbered heading, or one in one line with its text."""
_ITEM = expression(
    r"(?:\A|(?<=[\n:。;]))[^\S\n]*(?:[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|\d{1,2}[、.](?!\d))"
)
"""The number of a heading or of an item, at the beginning of a line or behind a stop."""
_BLANK = expression(r"[^\S\n]+")
_PAUSE = expression(r"(?<=[㐀-鿿%\"]{5})[^\S\n]+(?=[㐀-鿿\"][^\s]{4})")
"""A blank between the two halves of a headline, each of some words: 三大指数集体收涨 沪指站上4000点."""

_LABEL = expression(r"[^,。;:!?\n]{1,24}:\s*\Z")
"""What stands before a value as its name: 中标价：1.86亿元."""

_LABEL_REACH = 32
"""Characters before a quantity in which its label is sought."""

_LONGEST_BRACKET = 62
"""Characters of the longest bracket behind which a clause goes on."""

_LONGEST = 160
"""Characters of the longest clause that is read whole; a longer one is read in stretches."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two boundaries.

    `tokens` are its words, each as start and end (exclusive) in the text, and `tags` their classes, character for
    word. `targets` are its quantities, each with the index of its token; `at` is where it stands in the text.
    """

    at: Extent
    tokens: list[Extent]
    tags: str
    targets: tuple[tuple[int, Quantity], ...]


class Atom(NamedTuple):
    """A run that is one word whatever it contains."""

    start: int
    end: int
    tag: str
    quantity: Quantity | None = None


class ClauseReader:
    """Cuts an analysed text into clauses; `quantities` are those that are claims."""

    def __init__(self, given: Given, quantities: Sequence[Quantity], rules: ClaimRules):
        self._text = given.document.folded
        self._rules = rules
        tag = rules.tagset.tag
        self._tags = {None: tag("other"), "latin": tag("noun")}
        self._tags.update({mark: tag(mark) for mark in ("comma", "colon")})
        self._things = rules.tagset.tags("modifier") - rules.tagset.tags("not-behind")
        self._perfective, self._syllable = tag("perfective"), tag("syllable")
        self._at = {tag("at"), tag("preposition")}
        self._differing = {tag("above"), tag("below"), tag("exceed")}
        self._quantity, self._date, self._locative = map(tag, ("quantity", "date", "locative"))
        self._segment, self._noun = tag("segment"), tag("noun")
        self._acts, self._joint = rules.tagset.tags("doing") | {tag("doubtful")}, rules.tagset.tags("joint")
        self._label_verbs = rules.tagset.tags("label-verb")
        self._ones = rules.tagset.tags("one")
        self._deeds = rules.tagset.tags("laying-out")
        self._changes = rules.tagset.tags("rise") | rules.tagset.tags("fall")
        self._speech = _speech(given, quantities)
        self._headlines = [*_headlines(given, quantities), *_headings(given), *_pauses(given)]
        self._atoms = _outermost(_atoms(given, quantities, rules))
        self._atom_starts = [atom.start for atom in self._atoms]
        self._bounds = self._find_bounds()
        self._ends = [bound[1] for bound in self._bounds]

    def clauses(self) -> Iterator[Clause]:
        """Yield the clauses that hold quantities, in order."""
        last = -1
        for atom in self._atoms:
            if atom.quantity is not None and atom.start >= last:
                start, end = self._extent(atom)
                # Stretches of one long clause overlap, so that each number has words before it.
                yield self._read(start, end, last)
                last = end

    def before(self, clause: Clause) -> Clause | None:
        """Return the clause that ends with the comma before `clause`, `None` where it holds a number or is none."""
        start = clause.at[0]
        if self._text[start - 1 : start] != ",":
            return None
        index = bisect_left(self._ends, start)
        first = self._bounds[index - 1][1] if index else 0
        if start - 1 - first > _LONGEST or self._holds_quantity(first, start):
            return None
        return self._read(first, start - 1, start)

    def bracketed(self, clause: Clause) -> Clause | None:
        """Return the clause up to the bracket that `clause` begins in or right behind, `None` where there is none."""
        start = clause.at[0] - 1
        mark = self._text[start : start + 1]
        if mark == ")":
            start = self._text.rfind("(", max(start - _LONGEST_BRACKET, 0), start)
        if mark not in ("(", ")") or start < 0:
            return None
        index = bisect_right(self._ends, start)
        first = max(self._bounds[index - 1][1] if index else 0, start - _LONGEST)
        return self._read(first, start, start)

    def _read(self, start: int, end: int, first: int) -> Clause:
        """Return the words of the text from `start` to `end`; targets are the quantities from `first` on."""
        tokens: list[Extent] = []
        tags: list[str] = []
        quantities: list[tuple[int, Quantity]] = []
        at = start
        for index in range(bisect_left(self._atom_starts, start), bisect_left(self._atom_starts, end)):
            atom = self._atoms[index]
            self._cut(at, atom.start, tokens, tags)
            if atom.quantity is not None:
                quantities.append((len(tokens), atom.quantity))
            tokens.append((atom.start, atom.end))
            tags.append(atom.tag)
            at = atom.end
        self._cut(at, end, tokens, tags)
        mark_unknown(tags, tokens, self._rules.tagset)
        self._reclass(tags, quantities)
        mark_comparisons(tags, self._rules.tagset)
        words = [self._text[slice(*token)] for token in tokens]
        mark_turns(tags, words, self._rules.turns)
        targets = tuple(target for target in quantities if target[1].start >= first)
        return Clause((start, end), tokens, "".join(tags), targets)

    def _extent(self, atom: Atom) -> tuple[int, int]:
        index = bisect_right(self._ends, atom.start)
        start = self._label(atom, self._bounds[index - 1][1] if index else 0)
        end = self._bounds[index][0] if index < len(self._bounds) else len(self._text)
        if end - start > _LONGEST:
            start = max(start, atom.start - _LONGEST // 2)
            end = max(min(end, atom.end + _LONGEST // 2), atom.end)
        return start, end

    def _label(self, atom: Atom, start: int) -> int:
        """Return where the label of the quantity begins, `start` where its clause begins with words of its own."""
        if self._text[start - 1 : start] != ":" or not self._states(start, atom.start):
            return start
        found = _LABEL.search(self._text, max(start - _LABEL_REACH, 0), start)
        if found is None or self._holds_quantity(*found.span()):
            return start
        item = _ITEM.match(self._text, found.start())
        return item.end() if item else found.start()

    def _states(self, start: int, end: int) -> bool:
        """Whether nothing stands from `start` to `end` but a verb of the value that a label has: 净利润：亏损."""
        words = self._rules.lexicon.cut(self._text, start, end) if self._text[start:end].strip() else ()
        return all(tag in self._label_verbs for _, _, tag in words)

    def _holds_quantity(self, start: int, end: int) -> bool:
        first = bisect_left(self._atom_starts, start)
        return any(atom.quantity for atom in self._atoms[first : bisect_left(self._atom_starts, end)])

    def _find_bounds(self) -> list[tuple[int, int]]:
        marks = (*_BOUNDARY.finditer(self._text), *_ITEM.finditer(self._text))
        found = [mark.span() for mark in marks if not self._in_atom(mark.start())]
        return sorted({*found, *self._speech, *self._headlines})

    def _in_atom(self, at: int) -> bool:
        index = bisect_right(self._atom_starts, at) - 1
        return index >= 0 and at < self._atoms[index].end

    def _cut(self, start: int, end: int, tokens: list[Extent], tags: list[str]) -> None:
        """Add the words between two atoms to `tokens` and `tags`."""
        if start >= end:
            return
        for piece in _PIECE.finditer(self._text, start, end):
            at = piece.start()
            kind = piece.lastgroup
            if kind == "han":
                for first, last, tag in self._rules.lexicon.cut(self._text, at, piece.end()):
                    tokens.append((first, last))
                    tags.append(tag)
            elif kind != "skip":
                listed = self._rules.lexicon.known(piece[0]) if kind == "latin" else None
                tokens.append((at, piece.end()))
                tags.append(listed or self._tags[kind])

    def _reclass(self, tags: list[str], targets: Iterable[tuple[int, Quantity]]) -> None:
        """Settle the classes that depend on a neighbour.

        These are sizes, counted nouns, 的 between a date and its number, 在 before a date, 内 behind one, verbs of
        one character before 了, verbs that name a part of a firm (勘探及开发板块), and colons behind a change
        (增长：5%).
        """
        self._name_segments(tags)
        tag = self._rules.tagset.tag
        for index, own in enumerate(tags[1:]):
            if own == self._perfective and tags[index] == self._syllable:
                tags[index] = tag("transitive")
            elif own == self._locative and tags[index] == self._date:
                tags[index + 1] = self._date
            elif own == self._date and tags[index] in self._at:
                tags[index] = self._date
        of, date, frame = tag("of"), self._date, tag("frame")
        for index, quantity in targets:
            if index > 1 and tags[index - 1] == tag("colon") and tags[index - 2] in self._changes:
                tags[index - 1] = tag("adverb")
            before, behind = tags[index - 1 : index], tags[index + 1 : index + 3]
            following = behind[0] if behind else ""
            if following == frame and quantity.kind == "count":
                tags[index + 1] = tag("grade")
            elif following == of or self._is_size(quantity, before, behind):
                tags[index] = tag("size")
            ahead = next((own for own in reversed(tags[: max(index - 1, 0)]) if own != date), "")
            is_level_of_then = ahead in self._differing
            if tags[max(index - 2, 0) : index] == [date, of] and not is_level_of_then:
                tags[index - 1] = date

    def _name_segments(self, tags: list[str]) -> None:
        """Make nouns of the verbs, alone or joined, that stand right before a part of a firm."""
        for index, own in enumerate(tags):
            at = index - 1
            while own == self._segment and at >= 0 and tags[at] in self._acts:
                tags[at] = self._noun
                at -= 1 + (at > 1 and tags[at - 1] in self._joint and tags[at - 2] in self._acts)

    def _is_size(self, quantity: Quantity, before: Sequence[str], behind: Sequence[str]) -> bool:
        """Whether a quantity qualifies what follows it, 1000千伏输电线路, or people by their age: 35岁以下占62%.

        What a thing grew by qualifies nothing (涨1.2%收复3000点), nor does a sum with which something is done
        (使用1.2亿元回购股份960万股).
        """
        following = behind[0] if behind else ""
        is_laid_out = quantity.kind == "money" and following in self._deeds
        if not self._changes.isdisjoint(before) or (is_laid_out and not self._acts.isdisjoint(before)):
            return False
        if quantity.dimension == "age" or (quantity.kind == "amount" and following == self._quantity):
            return True
        if quantity.kind != "count":
            return following in self._things
        return following in self._ones and behind[1:] == [self._quantity] and self._is_threshold(quantity)

    def _is_threshold(self, quantity: Quantity) -> bool:
        return any(mark.search(self._text, quantity.start, quantity.end) for mark in self._rules.thresholds)


def _headlines(given: Given, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Return the ends of the quantities with which a headline ends that stands in one line with its text.

    A sum or a share does not count an organization, so one right behind it begins a sentence (贷款增加14亿元
    中国人民银行发布…); nor does it count what stands behind a space, if none stands before it.
    """
    named = {organization.start for organization in given.organizations}
    ends = []
    for quantity in quantities:
        if quantity.kind not in ("money", "ratio", "amount"):
            continue
        start, end = quantity.start, quantity.end
        spaced = (
            given.document.text[end : end + 1].isspace()
            and not given.document.text[start - 1 : start].isspace()
        )
        if end in named or (spaced and not given.document.text[start:end].count(" ")):
            ends.append((end, end))
    return ends


def _headings(given: Given) -> list[tuple[int, int]]:
    """Return the ends of numbered headings that a time follows in one line: 二、农业 全年种植面积…."""
    starts = {date.start for date in given.dates}
    text = given.document.folded
    ends = (
        blank.end()
        for heading in _HEADING.finditer(text)
        for blank in _BLANK.finditer(text, *heading.span("line"))
    )
    return [(end, end) for end in ends if end in starts]


def _pauses(given: Given) -> Iterator[tuple[int, int]]:
    """Yield the one blank in a headline, which parts it as a comma does."""
    for part in given.document.parts:
        if part.kind in ("headline", "subtitle"):
            pauses = list(_PAUSE.finditer(given.document.folded, part.start, part.end))
            if len(pauses) == 1 == len(_BLANK.findall(given.document.folded, part.start, part.end)):
                yield pauses[0].span()


def _speech(given: Given, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Return the marks of quotations that hold a quantity and are more than a name."""
    marks = []
    for name in _holding(given, quantities):
        if _STOP.search(given.document.text, name[0], name[1]):
            marks += [(name[0], name[0] + 1), (name[1] - 1, name[1])]
    return marks


def _holding(given: Given, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    starts = [quantity.start for quantity in quantities]
    return [
        (n.start, n.end)
        for n in given.document.marks
        if bisect_left(starts, n.start) < bisect_left(starts, n.end)
    ]


def _atoms(given: Given, quantities: Sequence[Quantity], rules: ClaimRules) -> Iterator[Atom]:
    tag = rules.tagset.tag
    starts = [quantity.start for quantity in quantities]

    def holds(start: int, end: int) -> bool:
        return bisect_left(starts, start) < bisect_left(starts, end)

    for name in given.document.marks:
        if not holds(name.start, name.end):
            yield Atom(name.start, name.end, tag("marked"))
    for bracket in _BRACKET.finditer(given.document.folded):
        if not holds(*bracket.span()):
            at = bisect_left(starts, bracket.end())
            gives = at < len(quantities) and _gives_unit(
                bracket, quantities[at], given.document.folded, rules
            )
            yield Atom(*bracket.span(), tag("unit-bracket" if gives else "bracket"))
    for body in given.organizations:
        if not holds(body.start, body.end):
            yield Atom(body.start, body.end, tag("organization"))
    for date in given.dates:
        yield Atom(date.start, date.end, tag("date"))
    for quantity in quantities:
        own = "ordinal" if quantity.kind == "rank" else "quantity"
        yield Atom(quantity.start, quantity.end, tag(own), quantity)


def _gives_unit(bracket: re.Match[str], quantity: Quantity, text: str, rules: ClaimRules) -> bool:
    """Return whether `bracket` holds the unit of the bare number behind it: 净利润（万元）：3250."""
    if not quantity.unit or rules.to_value.fullmatch(text, bracket.end(), quantity.start) is None:
        return False
    unit = chars.fold(quantity.unit)
    return bracket[0][1:-1].rstrip().endswith(unit) and unit not in text[quantity.start : quantity.end]


def _outermost(atoms: Iterable[Atom]) -> list[Atom]:
    kept: list[Atom] = []
    for atom in sorted(atoms, key=lambda atom: (atom.start, -atom.end)):
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept
