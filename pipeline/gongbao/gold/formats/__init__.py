"""Gold to and from the formats of annotation tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from gongbao.gold.formats import brat, docbin, doccano, label_studio
from gongbao.gold.formats.labels import Labels
from gongbao.gold.formats.models import Annotated

__all__ = ["FORMATS", "Annotated", "Format", "Labels"]


class Format(NamedTuple):
    """A format: `write(documents, path)` and `read(path, labels)`; `folder` where `path` is a folder of files."""

    write: Callable[[Iterable[Annotated], Path], None]
    read: Callable[[Path, Labels], Iterator[Annotated]]
    folder: bool = False


FORMATS = {
    "doccano": Format(doccano.write, doccano.read),
    "label-studio": Format(label_studio.write, label_studio.read),
    "brat": Format(brat.write, brat.read, folder=True),
    "docbin": Format(docbin.write, docbin.read),
}
