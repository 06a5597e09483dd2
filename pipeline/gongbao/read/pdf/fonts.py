"""The fonts that a document names and does not hold: one stand-in for all, so that no machine's fonts decide.

Where a machine has no font with the characters of a text, pdfium takes the text for one without extent and leaves it
out. The callbacks are those of pdfium's public header fpdf_sysfontinfo.h.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from importlib import resources
from typing import Any

import pypdfium2.raw as pdfium_c

_NAME = b"Gongbao Stand-in\0"
_HANDLE = 1
_ANSI, _CHINESE = 0, 134
"""Character sets as Windows numbers them: that of Latin fonts, for which pdfium has fonts of its own, and GB 2312."""


@contextmanager
def stand_in() -> Iterator[None]:
    """Let pdfium measure text in fonts that are not embedded by the stand-in; afterwards it asks the machine again."""
    fonts = _fonts()
    fonts.asked = True
    try:
        yield
    finally:
        fonts.asked = False


@cache
def _fonts() -> _Fonts:
    fonts = _Fonts()
    pdfium_c.FPDF_SetSystemFontInfo(fonts.info)
    return fonts


class _Fonts:
    """What pdfium asks for fonts: the stand-in while `asked`, else the fonts of the machine.

    pdfium keeps `info` as long as the process runs.
    """

    def __init__(self) -> None:
        self.asked = False
        self._data = resources.files(__package__).joinpath("stand_in.ttf").read_bytes()
        self._machine = pdfium_c.FPDF_GetDefaultSystemFontInfo().contents
        own = {
            "MapFont": self._map,
            "GetFont": self._get,
            "GetFontData": self._content,
            "GetFaceName": self._face,
            "GetFontCharset": self._charset,
            "DeleteFont": self._delete,
        }
        self.info = pdfium_c.FPDF_SYSFONTINFO(version=self._machine.version)
        for name, callback in pdfium_c.FPDF_SYSFONTINFO._fields_[1:]:
            setattr(self.info, name, callback(own.get(name) or partial(self._of_machine, name)))

    def _of_machine(self, name: str, _: object, *arguments: object) -> Any:
        return getattr(self._machine, name)(self._machine, *arguments)

    def _map(self, _: object, weight: int, italic: int, charset: int, *more: object) -> int | None:
        if not self.asked:
            return self._of_machine("MapFont", _, weight, italic, charset, *more)
        return None if charset == _ANSI else _HANDLE

    def _get(self, _: object, face: object) -> int | None:
        return None if self.asked else self._of_machine("GetFont", _, face)

    def _content(self, _: object, font: int, table: int, buffer: object, size: int) -> int:
        if font != _HANDLE:
            return self._of_machine("GetFontData", _, font, table, buffer, size)
        return 0 if table else _copied(self._data, buffer, size)

    def _face(self, _: object, font: int, buffer: object, size: int) -> int:
        return (
            _copied(_NAME, buffer, size)
            if font == _HANDLE
            else self._of_machine("GetFaceName", _, font, buffer, size)
        )

    def _charset(self, _: object, font: int) -> int:
        return _CHINESE if font == _HANDLE else self._of_machine("GetFontCharset", _, font)

    def _delete(self, _: object, font: int) -> None:
        if font != _HANDLE:
            self._of_machine("DeleteFont", _, font)


def _copied(data: bytes, buffer: Any, size: int) -> int:
    """Copy `data` to `buffer` if its `size` holds it; return how many bytes it takes."""
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)
