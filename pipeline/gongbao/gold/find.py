"""Which gold files to check, and where the texts that they annotate lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from gongbao.errors import GoldError
from gongbao.gold.load import gold_name

_MANIFEST = "manifest.json"


def find_gold(paths: Iterable[Path]) -> list[Path]:
    """Return the gold files of `paths`: files as named, and every `.json` below a folder but manifests of runs.

    Raises `GoldError` for a path that does not exist, a file of another ending, or a folder without gold.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise GoldError(f"{path}: no such file or folder")
        files = sorted(_below(path)) if path.is_dir() else [path] if path.suffix == ".json" else []
        if not files:
            raise GoldError(f"{path}: no gold here (NAME.json or NAME.gold.json)")
        found.extend(files)
    return list(dict.fromkeys(found))


def _below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*.json") if path.name != _MANIFEST)


def find_text(gold: Path, reports: Path | None = None) -> Path:
    """Return the text that the file `gold` annotates: NAME.txt in `reports`, or near the gold.

    Near is beside it, or in a folder `reports` one or two levels up. Raises `GoldError` where there is none.
    """
    parent = gold.resolve().parent
    near = [parent, parent.parent, parent.parent / "reports", parent.parent.parent / "reports"]
    name = gold_name(gold) + ".txt"
    for folder in [reports] if reports else near:
        if (folder / name).is_file():
            return folder / name
    raise GoldError(f"{gold}: its text {name} is not there; name its folder with --reports")
