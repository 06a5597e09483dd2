"""Superscripts and subscripts as characters of their own, so that no mark or index is a digit of a number."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def raised(text: str) -> str:
    """Return `text` as superscript: `m` with a raised `2` is m², a footnote's mark `[1]` is [¹]."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Return `text` as subscript: `CO` with a lowered `2` is CO₂."""
    return text.translate(_LOWERED)
