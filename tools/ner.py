"""Score organizations against a set of annotated sentences: `python -m tools.ner PATH [--errors]`.

A line of the set is a JSON object with `text` and `organizations`, each with `start` and `end` (exclusive).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gongbao.annotate import annotate
from gongbao.gold.models import Mark
from gongbao.gold.pairing import Pair, pair


@dataclass(frozen=True, slots=True)
class Scored:
    """One sentence with its pairs of annotated and found spans."""

    text: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Precision, recall and F1 in percent."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, hits: int, found: int, gold: int) -> Measures:
        """Return the measures of `hits` among `found` and `gold`."""
        return cls(100 * hits / max(found, 1), 100 * hits / max(gold, 1), 200 * hits / max(found + gold, 1))


def score(path: Path) -> list[Scored]:
    """Return every sentence of the set at `path` with what was found in it."""
    return [_scored(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _scored(sentence: dict) -> Scored:
    text = sentence["text"]
    gold = [_mark(text, item["start"], item["end"], "") for item in sentence["organizations"]]
    found = [_mark(text, item.start, item.end, item.rule) for item in annotate(text).organizations]
    return Scored(text, tuple(pair(gold, found, text)))


def _mark(text: str, start: int, end: int, rule: str) -> Mark:
    return Mark(start, end, text[start:end], {"rule": rule})


def measures(scored: list[Scored]) -> tuple[Measures, Measures]:
    """Return the exact and the lenient measures."""
    pairs = [item for sentence in scored for item in sentence.pairs]
    gold = sum(item.gold is not None for item in pairs)
    found = sum(item.found is not None for item in pairs)
    lenient = sum(item.gold is not None and item.found is not None for item in pairs)
    exact = sum(item.exact for item in pairs)
    return Measures.of(exact, found, gold), Measures.of(lenient, found, gold)


def mistakes(scored: list[Scored]) -> Iterator[str]:
    """Yield a line for every pair that is not exact."""
    for sentence in scored:
        for item in sentence.pairs:
            if item.exact:
                continue
            kind = "miss" if item.found is None else "false alarm" if item.gold is None else "wrong span"
            gold = item.gold.text if item.gold else ""
            found = f"{item.found.text} ({item.found.fields['rule']})" if item.found else ""
            at = (item.gold or item.found).start  # type: ignore[union-attr]
            around = sentence.text[max(0, at - 12) : at + 24]
            yield f"{kind}\t{gold}\t{found}\t{around}"


def main() -> None:
    """Print the measures, and with `--errors` every pair that is not exact."""
    parser = argparse.ArgumentParser(prog="python -m tools.ner", description=__doc__)
    parser.add_argument("path", type=Path, help="a JSON Lines file of sentences with their organizations")
    parser.add_argument("--errors", action="store_true", help="list misses, false alarms and wrong spans")
    arguments = parser.parse_args()
    scored = score(arguments.path)
    if arguments.errors:
        for line in mistakes(scored):
            print(line)
    for name, measure in zip(("exact", "lenient"), measures(scored), strict=True):
        print(f"{name}\tP {measure.precision:.1f}\tR {measure.recall:.1f}\tF1 {measure.f1:.1f}")


if __name__ == "__main__":
    main()
