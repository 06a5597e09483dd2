"""The components: each finds one layer's facts when it is called, from those that stand in `doc.spans` before it."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from gongbao import claims, frames, indicators, layers, organizations, programs, quantities, rulebook
from gongbao.annotate import find_claims, find_frames, find_indicators, find_organizations
from gongbao.dates.models import TimeExpression
from gongbao.nlp import recognizer, store
from gongbao.nlp.seen import Seen, program_spans, tables, times
from gongbao.organizations.models import Organization
from gongbao.quantities.models import Quantity
from gongbao.report import PartialDate
from gongbao.rulebook import Rulebook
from gongbao.text import longest_first


class Component:
    """Writes `doc.spans[group]`, each span labelled by its fact's kind or type, its fields in `span._.gongbao`.

    `book` holds the rules; with `ents` the spans are entities too where these leave room.
    """

    group: ClassVar[str]

    def __init__(self, book: Rulebook, *, ents: bool = False):
        store.register()
        self.book = book
        self.ents = ents

    def __call__(self, doc: Doc) -> Doc:
        """Add the spans of the layer to `doc` and return it."""
        spans = store.put(doc, self.group, self.find(doc), self.label)
        if self.ents:
            store.entities(doc, spans)
        return doc

    def find(self, doc: Doc) -> Sequence[Any]:
        """Return the facts of the layer in `doc`, in order, none overlapping."""
        raise NotImplementedError

    def label(self, fact: Any) -> str:
        """Return the label of the span of `fact`."""
        return str(fact.type)


class Quantities(Component):
    """Finds quantities; what a longer date covers is none."""

    group = "quantities"

    def find(self, doc: Doc) -> Sequence[Quantity]:
        """Return the quantities of `doc` but for those inside dates found before."""
        document = store.document_of(doc)
        found = store.once(
            doc, ("quantities", self.book), lambda: quantities.find(document.text, book=self.book)
        )
        kept = longest_first(store.facts_of(doc, "dates"), found)[1]
        return tables(doc, document, self.book).quantities(kept)

    def label(self, fact: Quantity) -> str:
        """Return the kind of the quantity."""
        return fact.kind


class Dates(Component):
    """Finds dates, periods and durations; takes out of `doc.spans["quantities"]` what is part of one (11月)."""

    group = "dates"

    def __init__(self, book: Rulebook, *, date: PartialDate | None = None, ents: bool = False):
        super().__init__(book, ents=ents)
        self.date = date

    def find(self, doc: Doc) -> Sequence[TimeExpression]:
        """Return the dates of `doc` that lie in no longer quantity found before."""
        document = store.document_of(doc, date=self.date)
        found = times(doc, document, self.book)
        counted = store.facts_of(doc, "quantities")
        kept, left = longest_first(tables(doc, document, self.book).dates(found), counted)
        if len(left) < len(counted):
            places = {(fact.start, fact.end) for fact in set(counted) - set(left)}
            doc.spans["quantities"] = [
                span for span in doc.spans["quantities"] if store.place_of(span) not in places
            ]
        return kept


class Organizations(Component):
    """Finds organizations outside titles and programs."""

    group = "organizations"

    def __init__(
        self,
        book: Rulebook,
        *,
        place: str = "",
        ner: organizations.Recognizer | None = None,
        ents: bool = False,
    ):
        super().__init__(book, ents=ents)
        self.place = place
        self.recognizer = ner

    def find(self, doc: Doc) -> Sequence[Organization]:
        """Return the organizations of `doc`; where no programs are in it yet, they are looked for first."""
        return find_organizations(Seen(doc, self.book, place=self.place), self.recognizer)


class Programs(Component):
    """Finds programs, with the organizations found before as their organizers."""

    group = "programs"

    def __init__(self, book: Rulebook, *, place: str = "", ents: bool = False):
        super().__init__(book, ents=ents)
        self.place = place

    def find(self, doc: Doc) -> Sequence[programs.Program]:
        """Return the programs of `doc`."""
        seen = Seen(doc, self.book, place=self.place)
        spans = program_spans(doc, seen.document, self.book)
        return programs.find(seen.document, spans, seen.organizations, book=self.book)


class Claims(Component):
    """Finds what is asserted with the quantities found before; dates, organizations and programs help."""

    group = "claims"

    def find(self, doc: Doc) -> Sequence[claims.Claim]:
        """Return the claims of `doc`, none where no quantities are in it."""
        if "quantities" not in doc.spans:
            warnings.warn(
                "gongbao_claims found no doc.spans['quantities']; add gongbao_quantities before it",
                store.GongbaoWarning,
                stacklevel=3,
            )
        return find_claims(Seen(doc, self.book))

    def label(self, fact: claims.Claim) -> str:
        """Return the kind of the claim."""
        return fact.kind


class Frames(Component):
    """Says when, of whom, on what basis and in what mood each claim is meant; its spans keep it with their fields."""

    group = "claims"

    def __init__(self, book: Rulebook, *, date: PartialDate | None = None, place: str = ""):
        super().__init__(book)
        self.date = date
        self.place = place

    def __call__(self, doc: Doc) -> Doc:
        """Add to the claims of `doc` their frames."""
        store.note(doc, "frames", self.find(doc))
        return doc

    def find(self, doc: Doc) -> Sequence[frames.Frame]:
        """Return the frame of each claim of `doc`."""
        return find_frames(Seen(doc, self.book, date=self.date, place=self.place))


class Indicators(Component):
    """Says which indicator each claim states; its spans keep it beside their own fields."""

    group = "claims"

    def __call__(self, doc: Doc) -> Doc:
        """Add to the claims of `doc` the indicators that they state."""
        store.note(doc, "indicators", self.find(doc))
        return doc

    def find(self, doc: Doc) -> Sequence[indicators.Naming]:
        """Return what the claims of `doc` state that state an indicator."""
        return find_indicators(Seen(doc, self.book))


def book_of(rules: str) -> Rulebook:
    """Return the built-in rules with those of the folder `rules` laid over them, if it is not empty."""
    return layers.overlaid(Path(rules)) if rules else rulebook.default()


@Language.factory("gongbao_quantities", assigns=["doc.spans"], default_config={"rules": "", "ents": False})
def make_quantities(nlp: Language, name: str, rules: str, ents: bool) -> Quantities:
    """Return the component that writes `doc.spans["quantities"]`, labelled by kind (`count`, `money`, …).

    >>> nlp = spacy.blank("zh")
    >>> nlp.add_pipe("gongbao_quantities")
    >>> [(span.text, span.label_) for span in nlp("完成投资5亿元").spans["quantities"]]
    [('5亿元', 'money')]

    | setting | default | meaning |
    | --- | --- | --- |
    | `rules` | `""` | folder of rules to lay over the built-in ones |
    | `ents` | `False` | whether the spans are added to `doc.ents` too |
    """
    return Quantities(book_of(rules), ents=ents)


@Language.factory(
    "gongbao_dates", assigns=["doc.spans"], default_config={"rules": "", "date": "", "ents": False}
)
def make_dates(nlp: Language, name: str, rules: str, date: str, ents: bool) -> Dates:
    """Return the component that writes `doc.spans["dates"]`, labelled `DATE`, `DURATION`, `SET` or `TIME`.

    | setting | default | meaning |
    | --- | --- | --- |
    | `rules` | `""` | folder of rules to lay over the built-in ones |
    | `date` | `""` | the reports' date (`2025`, `2025-11`, `2025-11-25`), against which 去年 is resolved |
    | `ents` | `False` | whether the spans are added to `doc.ents` too |
    """
    return Dates(book_of(rules), date=PartialDate.parse(date) if date else None, ents=ents)


@Language.factory(
    "gongbao_organizations",
    assigns=["doc.spans"],
    default_config={"rules": "", "place": "", "ner": "", "ents": False},
)
def make_organizations(
    nlp: Language, name: str, rules: str, place: str, ner: str, ents: bool
) -> Organizations:
    """Return the component that writes `doc.spans["organizations"]`, labelled by type (`government`, …).

    | setting | default | meaning |
    | --- | --- | --- |
    | `rules` | `""` | folder of rules to lay over the built-in ones |
    | `place` | `""` | the place that the reports are about, for full names: 市政府 is 通辽市人民政府 |
    | `ner` | `""` | an installed spaCy package for Chinese whose organizations are added |
    | `ents` | `False` | whether the spans are added to `doc.ents` too |
    """
    other = recognizer.load(ner) if ner else None
    return Organizations(book_of(rules), place=place, ner=other, ents=ents)


@Language.factory(
    "gongbao_programs", assigns=["doc.spans"], default_config={"rules": "", "place": "", "ents": False}
)
def make_programs(nlp: Language, name: str, rules: str, place: str, ents: bool) -> Programs:
    """Return the component that writes `doc.spans["programs"]`, labelled by type (`policy`, `initiative`, …).

    | setting | default | meaning |
    | --- | --- | --- |
    | `rules` | `""` | folder of rules to lay over the built-in ones |
    | `place` | `""` | the place that the reports are about, for full names |
    | `ents` | `False` | whether the spans are added to `doc.ents` too |
    """
    return Programs(book_of(rules), place=place, ents=ents)


@Language.factory(
    "gongbao_claims",
    requires=["doc.spans"],
    assigns=["doc.spans"],
    default_config={"rules": "", "ents": False},
)
def make_claims(nlp: Language, name: str, rules: str, ents: bool) -> Claims:
    """Return the component that writes `doc.spans["claims"]`, labelled by kind (`count`, `change`, …).

    It reads `doc.spans` of quantities, without which there are no claims, dates, organizations and programs.

    | setting | default | meaning |
    | --- | --- | --- |
    | `rules` | `""` | folder of rules to lay over the built-in ones |
    | `ents` | `False` | whether the spans are added to `doc.ents` too |
    """
    return Claims(book_of(rules), ents=ents)


@Language.factory(
    "gongbao_frames",
    requires=["doc.spans"],
    default_config={"rules": "", "date": "", "place": ""},
)
def make_frames(nlp: Language, name: str, rules: str, date: str, place: str) -> Frames:
    """Return the component that adds to the claims `period_start`, `period_end`, `about`, `basis` and `modality`.

    | setting | default | meaning |
    | --- | --- | --- |
    | `rules` | `""` | folder of rules to lay over the built-in ones |
    | `date` | `""` | the reports' date: 2025, 2025-11 or 2025-11-25 |
    | `place` | `""` | the place that the reports are about |
    """
    return Frames(book_of(rules), date=PartialDate.parse(date) if date else None, place=place)


@Language.factory("gongbao_indicators", requires=["doc.spans"], default_config={"rules": ""})
def make_indicators(nlp: Language, name: str, rules: str) -> Indicators:
    """Return the component that adds to the claims `indicator_id`, `indicator` and `breakdown`.

    | setting | default | meaning |
    | --- | --- | --- |
    | `rules` | `""` | folder of rules to lay over the built-in ones |
    """
    return Indicators(book_of(rules))
