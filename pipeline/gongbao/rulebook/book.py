"""Rule files on disk to validated rules in memory."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from gongbao import errors
from gongbao.rulebook import cachefile, data
from gongbao.rulebook.data import Line, Row
from gongbao.rulebook.files import RuleFile, read_file
from gongbao.rulebook.models import Rule
from gongbao.rulebook.places import PACKAGE, SHIPPED

R = TypeVar("R", bound=Rule)

_READ = (".toml", ".txt", ".tsv")
"""Kinds of files that rulebooks read."""


def shipped_folder() -> Path:
    """Return the folder of built-in rules: inside the wheel, or of the source tree in a checkout."""
    for folder in SHIPPED:
        if folder.is_dir():
            return folder
    raise errors.RuleError(f"no rules found in {' or '.join(map(str, SHIPPED))}; reinstall gongbao")


class Rulebook:
    """The rules of one folder, by layer, with a user's folder laid over it.

    Layer `dates` is every `dates/*.toml`, files in order of name, rules in order of writing; a file is a list
    of `[[rule]]` tables. In `overlay`, a folder of the same shape, a rule replaces the built-in one of its id
    (and keeps its place in the order) or, with a new id, comes after all built-in ones; `ahead_of = "id"` puts
    it before that rule; a file's `switch_off = ["id", …]` takes rules out. Lists of words and tables of the
    same name are laid over too, as `gongbao.rulebook.data` says. Instances are hashable by identity, so that
    layers can cache what they compile from one.
    """

    def __init__(self, folder: Path, overlay: Path | None = None):
        self.folder = folder
        self.overlay = overlay
        self.shipped = overlay is None and folder in SHIPPED
        """Whether all rules and lists are built-in ones, whose expressions the tests have compiled."""
        self._loaded: dict[tuple[str, str, type[Rule]], tuple[Rule, ...]] = {}
        self._read: set[Path] = set()
        self._asked: set[tuple[str, str]] = set()
        self.tables: dict[str, dict[str, Row]] = {}
        """The tables read so far, `LAYER/NAME`, their rows by first cell."""
        self.lists: dict[str, str] = {}
        """The lists of words and other lines read so far, `LAYER/NAME`, as one text."""

    def rules(self, layer: str, model: type[R], files: str = "*.toml") -> tuple[R, ...]:
        """Return the validated rules of `layer` in order.

        `files` is a glob that narrows the layer to some of its files, for layers whose files hold different
        kinds of rules. Raises `RuleError` naming file, line, rule and key where a rule does not fit `model`.
        """
        key = (layer, files, model)
        if key not in self._loaded:
            rules = _collect(self._files(self.folder, layer, files, model))
            if self.overlay is not None:
                _lay_over(rules, self._files(self.overlay, layer, files, model))
            self._loaded[key] = tuple(rules.values())
        return self._loaded[key]  # type: ignore[return-value]

    def switched_off(self, layer: str, model: type[R], files: str = "*.toml") -> tuple[R, ...]:
        """Return the built-in rules of `layer` that the user's folder takes out; others may still name them."""
        if self.overlay is None:
            return ()
        left = {rule.id for rule in self.rules(layer, model, files)}
        return tuple(rule for rule in default().rules(layer, model, files) if rule.id not in left)

    def words(self, layer: str, name: str) -> list[str]:
        """Return the words of the list `name` (.txt, words parted by white space) beside the rules of `layer`."""
        found = data.words(*self._lines(layer, name))
        self.lists[f"{layer}/{name}"] = " ".join(found)
        return found

    def lines(self, layer: str, name: str) -> list[Line]:
        """Return the lines of the data file `name` beside the rules of `layer`, the user's last."""
        built_in, own = self._lines(layer, name)
        self.lists[f"{layer}/{name}"] = "\n".join(line.text for line in (*built_in, *own))
        return [*built_in, *own]

    def table(self, layer: str, name: str, columns: tuple[str, ...] = ()) -> list[Row]:
        """Return the rows of the table `name` (.tsv); its first line names the columns unless `columns` does."""
        rows = data.table(*self._lines(layer, name), columns)
        self.tables[f"{layer}/{name}"] = {next(iter(row.cells.values())): row for row in rows}
        return rows

    @cached_property
    def digest(self) -> str:
        """What changes with any file of the built-in folder and with any module: a key for what these make."""
        paths = [path for path in sorted(self.folder.rglob("*")) if path.suffix in _READ]
        contents = [(str(path), cachefile.digest(data.read_text(path))) for path in paths]
        modules = [(str(path), *state) for path, *state in folder_state(PACKAGE, "*.py")]
        return f"{contents} {modules}"

    def unread(self) -> list[Path]:
        """Return the overlay's files that no layer has read so far, in order of name; texts (.md) are remarks.

        After all layers have loaded, such a file has a folder or a name that nothing looks for: a mistake.
        """
        if self.overlay is None:
            return []
        files = (path for path in self.overlay.rglob("*") if path.is_file() and path.name[0] != ".")
        return sorted(path for path in files if path not in self._read and path.suffix != ".md")

    def names(self, layer: str) -> set[str]:
        """Return the names of files, as globs, that `layer` has asked for."""
        return {name for asked, name in self._asked if asked == layer}

    def _lines(self, layer: str, name: str) -> tuple[list[Line], list[Line]]:
        self._asked.add((layer, name))
        built_in = list(data.read_lines(self.folder / layer / name))
        own = self.overlay / layer / name if self.overlay else None
        if own is None or not own.is_file():
            return built_in, []
        self._read.add(own)
        return built_in, list(data.read_lines(own))

    def _files(self, folder: Path, layer: str, files: str, model: type[R]) -> list[RuleFile[R]]:
        self._asked.add((layer, files))
        paths = sorted((folder / layer).glob(files))
        self._read.update(paths)
        return [read_file(path, model, self.shipped) for path in paths]


