"""Rule files on disk to validated rules in memory."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from gongbao import errors
from gongbao.rulebook.models import Rule

R = TypeVar("R", bound=Rule)

_PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = (_PACKAGE / "rules", _PACKAGE.parent.parent / "rules")


def shipped_folder() -> Path:
    """Return the folder of built-in rules: inside the wheel, or of the source tree in a checkout."""
    for folder in _SHIPPED:
        if folder.is_dir():
            return folder
    raise errors.RuleError(f"no rules found in {' or '.join(map(str, _SHIPPED))}; reinstall gongbao")


class Rulebook:
    """The rules of one folder, by layer.

    Layer `dates` is every `rules/dates/*.toml`, files in order of name, rules in order of writing; a file is
    a list of `[[rule]]` tables. Instances are hashable by identity, so that layers can cache what they
    compile from one.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self._loaded: dict[tuple[str, type[Rule]], tuple[Rule, ...]] = {}

    def rules(self, layer: str, model: type[R], files: str = "*.toml") -> tuple[R, ...]:
        """Return the validated rules of `layer` in order.

        `files` is a glob that narrows the layer to some of its files, for layers whose files hold different
        kinds of rules. Raises `RuleError` naming file, rule and key where a rule does not fit `model`.
        """
        key = (f"{layer}/{files}", model)
        if key not in self._loaded:
            self._loaded[key] = tuple(
                rule for path in sorted((self.folder / layer).glob(files)) for rule in _read(path, model)
            )
        return self._loaded[key]  # type: ignore[return-value]

    def path(self, layer: str, name: str) -> Path:
        """Return the path of a data file, such as a table, that stands beside the rules of `layer`."""
        return self.folder / layer / name


def _read(path: Path, model: type[R]) -> list[R]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise errors.bad_rule(path, "not valid TOML", str(error)) from error
    rules = []
    for number, raw in enumerate(content.get("rule", ()), start=1):
        try:
            rules.append(model.model_validate(raw))
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(map(str, first["loc"]))
            where = f"rule {raw.get('id', number)!r}, key {key!r}"
            raise errors.bad_rule(path, where, first["msg"]) from error
    return rules


@cache
def default() -> Rulebook:
    """Return the built-in rules."""
    return Rulebook(shipped_folder())
