"""The register of layers that have rules, in the order in which they work, and a user's rules checked through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from gongbao import claims, dates, errors, grids, numerals, organizations, programs, quantities, rulebook
from gongbao.annotate import Annotation, annotate
from gongbao.claims import rules as claim_rules
from gongbao.clean import clean
from gongbao.clean import rules as clean_rules
from gongbao.dates import rules as date_rules
from gongbao.entities import entity_id
from gongbao.entities import rules as entity_rules
from gongbao.frames import rules as frame_rules
from gongbao.grids import rules as grid_rules
from gongbao.indicators import rules as indicator_rules
from gongbao.numerals import rules as numeral_rules
from gongbao.organizations import rules as organization_rules
from gongbao.places import document_place
from gongbao.places import rules as place_rules
from gongbao.programs import rules as program_rules
from gongbao.quantities import rules as quantity_rules
from gongbao.read import rules as read_rules
from gongbao.rulebook import Candidate, Rule, Rulebook, WordList

_PROBE = "2025年11月，通辽市人民政府实施“甲乙”行动，完成投资5亿元，同比增长5%。"


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: its `name` (that of its folder of rules), and how to ask it.

    `rules` returns all its rules in a book, in order; `find` what it finds in a document, each with `start`,
    `end` and `rule`, `None` where it reads no document; `candidates` what its rules would make before the
    better is chosen, in order of trying, `None` where it does not tell. `has_facts` where a table is made of
    them. `lists` says how its word lists are asked for: by the patterns of its rules, `by code`, whose names
    are settled, or `once`, so that two of one name are not taken together. `reads_parts` where it heeds which lines
    are headlines and headings.
    """

    name: str
    rules: Callable[[Rulebook], tuple[Rule, ...]]
    find: Callable[[Annotation], tuple[Any, ...]] | None = None
    candidates: Callable[[Annotation], Iterator[Candidate]] | None = None
    has_facts: bool = False
    lists: Literal["by patterns", "by code", "once"] = "by patterns"
    reads_parts: bool = False


LAYERS = (
    Layer("read", read_rules.rules),
    Layer("clean", clean_rules.rules),
    Layer("places", place_rules.rules),
    Layer("numerals", numeral_rules.rules, lambda it: numerals.find(it.document.text, book=it.book)),
    Layer(
        "quantities",
        quantity_rules.rules,
        lambda it: it.quantities,
        lambda it: quantities.candidates(it.document, it.book),
        has_facts=True,
        lists="once",
    ),
    Layer(
        "dates",
        date_rules.rules,
        lambda it: it.dates,
        lambda it: dates.candidates(it.document, it.book),
        has_facts=True,
        lists="once",
    ),
    Layer(
        "organizations",
        organization_rules.rules,
        lambda it: it.organizations,
        lambda it: organizations.candidates(it.document, it.book),
        has_facts=True,
        lists="by code",
    ),
    Layer(
        "programs",
        program_rules.rules,
        lambda it: it.programs,
        lambda it: programs.candidates(it.document, it.book),
        has_facts=True,
        lists="by code",
    ),
    Layer(
        "claims",
        claim_rules.rules,
        lambda it: it.claims,
        lambda it: claims.candidates(it.given, it.book),
        has_facts=True,
    ),
    Layer(
        "grids",
        grid_rules.rules,
        lambda it: it.grids.entries,
        lambda it: grids.candidates(it.document, it.dates, book=it.book),
        lists="once",
        reads_parts=True,
    ),
    Layer("frames", frame_rules.rules, lambda it: it.frames, reads_parts=True),
    Layer("indicators", indicator_rules.rules, lambda it: it.indicators, lists="by code"),
    Layer("entities", entity_rules.rules),
)

FACTS = tuple(layer for layer in LAYERS if layer.has_facts)
"""The layers of whose facts tables are made."""


def named(name: str) -> Layer | None:
    """Return the layer called `name`, `None` if there is none."""
    return next((layer for layer in LAYERS if layer.name == name), None)


def facts_of(layer: Layer, annotation: Annotation) -> tuple[Any, ...]:
    """Return what `layer` finds in a document, nothing where it reads none."""
    return layer.find(annotation) if layer.find else ()


def overlaid(folder: Path) -> Rulebook:
    """Return the built-in rules with those of `folder` laid over them, every file read and every rule compiled.

    Raises `RuleError` for the first mistake, naming file, line, key and what was expected; a file that no
    layer reads is a mistake too. A folder that has not changed is read once a process.
    """
    return _overlaid(rulebook.overlaid(folder))


@cache
def _overlaid(book: Rulebook) -> Rulebook:
    check(book)
    return book


def run(layer: Layer, book: Rulebook) -> None:
    """Run `layer` on a sentence, so that its rules are compiled."""
    if layer.find:
        layer.find(annotate(_PROBE, book=book))
    else:
        check(book)


def check(book: Rulebook) -> None:
    """Read and compile all rules of `book`; raises `RuleError` as `overlaid` does."""
    _check_ids(book)
    _check_lists(book)
    try:
        cleaned = clean(_PROBE, book)
        document_place("", cleaned.text, book)
        annotation = annotate(cleaned.text, book=book)
        for layer in LAYERS:
            facts_of(layer, annotation)
        for kind in ("organization", "program"):
            entity_id(kind, cleaned.text, book)
    except errors.RuleError:
        raise
    except Exception as error:
        raise errors.unusable_rules(book.overlay or book.folder, error) from error
    if strayed := book.unread():
        raise errors.stray_rules(strayed[0], sorted(book.names(strayed[0].parent.name)))


def _check_lists(book: Rulebook) -> None:
    """Refuse a user's list of words that would have no effect, or take the place of a built-in one unawares."""
    for layer in LAYERS:
        lists = [rule for rule in layer.rules(book) if isinstance(rule, WordList)]
        own = [rule for rule in lists if rule.path and book.overlay in rule.path.parents]
        names = {rule.name: rule.id for rule in lists if rule not in own}
        known = {rule.id for rule in layer.rules(rulebook.default())}
        for rule in own:
            if rule.id in known:
                continue
            if layer.lists == "by code" and rule.name not in names:
                raise rule.error("name", f"nothing asks for this list; there are {', '.join(sorted(names))}")
            if layer.lists == "once" and rule.name in names:
                raise rule.error(
                    "name", f"rule {names[rule.name]!r} has this name; lay over that rule by its id"
                )


def _check_ids(book: Rulebook) -> None:
    seen: dict[str, Rule] = {}
    for layer in LAYERS:
        for rule in layer.rules(book):
            if rule.id in seen:
                first = seen[rule.id]
                own = rule if rule.path and book.overlay in rule.path.parents else first
                other = first if own is rule else rule
                raise own.error(
                    "id", f"{other.path} has a rule of this id; lay it over in a file of that name"
                )
            seen[rule.id] = rule
