"""The local server of the page: bound to this machine, answering only to its own page."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from gongbao.errors import GongbaoError
from gongbao.inspect import page, payload
from gongbao.inspect.review import ReviewLog
from gongbao.inspect.run import Shown

HOST = "127.0.0.1"
_NAMES = ("127.0.0.1", "localhost")
_LONGEST_DECISION = 1_000_000
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class InspectServer(ThreadingHTTPServer):
    """A server on this machine's loopback address for one run and its file of decisions."""

    daemon_threads = True
    # On Windows, to reuse an address is to share it with whoever else listens there.
    allow_reuse_address = os.name == "posix"

    def __init__(self, shown: Shown, log: ReviewLog, port: int = 0):
        super().__init__((HOST, port), _Handler)
        self.shown, self.log = shown, log
        self.first = _json(payload.summary(shown))
        self.rows = lru_cache(maxsize=1)(lambda: _json(payload.all_rows(shown)))
        self.document = lru_cache(maxsize=32)(lambda number: _json(payload.document(shown, number)))
        self.steps = lru_cache(maxsize=32)(lambda number: _json(payload.steps(shown, number)))

    def corrected(self, number: int) -> bytes:
        """Return the corrected rows of a document, as the file of decisions now stands."""
        return _json(payload.corrected_rows(self.shown, self.log.decisions(), number))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of an error, but not of a page that went away before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{HOST}:{self.server_port}/"


def make_server(shown: Shown, log: ReviewLog, port: int = 0) -> InspectServer:
    """Return a server that `serve_forever` starts; `port` 0 takes a free one. Raises `OSError` if taken."""
    return InspectServer(shown, log, port)


def _json(data: Any) -> bytes:
    return gzip.compress(json.dumps(data, ensure_ascii=False, allow_nan=False).encode(), compresslevel=3)


class _Handler(BaseHTTPRequestHandler):
    server_version = "gongbao"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 60

    @property
    def _own(self) -> InspectServer:
        return cast(InspectServer, self.server)

    def do_GET(self) -> None:
        """Answer with the page, its parts, or its data."""
        if not self._from_own_page():
            return self._refuse(HTTPStatus.FORBIDDEN)
        url = urlsplit(self.path)
        match url.path:
            case "/":
                self._text(page.served_page(self._own.shown.name), "text/html")
            case "/app.js":
                self._text(page.part("app.js"), "text/javascript")
            case "/app.css":
                self._text(page.part("app.css"), "text/css")
            case "/api/summary":
                self._data(self._own.first)
            case "/api/rows":
                self._data(self._own.rows())
            case "/api/document":
                self._of_document(self._own.document, url.query)
            case "/api/steps":
                self._of_document(self._own.steps, url.query)
            case "/api/review":
                self._told(lambda: self._own.log.lines())
            case "/api/corrected" if not url.query:
                self._told(lambda: payload.corrected_rows(self._own.shown, self._own.log.decisions(), None))
            case "/api/corrected":
                self._of_document(self._own.corrected, url.query)
            case _:
                self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """Keep a decision."""
        if not self._from_own_page() or not self._is_json():
            return self._refuse(HTTPStatus.FORBIDDEN)
        length = self.headers.get("Content-Length", "")
        if self.path != "/api/review" or not length.isdecimal() or int(length) > _LONGEST_DECISION:
            return self._refuse(HTTPStatus.BAD_REQUEST)
        try:
            decision = self._own.log.add(self.rfile.read(int(length)))
        except GongbaoError as error:
            return self._send(HTTPStatus.BAD_REQUEST, str(error).encode(), "text/plain")
        self._data(_json(decision.model_dump(exclude_defaults=True)))

    def _from_own_page(self) -> bool:
        """Tell whether the request names this server, and no page of another origin sent it.

        A foreign name in Host is what DNS rebinding shows itself by.
        """
        own = {f"{name}:{self._own.server_port}" for name in _NAMES}
        origin = self.headers.get("Origin")
        return (
            self.headers.get("Host", "").lower() in own
            and (origin is None or origin.lower() in {f"http://{name}" for name in own})
            and self.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
        )

    def _is_json(self) -> bool:
        return self.headers.get_content_type() == "application/json" and "Origin" in self.headers

    def _of_document(self, data: Callable[[int], bytes], query: str) -> None:
        number = parse_qs(query).get("n", [""])[0]
        if not number.isdecimal() or int(number) >= len(self._own.shown.documents):
            return self._refuse(HTTPStatus.NOT_FOUND)
        self._told_packed(lambda: data(int(number)))

    def _told(self, of: Callable[[], Any]) -> None:
        self._told_packed(lambda: _json(of()))

    def _told_packed(self, of: Callable[[], bytes]) -> None:
        try:
            self._data(of())
        except GongbaoError as error:
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, str(error).encode(), "text/plain")

    def _text(self, text: str, kind: str) -> None:
        self._send(HTTPStatus.OK, text.encode(), kind)

    def _data(self, packed: bytes) -> None:
        self._send(HTTPStatus.OK, packed, "application/json", {"Content-Encoding": "gzip"})

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._send(status, status.phrase.encode(), "text/plain")

    def _send(self, status: HTTPStatus, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, **(more or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet: a line for every request would bury what the command says."""
