"""XML that is no web page, by lxml: its texts in order, without addresses and times."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import etree

from gongbao import errors
from gongbao.read import limits
from gongbao.read.content import Content
from gongbao.read.decode import decode_page
from gongbao.read.libraries import load, reading_as

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PAGE = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_UNTOLD = re.compile(r"\s*(?:(?:https?|ftp)://\S*|\d{4}-\d\d-\d\dT[\d:.+Z-]*|[\w.+-]+@[\w.-]+)\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HEAD = 4096


def read(data: bytes, path: str) -> Content:
    """Return the text of an XML file, an element's a line, as the encoding that it declares says; a page as such."""
    source = decode_page(data, path)
    if _PAGE.search(source[:_HEAD]):
        page: Content = load("html", path, "html").of_source(source, path)
        return page
    with reading_as(path, "XML file"):
        lines = list(_lines(source, path))
    return Content("\n".join(lines))


def texts(data: bytes | str, path: str) -> Iterator[tuple[str, etree._Element]]:
    """Yield the elements of XML where they start and end, be it damaged; no entity is expanded.

    Raises `InputError` if there are too many.
    """
    source = io.BytesIO(data.encode() if isinstance(data, str) else data)
    events = etree.iterparse(
        source,
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
    )
    for number, (event, element) in enumerate(events):
        if number > 2 * limits.MOST_TAGS:
            raise errors.too_large(path, f"{number // 2:,} tags", f"{limits.MOST_TAGS:,}")
        yield event, element


def _lines(source: str, path: str) -> Iterator[str]:
    if (tags := source.count("<")) > limits.MOST_TAGS:
        raise errors.too_large(path, f"{tags:,} tags", f"{limits.MOST_TAGS:,}")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    tree = etree.fromstring(_CONTROL.sub("", _DECLARATION.sub("", source, count=1)).encode(), parser)
    walker = etree.iterwalk(tree, events=("start",))
    for _, element in walker:
        is_mixed = len(element) == 0 or any(map(_says, (element.text, *(child.tail for child in element))))
        text = " ".join("".join(map(str, element.itertext())).split()) if is_mixed else ""
        if is_mixed:
            walker.skip_subtree()
        if text and not _UNTOLD.fullmatch(text):
            yield text


def _says(text: str | None) -> bool:
    return bool(text and text.strip())
