"""The decoded texts, stored beside the tables: what their offsets count."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

FOLDER = "texts"

_UNSAFE = re.compile(r"[^\w\-. ]|^[. ]|[. ]$")
_LONGEST = 180


def file_name(doc_id: str) -> str:
    """Return the name of a document's text file: `县/a` is `县%2Fa.txt`. No id leads out of the folder.

    Different ids have different names; what no file system takes, or may take for something else, is written
    as percent signs and hexadecimal bytes; a long name ends in a hash.
    """
    name = _UNSAFE.sub(_escaped, doc_id)
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
        digest = hashlib.sha256(doc_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        name = name.encode("utf-8")[: _LONGEST - 20].decode("utf-8", "ignore") + "~" + digest
    return name + ".txt"


def place_of(doc_id: str) -> str:
    """Return the path of a document's text file in the folder of a run."""
    return f"{FOLDER}/{file_name(doc_id)}"


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass"))


def keep(folder: Path, draft: Path, doc_id: str, text: str) -> None:
    """Write `text` as it is, in UTF-8, to its file in `folder`, by way of `draft`."""
    folder.mkdir(exist_ok=True)
    draft.write_bytes(text.encode("utf-8", "surrogatepass"))
    draft.replace(folder / file_name(doc_id))


def is_kept(folder: Path, doc_id: str, sha256: str) -> bool:
    """Return whether the file of a document in `folder` holds the text whose hash is `sha256`."""
    try:
        with (folder / file_name(doc_id)).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def hash_of(text: str) -> str:
    """Return the hash of the file that `keep` writes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
