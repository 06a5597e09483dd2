"""Markup to a tree, be it broken, and what its elements are."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HTMLParser

_DOUBLED = re.compile(r"</(?:html|body)\s*>|<(?P<name>html|body)(?=[\s>])[^<>]*>", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*<\?xml[^<>]*>")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def tree_of(source: str) -> etree._Element | None:
    """Return the tree of a page or of a part of one, `None` if there is no markup in it.

    A page in a page is one page: what begins or ends it a second time is left out.
    """
    seen: set[str] = set()

    def once(found: re.Match[str]) -> str:
        name = (found["name"] or "").lower()
        if not name or name in seen:
            return ""
        seen.add(name)
        return found[0]

    source = _DOUBLED.sub(once, _DECLARED.sub("", source, count=1))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return etree.fromstring(source.encode(), parser)
    except etree.XMLSyntaxError:
        return None


def is_hidden(element: etree._Element) -> bool:
    """Return whether a page does not show an element."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def names_of(element: etree._Element) -> set[str]:
    """Return the id and the classes of an element."""
    return {*(element.get("class") or "").split(), element.get("id") or ""} - {""}


def words_of(element: etree._Element) -> set[str]:
    """Return the words of an element's id and classes: those of `BreadcrumbNav` are breadcrumb and nav."""
    return {word.lower() for name in names_of(element) for word in _WORD.findall(name)}
