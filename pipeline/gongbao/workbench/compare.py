"""A check held against a baseline: what is better, what fell, and which rules did it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongbao.gold.fields import same
from gongbao.gold.models import Value
from gongbao.workbench.baseline import Baseline, Verdict
from gongbao.workbench.fingerprint import RuleChange, changes

_SLACK = 1e-9
_REACH = 40


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A measure that differs; `document` is `total` for all. `None` where nothing could be measured."""

    document: str
    measure: str
    before: float | None
    after: float | None

    @property
    def fell(self) -> bool:
        """Whether it is lower than it was."""
        return self.before is not None and (self.after is None or self.after < self.before - _SLACK)


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row gained, lost or changed, with its sentence.

    `what` is `lost` (right before, not now), `false alarm` (a new one), `changed` (still right, but a field that
    gold does not state has another value), `gained` or `cleared` (a false alarm that is gone). `details` say
    what it is now; `rules` are those to look at: changed rules that had a part in it, else what made it.
    """

    document: str
    table: str
    what: str
    start: int
    end: int
    text: str
    sentence: str
    details: str
    rules: tuple[str, ...]

    @property
    def fell(self) -> bool:
        """Whether this is for the worse."""
        return self.what in ("lost", "false alarm", "changed")


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs, and how many measures are the `same`.

    `unchecked` are documents of the baseline that were not checked now.
    """

    measures: tuple[MeasureChange, ...]
    rows: tuple[RowChange, ...]
    rules: tuple[RuleChange, ...]
    unchecked: tuple[str, ...]
    same: int

    @property
    def fell(self) -> bool:
        """Whether anything that the baseline names is worse, or was not checked."""
        return bool(self.unchecked) or any(c.fell for c in self.measures) or any(r.fell for r in self.rows)


def compare(before: Baseline, after: Baseline, texts: Mapping[str, str]) -> Comparison:
    """Return what differs between two results; `texts` are the source texts by document.

    Documents that only `after` has are new and not compared; totals are compared where both have the same
    documents.
    """
    changed = tuple(changes(before.rules, after.rules))
    documents = [name for name in before.verdicts if name in after.verdicts]
    whole = before.verdicts.keys() == after.verdicts.keys()
    measured = [*(["total"] if whole else []), *documents]
    names = {change.rule for change in changed}
    rows = [
        row
        for name in documents
        for row in _rows(name, before.verdicts[name], after.verdicts[name], texts[name], names)
    ]
    measures = tuple(_measures(before, after, measured))
    return Comparison(
        measures,
        tuple(rows),
        changed,
        tuple(name for name in before.verdicts if name not in after.verdicts),
        sum(len(after.measures[document]) for document in measured) - len(measures),
    )


def _measures(before: Baseline, after: Baseline, documents: list[str]) -> Iterator[MeasureChange]:
    for document in documents:
        old, new = before.measures[document], after.measures[document]
        for name in dict.fromkeys([*old, *new]):
            a, b = old.get(name), new.get(name)
            if a != b and not (a is not None and b is not None and abs(a - b) <= _SLACK):
                yield MeasureChange(document, name, a, b)


def _rows(
    document: str, before: tuple[Verdict, ...], after: tuple[Verdict, ...], text: str, changed: set[str]
) -> Iterator[RowChange]:
    old = {(v.table, v.start, v.end, v.verdict == "false alarm"): v for v in before}
    new = {(v.table, v.start, v.end, v.verdict == "false alarm"): v for v in after}
    for key in sorted(old.keys() | new.keys()):
        a, b = old.get(key), new.get(key)
        if told := _told(a, b):
            row: Verdict = b or a  # type: ignore[assignment]
            sentence = _around(text, row.start, row.end)
            rules = _to_look_at(a, b, changed)
            yield RowChange(
                document, row.table, told[0], row.start, row.end, row.text, sentence, told[1], rules
            )


def _told(a: Verdict | None, b: Verdict | None) -> tuple[str, str] | None:
    """Return what became of a row and how, `None` where nothing did that matters."""
    if a is None or b is None:
        return _come_or_gone(a, b)
    if a.verdict == b.verdict == "right":
        fields = _changed_fields(a.fields or {}, b.fields or {})
        return ("changed", "; ".join(fields)) if fields else None
    if a.verdict == "right":
        wrong = [f"{name} is {(b.fields or {}).get(name)!r}" for name in b.wrong_fields]
        return "lost", f"{b.verdict}: {'; '.join(wrong)}" if wrong else b.verdict
    return ("gained", f"was {a.verdict}") if b.verdict == "right" else None


def _come_or_gone(a: Verdict | None, b: Verdict | None) -> tuple[str, str] | None:
    if b is not None and b.verdict == "false alarm":
        return "false alarm", f"made by {b.rules[0]}"
    if a is not None and a.verdict == "false alarm":
        return "cleared", f"was made by {a.rules[0]}"
    return None


def _changed_fields(old: Mapping[str, Value], new: Mapping[str, Value]) -> list[str]:
    """Return the fields that had a value and have another one, or none, now."""
    return [f"{n} is {new.get(n)!r}, was {v!r}" for n, v in old.items() if not same(v, new.get(n))]


def _to_look_at(a: Verdict | None, b: Verdict | None, changed: set[str]) -> tuple[str, ...]:
    parts = dict.fromkeys([*(a.rules if a else ()), *(b.rules if b else ())])
    if guilty := [rule for rule in parts if rule in changed]:
        return tuple(guilty)
    makers = [v.rules[0] for v in (a, b) if v is not None and v.rules]
    return (
        tuple(dict.fromkeys([*sorted(changed), *makers]))
        if len(changed) <= 3
        else tuple(dict.fromkeys(makers))
    )


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())
