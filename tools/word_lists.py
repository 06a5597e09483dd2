"""How lists of words are written in rule files: `python -m tools.word_lists` writes them so, a test compares.

The `words` and `names` of a rule stand one word a line, and so does any other list of eight words and more; a shorter
one (what must not follow, what may stand before) may stay on the line of its key. All are sorted, each word once. Where
the order says something, as in rules/read, whose first name of a column wins, it stays as it was written.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

RULES = Path(__file__).resolve().parents[1] / "rules"
ORDERED = RULES / "read"
"""The folder whose lists stand in the order in which they are tried."""

_LISTS = {"names", "words"}
"""Keys whose list is what its rule is about, and grows."""
_LONG = 8
_PROSE = {"match", "note", "reference", "silent", "source"}
_SINGLE = {"basis", "before", "dimension", "id", "name", "pattern", "sets", "use"}
"""Keys whose value is one thing, whatever blanks stand in it."""
_IN_ORDER = {"members"}
"""Keys whose list is told off against numbers one by one: 城乡低保分别提高26.7%、27%."""
_VALUE = re.compile(
    r'^(?P<key>[a-z_]+) = (?P<value>"""\n.*?"""|\[\n.*?^\]|\[[^\n]*\]|"[^\n]*"|\'[^\n]*\')$',
    re.MULTILINE | re.DOTALL,
)
_CLASS = re.compile(r"[a-z][a-z0-9._-]*")


def written(path: Path) -> str:
    """Return the text of the rule file at `path` with its lists as they are to be written."""
    text = path.read_text(encoding="utf-8")
    return _VALUE.sub(lambda found: _written(found, path.parent == ORDERED), text)


def _written(found: re.Match[str], is_ordered: bool) -> str:
    key = found["key"]
    value = None if key in _PROSE | _SINGLE | _IN_ORDER else tomllib.loads(found[0])[key]
    words = value.split() if isinstance(value, str) else value
    if not words or len(words) == 1 or not all(isinstance(word, str) for word in words):
        return found[0]
    if key not in _LISTS and all(map(_CLASS.fullmatch, words)):
        return found[0]  # ids, and names of classes, kinds and fields
    if not is_ordered:
        words = sorted(set(words))
    is_long = key in _LISTS or len(words) >= _LONG
    return f"{key} = {_as_text(words, is_long) if isinstance(value, str) else _as_array(words, is_long)}"


def _as_text(words: list[str], is_long: bool) -> str:
    return '"""\n' + "\n".join(words) + '\n"""' if is_long else f'"{" ".join(words)}"'


def _as_array(words: list[str], is_long: bool) -> str:
    quoted = [json.dumps(word, ensure_ascii=False) for word in words]
    return "[\n" + "".join(f"    {word},\n" for word in quoted) + "]" if is_long else f"[{', '.join(quoted)}]"


def main() -> None:
    """Write the lists of all rule files as they are to be written."""
    for path in sorted(RULES.rglob("*.toml")):
        path.write_text(written(path), encoding="utf-8")


if __name__ == "__main__":
    main()
