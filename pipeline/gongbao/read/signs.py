"""What a file is by its content, whatever its ending says."""

from __future__ import annotations

import re

OFFICE = (".doc", ".wps", ".rtf", ".xls", ".et")
"""Endings that stand for whatever an office program wrote, or was made to open."""

_STARTS = ((b"%PDF", ".pdf"), (b"{\\rtf", ".rtf"), (b"PAR1", ".parquet"))
_PACKED = (
    (b"word/document.xml", ".docx"),
    (b"xl/workbook.xml", ".xlsx"),
    (b"ppt/presentation.xml", ".pptx"),
    (b"OFD.xml", ".ofd"),
    (b"application/epub+zip", ".epub"),
)
_STREAMS = (("WordDocument", ".doc"), ("Workbook", ".xls"), ("Book", ".xls"))
_UNREAD = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text", ".docx"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet", ".xlsx"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", ".pptx or .pdf"),
    ("PowerPoint Document".encode("utf-16-le"), "a presentation of PowerPoint before 2007", ".pptx"),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office document", ".docx, .xlsx or .pptx"),
    (
        b"PK\x03\x04",
        "a ZIP archive or an Office document of a kind that is not known",
        ".docx, .xlsx or .pptx",
    ),
)
"""Signs of formats that are not read, what they are, and what they may be saved as."""

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|body|table)[\s>]", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\s")
_MAIL = re.compile(
    rb"(?:[A-Za-z][\w-]{0,40}:[^\n]{0,500}\r?\n(?:[ \t][^\n]{0,500}\r?\n){0,20}){0,30}?MIME-Version:",
    re.IGNORECASE,
)
_HEAD = 4096


def kind_of(data: bytes) -> str:
    """Return the ending that is right for a file of these bytes, or of these first ones; empty where none tells."""
    start = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    for sign, suffix in _STARTS:
        if start.startswith(sign):
            return suffix
    if start.startswith(b"PK\x03\x04"):
        return next((suffix for sign, suffix in _PACKED if sign in data), "")
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return next((suffix for name, suffix in _STREAMS if name.encode("utf-16-le") in data), "")
    if _MAIL.match(start):
        return ".mht"
    if _PAGE.search(start):
        return ".html"
    return ".xml" if _XML.match(start) else ""


def unread(data: bytes) -> tuple[str, str]:
    """Return what a file of a format that is not read is, and as what it may be saved; empty where none tells."""
    if not data.startswith((b"\xd0\xcf\x11\xe0", b"PK\x03\x04")):
        return "", ""
    return next(((what, better) for sign, what, better in _UNREAD if sign in data), ("", ""))
