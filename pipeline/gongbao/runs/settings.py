"""What a run is to do, and the fingerprint that tells whether a result of an earlier run still holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import gongbao
from gongbao.report import PartialDate
from gongbao.rulebook.book import shipped_folder

if TYPE_CHECKING:
    from gongbao.extraction import Extractor

_LIBRARIES = ("pandas", "pyarrow", "spacy", "spacy-pkuseg")
_PACKAGE = Path(gongbao.__file__).parent


@dataclass(frozen=True)
class Settings:
    """The choices of a run that change what it extracts. Empty where the reports are to decide.

    `place` and `date` (`2025-11-25`, `2025-11` or `2025`) stand in for those of every report; `segmenter`,
    `rules` and `ner` are as for `gongbao.load`. `keep_text` stores the decoded texts beside the tables.
    """

    place: str = ""
    date: str = ""
    segmenter: str = ""
    rules: str = ""
    ner: str = ""
    keep_text: bool = False

    def extractor(self) -> Extractor:
        """Load the pipeline. Raises `RuleError`, `SegmenterError` or `RecognizerError` for what does not load."""
        from gongbao.extraction import Extractor

        date = PartialDate.parse(self.date) if self.date else None
        return Extractor(
            place=self.place, date=date, segmenter=self.segmenter, rules=self.rules, ner=self.ner
        )

    @cached_property
    def rules_sha256(self) -> str:
        """The hash of all rules, the built-in ones and those laid over them."""
        return _hash_of(shipped_folder(), *([Path(self.rules)] if self.rules else []))

    @cached_property
    def fingerprint(self) -> str:
        """The hash of everything besides a report that decides what is extracted from it."""
        model = Path(self.segmenter)
        parts = (
            asdict(self),
            versions(),
            self.rules_sha256,
            code_sha256(),
            _hash_of(model) if self.segmenter and model.is_dir() else "",
            _version_of(self.ner) if self.ner else "",
        )
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def key(self, doc_id: str, path: str, sha256: str) -> str:
        """Return what a document's result is stored under: it changes with anything that may change the result."""
        return hashlib.sha256("\0".join((self.fingerprint, doc_id, path, sha256)).encode()).hexdigest()


@cache
def versions() -> dict[str, str]:
    """Return the versions of gongbao and of the libraries that its results may depend on."""
    installed = {name: found for name in _LIBRARIES if (found := _version(name))}
    return {"gongbao": gongbao.__version__} | installed


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def code_sha256() -> str:
    """Return the hash of gongbao's own code, since a version number says little in development."""
    return _hash_of(_PACKAGE, pattern="*.py")


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _hash_of(*folders: Path, pattern: str = "*") -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob(pattern) if path.is_file()):
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
