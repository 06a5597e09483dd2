"""The language that commands speak: English, or Chinese where the locale is Chinese.

Messages are English wherever they are made, kept and written, so that no table, error or log depends on who runs
a command. Only what a person is shown is translated, by `locale/*.toml`: what is said is matched with the English of
the catalogue, whose placeholders give the values of the Chinese.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache, reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from gongbao.counted import singular

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.segment import Segment

LOCALE = Path(__file__).resolve().parents[1] / "locale"
SETTING = "GONGBAO_LANG"

_VARIABLES = (SETTING, "LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set decides, as for gettext."""

_PLACEHOLDER = re.compile(r"\{(\w*)(!t)?\}")
_NOUNS = re.compile(r" ([a-z]+s)\b")
_RICH_WORDS = (
    "ARGUMENTS_PANEL_TITLE",
    "OPTIONS_PANEL_TITLE",
    "COMMANDS_PANEL_TITLE",
    "ERRORS_PANEL_TITLE",
    "DEFAULT_STRING",
    "REQUIRED_LONG_STRING",
    "ABORTED_TEXT",
    "RICH_HELP",
)


class _Entry(NamedTuple):
    english: re.Pattern[str]
    chinese: str


def speaks_chinese() -> bool:
    """Return whether commands speak Chinese: by GONGBAO_LANG, else by the locale, where the terminal can show it."""
    language = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return language.lower().startswith("zh") and all(map(_shows_chinese, (sys.stdout, sys.stderr)))


def _shows_chinese(stream: TextIO) -> bool:
    try:
        "汉，".encode(getattr(stream, "encoding", None) or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def translated(text: str) -> str:
    """Return `text` in the language that commands speak, as it is where the catalogue does not have it."""
    return in_chinese(text) if speaks_chinese() else text


def in_chinese(text: str) -> str:
    """Return `text` in Chinese, indented as it is; what the catalogue does not have stays as it is."""
    exact, patterns = _catalogue()
    if (found := exact.get(text)) is not None:
        return found
    if indent := text[: -len(text.lstrip(" "))]:
        return indent + in_chinese(text[len(indent) :])
    for english, chinese in patterns:
        if match := english.fullmatch(text):
            return _PLACEHOLDER.sub(lambda place: _value(match, place), chinese)
    return text


def _value(match: re.Match[str], place: re.Match[str]) -> str:
    value = match[place[1]]
    return in_chinese(value) if place[2] else value


@cache
def _catalogue() -> tuple[dict[str, str], tuple[_Entry, ...]]:
    """Return the messages without values by their English, and the others, the most telling first.

    What begins with words tells more than what begins with a value, and more words tell more.
    """
    exact: dict[str, str] = {}
    patterns: dict[str, str] = {}
    for path in sorted(LOCALE.glob("zh.*.toml")):
        for english, chinese in tomllib.loads(path.read_text(encoding="utf-8")).items():
            named = any(place[1] for place in _PLACEHOLDER.finditer(english))
            (patterns if named else exact)[english] = chinese
    ordered = sorted(patterns.items(), key=lambda item: _telling(item[0]), reverse=True)
    return exact, tuple(_Entry(_pattern(english), chinese) for english, chinese in ordered)


def _telling(english: str) -> tuple[bool, int]:
    return not english.startswith("{"), len(_PLACEHOLDER.sub("", english))


def _pattern(english: str) -> re.Pattern[str]:
    """Return what matches a message; nouns behind a value, plural in the catalogue, may be singular."""
    literals = re.split(r"\{\w+\}", english)
    names = re.findall(r"\{(\w+)\}", english)
    parts = [re.escape(literals[0])]
    for name, literal in zip(names, literals[1:], strict=True):
        nouns = _NOUNS.match(literal)
        noun = f" (?:{nouns[1]}|{singular(nouns[1])})" if nouns else ""
        parts.append(f"(?P<{name}>.+?){noun}{re.escape(literal[nouns.end() if nouns else 0 :])}")
    return re.compile("".join(parts), re.DOTALL)


@contextmanager
def speaking(command: Any) -> Iterator[None]:
    """Let a click command, those below it and typer's own words be in the language that commands speak inside."""
    if not speaks_chinese():
        yield
        return
    translate_help(command)
    with _chinese_words():
        yield


def translate_help(command: Any) -> None:
    """Let a click command and those below it show their help in Chinese; it is translated when it is asked for."""
    command.get_usage = _usage(command.get_usage)
    command.get_help_option = _help_option(command.get_help_option)
    command.format_help = _help(command, command.format_help)
    command.get_short_help_str = lambda *_: _paragraphs(command.help or "").partition("\n\n")[0]
    for below in getattr(command, "commands", {}).values():
        translate_help(below)


def _paragraphs(text: str) -> str:
    return "\n\n".join(in_chinese(" ".join(part.split())) for part in text.split("\n\n"))


def _usage(original: Callable[[Any], str]) -> Callable[[Any], str]:
    def usage(context: Any) -> str:
        words = ("Usage: ", "[OPTIONS]", "COMMAND [ARGS]...")
        return reduce(lambda text, word: text.replace(word, in_chinese(word), 1), words, original(context))

    return usage


def _help_option(original: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def option(context: Any) -> Any:
        found = original(context)
        if found is not None:
            found.help = in_chinese(found.help)
        return found

    return option


def _help(command: Any, original: Callable[..., None]) -> Callable[..., None]:
    def formatted(*arguments: Any) -> None:
        for each in (command, *getattr(command, "commands", {}).values(), *command.params):
            for name in ("help", "short_help"):
                if text := getattr(each, name, None):
                    setattr(each, name, _paragraphs(text))
        original(*arguments)

    return formatted


def _error(original: Callable[[Any], None]) -> Callable[[Any], None]:
    def shown(error: Any) -> None:
        message = in_chinese(error.format_message())
        error.format_message = lambda: message
        original(error)

    return shown


class _Folded:
    """What is laid out one below the other and folded anywhere: Chinese has no spaces to break a line at."""

    def __init__(self, parts: Iterable[Any]):
        self._parts = list(parts)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for part in self._parts:
            yield from console.render(part, options.update(overflow="fold"))


@contextmanager
def _chinese_words() -> Iterator[None]:
    """Let typer's own words and errors of usage be Chinese inside, and its columns fold."""
    from typer import rich_utils

    described = rich_utils._make_command_help
    changed: dict[str, Any] = {name: in_chinese(getattr(rich_utils, name)) for name in _RICH_WORDS}
    changed["Columns"] = _Folded
    changed["rich_format_error"] = _error(rich_utils.rich_format_error)
    changed["_make_command_help"] = lambda **about: _Folded([described(**about)])
    before = {name: getattr(rich_utils, name) for name in changed}
    try:
        for name, value in changed.items():
            setattr(rich_utils, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(rich_utils, name, value)
