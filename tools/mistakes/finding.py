"""Mistakes, found by holding tables against gold, each with the cause that its spans tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gongbao.extraction import default_extractor
from gongbao.gold import Mark, Pair, find_gold, find_text, load, pair
from gongbao.gold.extracted import marks_of
from gongbao.read import read
from gongbao.text.chars import squeeze

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "gold" / "dev"
FIXTURES = ROOT / "fixtures"
TABLES = ("organizations", "programs")
CAUSES = (
    "missed, in 《》",
    "missed, in quotation marks",
    "missed, without marks",
    "found, but none",
    "left end",
    "right end",
    "both ends",
    "type",
    "name",
)

_REACH = 10


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake: where, in which span, of which cause, what was annotated, what was found, by which rule."""

    table: str
    document: str
    start: int
    text: str
    cause: str
    gold: str
    found: str
    rule: str
    context: str

    @property
    def key(self) -> tuple[str, str, int, str]:
        """What tells whether a mistake of another version is the same."""
        return self.table, self.document, self.start, self.text


def golds() -> list[Path]:
    """Return the gold files of the development reports, one a report, those of the fixtures last."""
    found = {path.name.split(".")[0]: path for path in find_gold([FIXTURES, SHARED])}
    return [found[name] for name in sorted(found)]


def mistakes(paths: Iterable[Path]) -> Iterator[Mistake]:
    """Yield the mistakes in the reports that the gold files `paths` annotate, in order."""
    for path in paths:
        report = read(find_text(path))
        tables = dict(default_extractor().tables([report]).items())
        gold = load(path, report)
        for table in TABLES:
            pairs = pair(gold.marks[table], marks_of(tables[table]), report.text)
            for one in sorted(pairs, key=lambda one: _mark(one).start):
                if cause := _cause(one, report.text):
                    yield _mistake(table, gold.name, one, cause, report.text)


def _mark(one: Pair) -> Mark:
    return one.gold or one.found  # type: ignore[return-value]


def _cause(one: Pair, text: str) -> str:
    gold, found = one.gold, one.found
    if gold is None or found is None:
        return "found, but none" if gold is None else _missed(text, gold)
    if not one.exact:
        return _ends(gold, found)
    wrong = [
        field
        for field in ("type", "name")
        if gold.fields.get(field, found.fields[field]) != found.fields[field]
    ]
    return wrong[0] if wrong else ""


def _ends(gold: Mark, found: Mark) -> str:
    if gold.end == found.end:
        return "left end"
    return "right end" if gold.start == found.start else "both ends"


def _missed(text: str, mark: Mark) -> str:
    words = text[mark.start - 1 : mark.end + 1]
    if "《" in words:
        return "missed, in 《》"
    return "missed, in quotation marks" if set(words) & set('“”‘’「」"') else "missed, without marks"


def _mistake(table: str, document: str, one: Pair, cause: str, text: str) -> Mistake:
    mark = _mark(one)
    before, after = text[max(0, mark.start - _REACH) : mark.start], text[mark.end : mark.end + _REACH]
    return Mistake(
        table=table,
        document=document,
        start=mark.start,
        text=squeeze(mark.text),
        cause=cause,
        gold=_told(one.gold, cause),
        found=_told(one.found, cause),
        rule=str(one.found.fields["rule"]) if one.found else "",
        context=f"{squeeze(before)}⟦{squeeze(mark.text)}⟧{squeeze(after)}",
    )


def _told(mark: Mark | None, cause: str) -> str:
    if mark is None:
        return ""
    return str(mark.fields.get(cause)) if cause in ("type", "name") else squeeze(mark.text)