def _collect(parts: list[RuleFile[R]]) -> dict[str, R]:
    rules: dict[str, R] = {}
    for part in parts:
        for rule in part.rules:
            if rule.id in rules:
                raise errors.bad_rule(part.path, f"rule {rule.id!r}", "another file has a rule of this id")
            rules[rule.id] = rule
    return rules


def _lay_over(rules: dict[str, R], overlay: list[RuleFile[R]]) -> None:
    for part in overlay:
        for rule in part.rules:
            if rule.ahead_of:
                _insert(rules, rule)
            else:
                rules[rule.id] = rule
        for rule_id in part.switch_off:
            if rules.pop(rule_id, None) is None:
                raise errors.bad_rule(part.path, part.where_off(), errors.no_such("rule", rule_id, rules))


def _insert(rules: dict[str, R], rule: R) -> None:
    if rule.ahead_of not in rules or rule.ahead_of == rule.id:
        raise rule.error("ahead_of", errors.no_such("rule", rule.ahead_of, rules.keys() - {rule.id}))
    rules.pop(rule.id, None)
    ordered = list(rules.items())
    at = list(rules).index(rule.ahead_of)
    rules.clear()
    rules.update([*ordered[:at], (rule.id, rule), *ordered[at:]])


@cache
def default() -> Rulebook:
    """Return the built-in rules."""
    return Rulebook(shipped_folder())


def overlaid(folder: Path) -> Rulebook:
    """Return the built-in rules with those of `folder` laid over them, loaded once while the folder is unchanged.

    Raises `RuleError` if there is no such folder.
    """
    if not folder.is_dir():
        raise errors.RuleError(f"{folder}: no such folder of rules")
    return _overlaid(folder.resolve(), folder_state(folder), folder)


@cache
def _overlaid(place: Path, state: FolderState, folder: Path) -> Rulebook:
    return Rulebook(shipped_folder(), folder)


FolderState = tuple[tuple[Path, int, int], ...]


def folder_state(folder: Path, files: str = "*") -> FolderState:
    """Return what changes with the `files` of `folder`, a glob: each one's place, time of change and size."""
    found = ((path, path.stat()) for path in sorted(folder.rglob(files)) if path.is_file())
    return tuple((path, at.st_mtime_ns, at.st_size) for path, at in found)
