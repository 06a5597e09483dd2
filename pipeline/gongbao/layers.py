"""The layers that have rules, in the order in which they work, and a user's rules checked through all of them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from gongbao import errors, rulebook
from gongbao.analysis import Analysis
from gongbao.entities import entity_id
from gongbao.rulebook import Rule, Rulebook

LAYERS = (
    "clean",
    "places",
    "numerals",
    "quantities",
    "dates",
    "organizations",
    "programs",
    "claims",
    "entities",
)
"""Each has a module `rules` with `rules(book)`."""

FACTS = ("quantities", "dates", "organizations", "programs", "claims")
"""The layers whose facts an `Analysis` has, under their names."""

_CALLED_BY_CODE = ("organizations", "programs")
"""The layers whose lists of words have names that code asks for; elsewhere patterns do."""

_ONE_OF_A_NAME = ("quantities", "dates")
"""The layers in which two lists of one name are not taken together."""

_PROBE = "2025年11月，通辽市人民政府实施“甲乙”行动，完成投资5亿元，同比增长5%。"


def rules_of(layer: str, book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of `layer` in `book`, in order."""
    return import_module(f"gongbao.{layer}.rules").rules(book)


@cache
def overlaid(folder: Path) -> Rulebook:
    """Return the built-in rules with those of `folder` laid over them, every file read and every rule compiled.

    Raises `RuleError` for the first mistake, naming file, line, key and what was expected; a file that no
    layer reads is a mistake too.
    """
    book = rulebook.overlaid(folder)
    check(book)
    return book


def run(layer: str, book: Rulebook) -> None:
    """Run `layer` alone on a sentence, so that its rules are compiled."""
    module = import_module(f"gongbao.{layer}")
    if layer in ("numerals", "quantities", "dates"):
        module.find(_PROBE, book=book)
    elif layer in FACTS:
        module.find(Analysis(_PROBE, book=book))
    else:
        check(book)


def check(book: Rulebook) -> None:
    """Read and compile all rules of `book`; raises `RuleError` as `overlaid` does."""
    from gongbao.clean import clean
    from gongbao.places import document_place

    _check_ids(book)
    _check_lists(book)
    try:
        cleaned = clean(_PROBE, book)
        document_place("", cleaned.text, book)
        analysis = Analysis(cleaned.text, book=book)
        for layer in FACTS:
            getattr(analysis, layer)
        for kind in ("organization", "program"):
            entity_id(kind, analysis.text, book)
    except errors.RuleError:
        raise
    except Exception as error:
        raise errors.unusable_rules(book.overlay or book.folder, error) from error
    if strayed := book.unread():
        raise errors.stray_rules(strayed[0], sorted(book.names(strayed[0].parent.name)))


def _check_lists(book: Rulebook) -> None:
    """Refuse a user's list of words that would have no effect, or take the place of a built-in one unawares."""
    for layer in LAYERS:
        lists = [rule for rule in rules_of(layer, book) if type(rule).__name__ == "Words"]
        own = [rule for rule in lists if rule.path and book.overlay in rule.path.parents]
        names = {getattr(rule, "name", ""): rule.id for rule in lists if rule not in own}
        for rule in own:
            name = getattr(rule, "name", "")
            if layer in _CALLED_BY_CODE and name not in names and rule.id not in names.values():
                raise rule.error("name", f"nothing asks for this list; there are {', '.join(sorted(names))}")
            if layer in _ONE_OF_A_NAME and name in names:
                raise rule.error("name", f"rule {names[name]!r} has this name; lay over that rule by its id")


def _check_ids(book: Rulebook) -> None:
    seen: dict[str, Rule] = {}
    for layer in LAYERS:
        for rule in rules_of(layer, book):
            if rule.id in seen:
                first = seen[rule.id]
                own = rule if rule.path and book.overlay in rule.path.parents else first
                other = first if own is rule else rule
                raise own.error(
                    "id", f"{other.path} has a rule of this id; lay it over in a file of that name"
                )
            seen[rule.id] = rule
