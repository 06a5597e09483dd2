"""One rule file, read and validated."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from gongbao import errors
from gongbao.rulebook.data import read_text
from gongbao.rulebook.made import made
from gongbao.rulebook.models import Rule
from gongbao.rulebook.places import Place, line_of

R = TypeVar("R", bound=Rule)

_KEYS = {"rule", "switch_off"}


@dataclass(frozen=True, slots=True)
class RuleFile(Generic[R]):
    """The content of a rule file: its rules in order, and the ids of built-in rules that it takes out."""

    path: Path
    rules: tuple[R, ...]
    switch_off: tuple[str, ...]

    def where_off(self) -> str:
        """Return where in the file rules are switched off."""
        return f"line {line_of(read_text(self.path), 'switch_off', 0)}, key 'switch_off'"


def read_file(path: Path, model: type[R], shipped: bool = False) -> RuleFile[R]:
    """Read and validate the rule file `path`, whose rules are `shipped` or may be a user's.

    Raises `RuleError` naming the file, the line, the key and what was expected, for the first mistake.
    """
    text = read_text(path)
    try:
        content = made("toml", text, lambda: tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise errors.bad_rule(path, "not valid TOML", str(error)) from error
    except RecursionError as error:
        raise errors.bad_rule(
            path, "not valid TOML", "lists or tables stand in each other without end"
        ) from error
    if unknown := sorted(content.keys() - _KEYS):
        line = line_of(text, unknown[0], 0)
        raise errors.bad_rule(path, f"line {line}, key {unknown[0]!r}", "expected [[rule]] or switch_off")
    _check_shape(path, text, content)
    raws = enumerate(content.get("rule", ()))
    rules = tuple(_rule(path, text, number, raw, model, shipped) for number, raw in raws)
    ids = [rule.id for rule in rules]
    if twice := next((rule_id for rule_id in ids if ids.count(rule_id) > 1), None):
        raise errors.bad_rule(path, f"rule {twice!r}", "this id stands twice in the file")
    return RuleFile(path, rules, tuple(content.get("switch_off", ())))


def _check_shape(path: Path, text: str, content: dict[str, Any]) -> None:
    off = content.get("switch_off", [])
    if not isinstance(off, list) or not all(isinstance(rule_id, str) for rule_id in off):
        line = line_of(text, "switch_off", 0)
        raise errors.bad_rule(path, f"line {line}, key 'switch_off'", "expected a list of rule ids")
    rules = content.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise errors.bad_rule(path, f"line {line_of(text, 'rule', 0)}, key 'rule'", "expected [[rule]]")


def _rule(path: Path, text: str, number: int, raw: dict[str, Any], model: type[R], shipped: bool) -> R:
    try:
        return model.read(raw, Place(path, number + 1), shipped)  # type: ignore[return-value]
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        line = line_of(text, str(first["loc"][0]) if first["loc"] else "", number + 1)
        name = raw.get("id", f"number {number + 1}")
        raise errors.bad_rule(path, f"line {line}, rule {name!r}, key {key!r}", first["msg"]) from error
