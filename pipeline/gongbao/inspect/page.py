"""The page as files: what the server hands out, and the whole as one file."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from gongbao.inspect import payload
from gongbao.inspect.run import Shown

STATIC = Path(__file__).parent / "static"


@cache
def part(name: str) -> str:
    """Return a built file of the page: `app.js` or `app.css`."""
    return (STATIC / name).read_text(encoding="utf-8")


def served_page(title: str) -> str:
    """Return the page that takes its code and its data from the server."""
    return _page(title, "", '<link rel="stylesheet" href="app.css">', '<script src="app.js" defer></script>')


def static_page(
    shown: Shown,
    decisions: list[dict[str, Any]] | None = None,
    on_document: Callable[[], None] = lambda: None,
) -> str:
    """Return the page of `shown` as one HTML file that needs nothing else and may load nothing else.

    `on_document` is called when a document is in it.

    The data stand in it packed, as base64, so that no text of a report is ever read as HTML.
    """
    told = []
    for number in range(len(shown.documents)):
        told.append((payload.document(shown, number), payload.steps(shown, number)))
        on_document()
    data = {
        "summary": payload.summary(shown),
        "rows": payload.all_rows(shown),
        "documents": [document for document, _ in told],
        "steps": [steps for _, steps in told],
        "review": decisions or [],
    }
    packed = gzip.compress(json.dumps(data, ensure_ascii=False, allow_nan=False).encode(), mtime=0)
    code, style = part("app.js"), part("app.css")
    policy = (
        f"default-src 'none'; script-src '{_hash(code)}'; style-src '{_hash(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    body = (
        f'<script type="application/octet-stream" id="data">{base64.b64encode(packed).decode()}</script>'
        f"<script>{code}</script>"
    )
    return _page(shown.name, meta, f"<style>{style}</style>", body)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _page(title: str, meta: str, style: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">{meta}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{html.escape(title)} · gongbao</title><link rel="icon" href="data:,">{style}</head>'
        f'<body><div id="app"></div>{body}</body></html>\n'
    )
