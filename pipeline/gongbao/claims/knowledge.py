"""The rules of the layer `claims`: what their files may say."""

from __future__ import annotations

from gongbao.rulebook import Rule, Rulebook


def rules(book: Rulebook) -> tuple[Rule, ...]:
    """Return all rules of the layer."""
    return book.rules("claims", Rule)
