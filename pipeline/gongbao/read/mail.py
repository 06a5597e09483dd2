"""Mails (.eml) and pages saved with all that they show (.mht), by the standard library."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from gongbao import errors
from gongbao.read.content import Content
from gongbao.read.decode import decode, decode_page
from gongbao.read.libraries import load, reading_as
from gongbao.report import PartialDate


def read(data: bytes, path: str) -> Content:
    """Return the page, or the text, that a mail holds; title and date from its head where it is no page."""
    with reading_as(path, "mail"):
        mail = email.message_from_bytes(data, policy=email.policy.default)
        if not isinstance(mail, EmailMessage):
            raise errors.no_text(path, "it is no mail")
        parts = [part for part in mail.walk() if not part.is_multipart() and not part.is_attachment()]
        marked = next((part for part in parts if part.get_content_type() == "text/html"), None)
        plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
        bodies = [_bytes(part) for part in (marked, plain)]
    if bodies[0] is not None and (bodies[1] is None or path.lower().endswith((".mht", ".mhtml"))):
        page: Content = load("html", path, "html").of_source(decode_page(bodies[0], path), path)
        return page
    if bodies[1] is None:
        raise errors.no_text(path, "the mail has no text of its own")
    return Content(decode(bodies[1], path), title=str(mail.get("Subject", "")).strip(), date=_date(mail))


def _bytes(part: EmailMessage | None) -> bytes | None:
    """Return the bytes of a part in UTF-8, or as they are where its encoding is not told."""
    if part is None:
        return None
    found = part.get_payload(decode=True)
    data = found if isinstance(found, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8")).encode()
    except (UnicodeDecodeError, LookupError):
        return data


def _date(mail: EmailMessage) -> PartialDate | None:
    try:
        sent = parsedate_to_datetime(str(mail["Date"]))
    except (TypeError, ValueError):
        return None
    return PartialDate(sent.year, sent.month, sent.day)
