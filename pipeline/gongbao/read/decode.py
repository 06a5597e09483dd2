"""Bytes to text: the encodings that Chinese reports come in."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from gongbao import errors
from gongbao.rulebook.expressions import expression

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = expression(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_EXPECTED = expression(r"[\s\u0020-\u007e\u2000-\u206f\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_SAMPLE = 20_000
_MOST_CONTROLS = 0.01
_FEWEST_EXPECTED = 0.7


def decode(data: bytes, path: Path | str) -> str:
    """Return the text of `data`, without a byte-order mark and with line ends as they are.

    A byte-order mark decides; else UTF-8, UTF-16 (which shows in its zero bytes or, for Chinese alone, in
    being the only reading that yields Chinese) and GB18030 are tried in this order. `path` only names the
    file in the `InputError` that is raised if no encoding yields text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(_strict(data[len(bom) :], encoding, path), path)
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and (encoding == "utf-8" or _is_chinese(text)):
            return text
    raise errors.not_text(path, "no known encoding yields readable characters")


_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*(?P<name>[A-Za-z][\w.:-]{2,20})""", re.IGNORECASE
)
_HEAD = 4096
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
"""The encodings that hold what those of these names leave out."""


def decode_page(data: bytes, path: Path | str) -> str:
    """Return the text of markup, in the encoding that it declares where that reads it, else as `decode` does."""
    text = _declared(data)
    return decode(data, path) if text is None else text


def _declared(data: bytes) -> str | None:
    """Return what `data` is in the encoding that its head declares, `None` where that is not it."""
    if any(data.startswith(bom) for bom, _ in _BOMS):
        return None
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    name = found["name"].decode().lower()
    try:
        text = data.decode(_WIDER.get(name, name))
    except (UnicodeDecodeError, LookupError):
        return None
    return text if _is_text(text) and _is_readable(text) else None


def _is_readable(text: str) -> bool:
    """Return whether what is no ASCII in `text` is mostly Chinese."""
    return _is_chinese("".join(char for char in text[:_SAMPLE] if not char.isascii()))


def encoding_of(start: bytes, path: Path | str) -> str:
    """Return the name of the encoding of a file that begins with `start`, cut anywhere, for Python to open it.

    Raises `InputError` as `decode` does.
    """
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return "utf-8-sig" if encoding == "utf-8" else encoding[:6].rstrip("-")
    for encoding in _candidates(start):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(start)
        except UnicodeDecodeError:
            continue
        if _is_text(text) and (encoding == "utf-8" or _is_chinese(text)):
            return encoding
    raise errors.not_text(path, "no known encoding yields readable characters")


def _candidates(data: bytes) -> tuple[str, ...]:
    sample = data[:_SAMPLE]
    if sample.count(0) > _MOST_CONTROLS * len(sample):
        return ("utf-16-le", "utf-16-be")
    return ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def _strict(data: bytes, encoding: str, path: Path | str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise errors.not_text(path, f"marked as {encoding}, which breaks at byte {error.start}") from error


def _checked(text: str, path: Path | str) -> str:
    if not _is_text(text):
        raise errors.not_text(path, "it holds control characters as binary files do")
    return text


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) <= _MOST_CONTROLS * len(sample)


def _is_chinese(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_EXPECTED.findall(sample)) >= _FEWEST_EXPECTED * len(sample)
