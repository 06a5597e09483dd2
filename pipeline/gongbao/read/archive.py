"""ZIP archives: their members, within bounds."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from gongbao import errors
from gongbao.read import limits
from gongbao.read.libraries import reading_as

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_SIZES_BEHIND = 0x8
_MEMBER = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3L2H")
_END = b"PK\x05\x06"
_LONGEST_END = 66_000
_UNTOLD = 0xFFFF
_EMPTY = _END + bytes(18)
_BLOCK = 1_000_000
_START = 65_536
_SMALL = 1_000_000
"""Bytes up to which a member may be packed as tightly as it likes."""


def check(archive: zipfile.ZipFile, path: str, tags: int = 0) -> None:
    """Raise `InputError` if the members together grow beyond what one report may hold (`.docx`, `.xlsx`).

    If `tags` is given, the XML of none may hold more of them: each takes many times its own size when it is read.
    """
    members = archive.infolist()
    if len(members) > limits.MOST_MEMBERS:
        raise errors.bomb(path, f"{len(members):,} files")
    limits.check_bytes(sum(member.file_size for member in members), path)
    markup = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if markup > limits.MOST_MARKUP:
        raise errors.too_large(path, f"{markup:,} bytes of XML", f"{limits.MOST_MARKUP:,}")
    for member in members:
        _check_ratio(member, path)
        if tags and member.filename.endswith(".xml") and member.file_size > tags:
            with archive.open(member) as file:
                number = sum(block.count(b"<") for block in iter(lambda: file.read(_BLOCK), b""))
            if number > tags:
                raise errors.too_large(path, f"{number:,} tags", f"{tags:,}")


def _check_ratio(member: zipfile.ZipInfo, path: str) -> None:
    if member.file_size > max(_SMALL, limits.MOST_RATIO * member.compress_size):
        raise errors.bomb(path, f"{member.file_size:,} bytes out of {member.compress_size:,}")


def opened(file: BinaryIO, path: str) -> zipfile.ZipFile:
    """Return the archive in `file`; one with a damaged directory with those of its members that still begin whole.

    Raises `InputError` where there is no archive, nor a part of one.
    """
    with reading_as(path, "archive"):
        try:
            archive = zipfile.ZipFile(file)
            if _is_true(archive, file):
                return archive
        except (zipfile.BadZipFile, NotImplementedError, OverflowError, OSError, ValueError):
            found = _scanned(file)
            if not found:
                raise
        else:
            found = max(_scanned(file), archive.filelist, key=len)
        archive = zipfile.ZipFile(io.BytesIO(_EMPTY))
        archive.fp = file
        archive.filelist = found
        return archive


def _is_true(archive: zipfile.ZipFile, file: BinaryIO) -> bool:
    """Return whether the directory has as many members as the archive's end says, and they begin where it says."""
    file.seek(0, io.SEEK_END)
    file.seek(max(0, file.tell() - _LONGEST_END))
    end = file.read()
    at = end.rfind(_END)
    (number,) = struct.unpack_from("<H", end, at + 10) if 0 <= at <= len(end) - len(_EMPTY) else (_UNTOLD,)
    if number not in (len(archive.filelist), _UNTOLD):
        return False
    true = 0
    for info in archive.filelist:
        file.seek(max(info.header_offset, 0))
        true += info.header_offset >= 0 and file.read(4) == _MEMBER
    return 2 * true >= len(archive.filelist)


def _scanned(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """Return the members that their own headers tell of, in the order of the file."""
    found: list[zipfile.ZipInfo] = []
    at = 0
    while len(found) <= limits.MOST_MEMBERS and (at := _next_member(file, at)) >= 0:
        file.seek(at)
        header = file.read(_HEADER.size)
        if len(header) < _HEADER.size:
            break
        _, _, flags, method, _, _, crc, packed, size, name_size, _ = _HEADER.unpack(header)
        name = file.read(name_size)
        if not flags & _SIZES_BEHIND:
            info = zipfile.ZipInfo(name.decode("utf-8" if flags & _UTF8_NAME else "cp437", "replace"))
            info.flag_bits, info.compress_type, info.header_offset = flags, method, at
            info.CRC, info.compress_size, info.file_size = crc, packed, size
            found.append(info)
        at += len(_MEMBER)
    return found


def _next_member(file: BinaryIO, at: int) -> int:
    """Return the place of the next member's header from `at` on; -1 if there is none."""
    while True:
        file.seek(at)
        block = file.read(_BLOCK)
        found = block.find(_MEMBER)
        if found >= 0:
            return at + found
        if len(block) < _BLOCK:
            return -1
        at += len(block) - len(_MEMBER) + 1


def members(archive: zipfile.ZipFile, path: str) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield the members of an archive that are files, with their names, in the archive's order.

    Names that were packed on Chinese systems without saying so are read as GB18030.
    """
    infos = archive.infolist()
    if len(infos) > limits.MOST_MEMBERS:
        raise errors.bomb(path, f"{len(infos):,} files")
    for info in infos:
        name = _name(info)
        parts = PurePosixPath(name).parts
        hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)
        if not info.is_dir() and not hidden:
            yield name, info


def _name(info: zipfile.ZipInfo) -> str:
    if not info.flag_bits & _UTF8_NAME:
        try:
            return info.orig_filename.encode("cp437").decode("gb18030").replace("\\", "/")
        except (UnicodeEncodeError, UnicodeDecodeError):
            pass
    return info.filename.replace("\\", "/")


def beginning(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return the first bytes of a member, none where they cannot be read."""
    try:
        with archive.open(member) as file:
            return file.read(_START)
    except Exception:  # What a damaged member raises may be anything; it is no report then.
        return b""


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str) -> bytes:
    """Return the bytes of a member. Raises `InputError` if it is encrypted, damaged, or grows beyond bounds."""
    if member.flag_bits & _ENCRYPTED:
        raise errors.locked(path, "archive")
    limits.check_bytes(member.file_size, path)
    _check_ratio(member, path)
    with reading_as(path, "archive"), archive.open(member) as file:
        return file.read(member.file_size + 1)
