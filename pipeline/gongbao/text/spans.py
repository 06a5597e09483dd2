"""Spans of a text, whatever they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Span(Protocol):
    """Anything that has a place in a text: `start` and `end` (exclusive) count code points."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        ...


A = TypeVar("A", bound=Span)
B = TypeVar("B", bound=Span)


def longest_first(ones: Sequence[A], others: Sequence[B]) -> tuple[tuple[A, ...], tuple[B, ...]]:
    """Return those of `ones` and `others` that stand when the longer of two that overlap wins, `ones` at a tie.

    Each come in order, none overlapping another of its own.
    """
    ranked = [
        *((span.start - span.end, 0, at, span.start, span.end) for at, span in enumerate(ones)),
        *((span.start - span.end, 1, at, span.start, span.end) for at, span in enumerate(others)),
    ]
    ranked.sort(key=lambda item: item[3:])
    kept: list[tuple[int, int, int, int, int]] = []
    for item in ranked:
        while kept and kept[-1][4] > item[3] and item[:2] < kept[-1][:2]:
            kept.pop()
        if not kept or kept[-1][4] <= item[3]:
            kept.append(item)
    return (
        tuple(ones[item[2]] for item in kept if item[1] == 0),
        tuple(others[item[2]] for item in kept if item[1] == 1),
    )
