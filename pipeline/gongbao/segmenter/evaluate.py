"""How well a model segments: `python -m gongbao.segmenter.evaluate TEST [--model MODEL]`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gongbao.segmenter import Segmenter
from gongbao.segmenter.pkuseg import load


@dataclass(frozen=True, slots=True)
class SegmentationScore:
    """Counts of words: in the reference, cut, and in both with the same ends."""

    reference: int
    cut: int
    right: int

    @property
    def precision(self) -> float:
        """Share of the words cut that are right."""
        return self.right / self.cut if self.cut else 0.0

    @property
    def recall(self) -> float:
        """Share of the reference's words that were cut."""
        return self.right / self.reference if self.reference else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.reference + self.cut
        return 2 * self.right / total if total else 0.0


def evaluate(segmenter: Segmenter, sentences: Iterable[list[str]]) -> SegmentationScore:
    """Score `segmenter` on sentences given as their words; a word counts if both its ends agree."""
    reference = cut = right = 0
    for words in sentences:
        expected, found = _extents(words), _extents(segmenter.cut("".join(words)))
        reference += len(expected)
        cut += len(found)
        right += len(expected & found)
    return SegmentationScore(reference, cut, right)


def read_sentences(path: Path) -> list[list[str]]:
    """Return the sentences of a segmented text: one a line, words parted by white space."""
    return [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _extents(words: Iterable[str]) -> set[tuple[int, int]]:
    extents, start = set(), 0
    for word in words:
        extents.add((start, start + len(word)))
        start += len(word)
    return extents


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Print precision, recall and F1 of a segmentation model.")
    parser.add_argument("test", type=Path, help="segmented text")
    parser.add_argument(
        "--model", help="a folder, or a name that pkuseg publishes (default: the shipped model)"
    )
    arguments = parser.parse_args()
    score = evaluate(load(arguments.model), read_sentences(arguments.test))
    print(f"precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}")
