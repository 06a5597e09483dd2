"""ZIP archives: their members, within bounds."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from gongbao import errors
from gongbao.read import limits
from gongbao.read.libraries import reading_as

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_SMALL = 1_000_000
"""Bytes up to which a member may be packed as tightly as it likes."""


def check(archive: zipfile.ZipFile, path: str) -> None:
    """Raise `InputError` if the members together grow beyond what one report may hold (`.docx`, `.xlsx`)."""
    members = archive.infolist()
    if len(members) > limits.MOST_MEMBERS:
        raise errors.bomb(path, f"{len(members):,} files")
    limits.check_bytes(sum(member.file_size for member in members), path)
    markup = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if markup > limits.MOST_MARKUP:
        raise errors.too_large(path, f"{markup:,} bytes of XML", f"{limits.MOST_MARKUP:,}")
    for member in members:
        _check_ratio(member, path)


def _check_ratio(member: zipfile.ZipInfo, path: str) -> None:
    if member.file_size > max(_SMALL, limits.MOST_RATIO * member.compress_size):
        raise errors.bomb(path, f"{member.file_size:,} bytes out of {member.compress_size:,}")


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


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str) -> bytes:
    """Return the bytes of a member. Raises `InputError` if it is encrypted, damaged, or grows beyond bounds."""
    if member.flag_bits & _ENCRYPTED:
        raise errors.locked(path, "archive")
    limits.check_bytes(member.file_size, path)
    _check_ratio(member, path)
    with reading_as(path, "archive"), archive.open(member) as file:
        return file.read(member.file_size + 1)
