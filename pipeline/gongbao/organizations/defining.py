"""Names that the text defines: 内蒙古自治区通辽市文学艺术界联合会（以下简称“市文联”）."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gongbao.organizations.finding import Found
from gongbao.organizations.models import Organization

_DEFINITION = re.compile(
    r"[（(](?P<said>(?:以下)?(?:统一)?(?:简称|下称|统称)(?:为)?[:：]?)?[“\"‘「]?(?P<name>[\u4e00-\u9fffA-Za-z·]{2,12})[”\"’」]?[)）]"
)


def defined(text: str, bodies: list[Found], named: Callable[[Found], Organization]) -> Iterator[Found]:
    """Yield the mentions of short names from where the text defines them, each with the full name."""
    ends = {body.end: body for body in bodies}
    spans = {(body.start, body.end) for body in bodies}
    for match in _DEFINITION.finditer(text):
        body = ends.get(match.start())
        if body is None:
            continue
        short, full = match["name"], text[body.start : body.end]
        is_a_body = match.span("name") in spans
        if not match["said"] and not is_a_body and not _abbreviates(short, full):
            continue
        name = named(body).name
        for mention in re.finditer(re.escape(short), text[match.start() :]):
            start = match.start() + mention.start()
            yield Found(start, start + len(short), body.type, "organizations.defined", name)


def _abbreviates(short: str, full: str) -> bool:
    """Return whether the characters of `short` stand in `full` in their order."""
    rest = iter(full)
    return len(short) < len(full) and all(char in rest for char in short)
