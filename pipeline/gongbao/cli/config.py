"""`gongbao.toml`: what a project's commands take where no option says otherwise."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from gongbao import errors
from gongbao.cli.options import FORMATS
from gongbao.report import PartialDate

NAME = "gongbao.toml"

KEYS: Mapping[str, type] = {
    "place": str,
    "date": str,
    "rules": str,
    "segmenter": str,
    "ner": str,
    "formats": list,
    "heads": str,
    "workers": int,
}
"""What may stand there, and of which type."""

_EXPECTED = {str: "a text in quotes", list: 'a list such as ["csv", "xlsx"]', int: "a whole number from 1 on"}
_HELP = "--help"
_PATHS = ("rules",)
_PARAMETERS = {"formats": "format_"}
_OF_RUNS = ("formats", "workers", "heads")
"""Keys that say how a run writes and works: they are for `gongbao extract` alone."""


def find(folder: Path) -> Path | None:
    """Return the file in `folder` or the nearest one above it."""
    return next((path for at in (folder, *folder.parents) if (path := at / NAME).is_file()), None)


def read(path: Path) -> dict[str, Any]:
    """Return what the file says, paths as seen from it. Raises `GongbaoError` for a key or value that is none."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise errors.bad_config(path, str(error)) from error
    for key, value in found.items():
        try:
            found[key] = _checked(key, value)
        except ValueError as error:
            raise wrong(path, key, str(error)) from error
    for key in _PATHS:
        if key in found:
            found[key] = str(path.parent / found[key])
    return found


def wrong(path: Path, key: str, why: str) -> errors.GongbaoError:
    """Return the error that says `why` what stands under `key` in the file cannot be used, and in which line."""
    begins = re.compile(rf"""\s*\[?\s*["']?{re.escape(key)}["']?\s*[=.\]]""")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if begins.match(text)), 0)
    return errors.bad_config(path, why, line)


def _checked(key: str, value: Any) -> Any:
    if key not in KEYS:
        raise ValueError(errors.no_such("key", key, KEYS))
    if key == "date":
        value = _day(value)
    if type(value) is not KEYS[key] or (isinstance(value, int) and value < 1):
        raise ValueError(f"{key} = {value!r}: expected {_EXPECTED[KEYS[key]]}")
    for name in value if isinstance(value, list) else ():
        if name not in FORMATS:
            raise ValueError(errors.no_such("format", str(name), FORMATS))
    return value


def _day(value: Any) -> str:
    """Return a date as an option gives it: TOML has dates of its own, and 2025 is a number there."""
    text = value.isoformat() if type(value) is datetime.date else str(value)
    try:
        PartialDate.parse(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no date; give 2025, 2025-11 or 2025-11-25") from error
    return text


def defaults(group: Any, config: Mapping[str, Any]) -> dict[str, Any]:
    """Return `config` as defaults of the commands of `group` that have such options: click's `default_map`.

    `group` is click's, be it the one that typer brings along.
    """
    made: dict[str, Any] = {}
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            made[name] = defaults(command, config)
            continue
        known = {parameter.name for parameter in command.params}
        values = {_PARAMETERS.get(key, key): value for key, value in config.items() if _is_for(key, name)}
        made[name] = {
            key: ",".join(value) if isinstance(value, list) else value
            for key, value in values.items()
            if key in known
        }
    return made


def _is_for(key: str, command: str) -> bool:
    return key not in _OF_RUNS or command == "extract"


class Commands(TyperGroup):
    """Commands that take what gongbao.toml says in place of the options that are not given.

    Help is shown whatever stands there; a value that a command refuses is told with the file and its line.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the options before the command, then read the file."""
        asks_for_help = _HELP in args
        rest = super().parse_args(ctx, args)
        path = find(Path.cwd())
        if path is not None and not asks_for_help and not ctx.resilient_parsing:
            ctx.default_map = defaults(self, read(path))
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            name = str(error.param_hint or "").removeprefix("--")
            path = find(Path.cwd())
            if path is None or not _is_of_file(error.ctx, name):
                raise
            raise wrong(path, name, error.message) from error


def _is_of_file(context: Any, name: str) -> bool:
    source = context and context.get_parameter_source(name)
    return source is not None and source.name == "DEFAULT_MAP"
