"""A saved result of a check: the measures, every row with its verdict, and what the rules said."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gongbao import errors
from gongbao.extraction import Extractor
from gongbao.gold.checking import Checked
from gongbao.gold.models import TABLES, Mark, Value
from gongbao.gold.pairing import Pair
from gongbao.gold.scores import Scores, wrong_fields
from gongbao.workbench.explain import explain
from gongbao.workbench.fingerprint import fingerprint

_FORMAT = 1
_NOT_KEPT = {"claim_id", "date_id", "mention_id", "doc_id", "sentence", "section"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gold span or an extracted row with what it is worth.

    `verdict` is `right`, `wrong` (fields `wrong_fields`), `inexact` (another span), `miss` or `false alarm`.
    Offsets and `text` are the gold's, those of the row for a false alarm; `fields` the row's, `rules` all that
    had a part in it, `rule` first.
    """

    table: str
    start: int
    end: int
    text: str
    verdict: str
    wrong_fields: tuple[str, ...] = ()
    fields: Mapping[str, Value] | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """A check's result: measures in percent by document (`total` is all), verdicts by document, rule hashes."""

    measures: Mapping[str, Mapping[str, float | None]]
    verdicts: Mapping[str, tuple[Verdict, ...]]
    rules: Mapping[str, str]


def baseline_of(documents: Iterable[Checked], extractor: Extractor) -> Baseline:
    """Return the result of a check, to be saved or compared."""
    documents = list(documents)
    total = Scores.total(document.scores for document in documents)
    measures = {document.name: document.scores.measures() for document in documents}
    verdicts = {document.name: tuple(_verdicts(document, extractor)) for document in documents}
    return Baseline({"total": total.measures(), **measures}, verdicts, fingerprint(extractor.book))


def save(baseline: Baseline, path: Path) -> None:
    """Write `baseline` to `path` as JSON, one line a row, so that versions of it can be read in a diff."""
    lines = []
    for name, verdicts in baseline.verdicts.items():
        rows = ",\n".join(json.dumps(asdict(verdict), ensure_ascii=False) for verdict in verdicts)
        lines.append(f"{json.dumps(name, ensure_ascii=False)}: [\n{rows}\n]")
    head = {"format": _FORMAT, "measures": baseline.measures, "rules": baseline.rules}
    text = json.dumps(head, ensure_ascii=False, indent=0)
    path.write_text(f'{text[:-2]},\n"verdicts": {{\n' + ",\n".join(lines) + "\n}\n}\n", encoding="utf-8")


def load(path: Path) -> Baseline:
    """Return the baseline saved in `path`; raises `GoldError` where there is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        verdicts = {name: tuple(_verdict(row) for row in rows) for name, rows in data["verdicts"].items()}
        if data["format"] != _FORMAT:
            raise errors.no_baseline(path, f"its format is {data['format']}, not {_FORMAT}")
        return Baseline(data["measures"], verdicts, data["rules"])
    except OSError as error:
        raise errors.no_baseline(path, error.strerror or "cannot be read") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise errors.no_baseline(path, f"{type(error).__name__}: {error}") from error


def _verdict(row: dict[str, Any]) -> Verdict:
    return Verdict(**{**row, "wrong_fields": tuple(row["wrong_fields"]), "rules": tuple(row["rules"])})


def _verdicts(document: Checked, extractor: Extractor) -> Iterator[Verdict]:
    parts = _contributors(document, extractor)
    for table in TABLES:
        for pair in document.pairs[table]:
            yield _judge(table, pair, parts)


def _contributors(document: Checked, extractor: Extractor) -> dict[tuple[str, int, int], frozenset[str]]:
    cleaned, annotation = extractor.annotate(document.report)
    facts = explain(annotation, cleaned).facts
    return {(fact.layer, fact.start, fact.end): fact.rules for fact in facts}


def _judge(table: str, pair: Pair, parts: dict[tuple[str, int, int], frozenset[str]]) -> Verdict:
    mark = pair.gold or pair.found
    assert mark is not None
    if pair.found is None:
        return Verdict(table, mark.start, mark.end, mark.text, "miss")
    wrong = tuple(wrong_fields(pair)) if pair.exact else ()
    verdict = (
        "false alarm" if pair.gold is None else "inexact" if not pair.exact else "wrong" if wrong else "right"
    )
    rule = str(pair.found.fields["rule"])
    others = parts.get((table, pair.found.start, pair.found.end), frozenset()) - {rule}
    rules = (rule, *sorted(others))
    return Verdict(table, mark.start, mark.end, mark.text, verdict, wrong, _kept(pair.found), rules)


def _kept(found: Mark) -> dict[str, Value]:
    return {n: v for n, v in found.fields.items() if v is not None and n not in _NOT_KEPT and n != "rule"}
