"""Regular expressions from word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression for any of `words`, longest first, that shares common prefixes.

    Sharing prefixes keeps matching time independent of the number of words: `re` tries alternatives one by
    one, and a flat list of several hundred units would be tried in full at every numeral.
    """
    trie: dict = {}
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _render(trie)


def _render(node: dict) -> str:
    branches = [re.escape(char) + _render(child) for char, child in sorted(node.items()) if char]
    if not branches:
        return ""
    singles = [branch for branch in branches if len(branch) == 1]
    if len(singles) == len(branches) > 1:
        body = f"[{''.join(singles)}]"
    else:
        body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if "" not in node:
        return body
    return f"(?:{body})?"
