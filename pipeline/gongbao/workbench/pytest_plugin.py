"""A pytest plugin that collects gold files and rule files as tests.

    pytest --gongbao-gold gold/ --gongbao-rules mine/

makes one test of each document and table, which fails on anything that is wrong (with `--gongbao-baseline FILE`:
on what fell since that was saved), and one of each rule in the folder, which fails where an example does not
come out. Installed with gongbao; without these options it does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from gongbao.extraction import Extractor
    from gongbao.gold.checking import Checked
    from gongbao.layers import Layer
    from gongbao.rulebook import Rule, Rulebook
    from gongbao.workbench.baseline import Baseline

_EXTRACTOR: pytest.StashKey[Any] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("gongbao", "gongbao: gold and rules as tests")
    group.addoption(
        "--gongbao-gold", action="append", default=[], metavar="DIR", help="Folder of gold files."
    )
    group.addoption("--gongbao-reports", metavar="DIR", help="Folder of the annotated texts, NAME.txt.")
    group.addoption(
        "--gongbao-rules", metavar="DIR", help="Your rules, laid over the built-in ones and tested."
    )
    group.addoption("--gongbao-baseline", metavar="FILE", help="Fail only on what fell since this was saved.")


def pytest_configure(config: pytest.Config) -> None:
    """Have pytest look into the folders of gold and rules, beside what it was asked for."""
    asked = [Path(str(arg).partition("::")[0]).resolve() for arg in config.args]
    for folder in (*_golds(config), *_rules(config)):
        if not folder.exists():
            raise pytest.UsageError(f"{folder}: no such file or folder")
        if not any(folder == other or other in folder.parents for other in asked):
            config.args.append(str(folder))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect gold files and files of rules."""
    config = parent.config
    if file_path.suffix == ".json" and _lies_in(file_path, _golds(config)):
        return GoldFile.from_parent(parent, path=file_path)
    if file_path.suffix in (".toml", ".tsv", ".txt") and _lies_in(file_path, _rules(config)):
        return RuleFile.from_parent(parent, path=file_path)
    return None


def _golds(config: pytest.Config) -> list[Path]:
    return [Path(folder).resolve() for folder in config.getoption("--gongbao-gold")]


def _rules(config: pytest.Config) -> list[Path]:
    folder = config.getoption("--gongbao-rules")
    return [Path(folder).resolve()] if folder else []


def _lies_in(path: Path, folders: list[Path]) -> bool:
    path = path.resolve()
    return any(path == folder or folder in path.parents for folder in folders)


def _extractor(config: pytest.Config) -> Extractor:
    if _EXTRACTOR not in config.stash:
        from gongbao.extraction import Extractor, default_extractor

        rules = _rules(config)
        config.stash[_EXTRACTOR] = Extractor(rules=rules[0]) if rules else default_extractor()
    return config.stash[_EXTRACTOR]


class OutcomeError(Exception):
    """A test of gold or rules that fails; its text says all."""


class _Item(pytest.Item):
    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        from gongbao.errors import GongbaoError

        if isinstance(excinfo.value, OutcomeError | GongbaoError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, f"{self.path.name}: {self.name}"


class GoldFile(pytest.File):
    """A gold file: one test a table."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the tests."""
        from gongbao.gold.models import TABLES

        for table in TABLES:
            yield GoldTable.from_parent(self, name=table)

    @cached_property
    def checked(self) -> Checked:
        """The document, extracted and held against the gold."""
        from gongbao.gold.checking import check_gold

        folder = self.config.getoption("--gongbao-reports")
        [checked] = check_gold([self.path], _extractor(self.config), Path(folder) if folder else None)
        return checked

    @cached_property
    def baseline(self) -> Baseline | None:
        """The saved result, `None` where none was named."""
        from gongbao.workbench.baseline import load

        path = self.config.getoption("--gongbao-baseline")
        return load(Path(path)) if path else None


class GoldTable(_Item):
    """A table of a document: fails on what is wrong, or on what fell since the baseline."""

    parent: GoldFile

    def runtest(self) -> None:
        """Run the test."""
        checked, baseline = self.parent.checked, self.parent.baseline
        if baseline is not None and checked.name not in baseline.verdicts:
            pytest.skip(f"{checked.name} is not in the baseline")
        lines = list(_mistakes(checked, self.name) if baseline is None else self._fallen(checked, baseline))
        if lines:
            raise OutcomeError("\n\n".join(lines))

    def _fallen(self, checked: Checked, baseline: Baseline) -> Iterator[str]:
        from gongbao.workbench.baseline import baseline_of
        from gongbao.workbench.compare import compare
        from gongbao.workbench.underline import underline

        text = checked.report.text
        now = baseline_of([checked], _extractor(self.config))
        for row in compare(baseline, now, {checked.name: text}).rows:
            if row.fell and row.table == self.name:
                rules = f" (see {', '.join(row.rules)})" if row.rules else ""
                shown = underline(text, [(row.start, row.end)])
                yield f"{row.what}: {row.text} at {row.start}: {row.details}{rules}\n{shown}"


def _mistakes(checked: Checked, table: str) -> Iterator[str]:
    from gongbao.gold.listing import mistakes
    from gongbao.workbench.underline import underline

    text = checked.report.text
    for pair in checked.pairs[table]:
        mark = pair.gold or pair.found
        for mistake in mistakes(table, [pair], text):
            by = f" ({mistake.rule})" if mistake.rule else ""
            shown = underline(text, [(mark.start, mark.end)]) if mark else ""
            yield f"{mistake.kind}: {mistake.what} at {mistake.start}{by}\n{shown}"


class RuleFile(pytest.File):
    """A file of the user's rules: one test a rule; of words or a table: one test that it is read."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the tests; a mistake in the folder is an error that says where."""
        from gongbao import layers
        from gongbao.errors import RuleError

        try:
            book = layers.overlaid(_rules(self.config)[0])
        except RuleError as error:
            raise self.CollectError(str(error)) from error
        if self.path.suffix != ".toml":
            yield DataTest.from_parent(self, name="is read")
        for layer in layers.LAYERS:
            for rule in layer.rules(book):
                if rule.path is not None and rule.path.resolve() == self.path.resolve():
                    yield RuleTest.from_parent(self, name=rule.id, layer=layer, rule=rule, book=book)


class DataTest(_Item):
    """A list or table that was read when the folder was."""

    def runtest(self) -> None:
        """Nothing is left to do: what is wrong was said when the folder was read."""


class RuleTest(_Item):
    """A rule: fails where one of its examples does not come out."""

    def __init__(self, *, layer: Layer, rule: Rule, book: Rulebook, **kwargs: Any):
        super().__init__(**kwargs)
        self.layer, self.rule, self.book = layer, rule, book

    def runtest(self) -> None:
        """Run the examples."""
        from gongbao.rulebook.examples import parse
        from gongbao.workbench import examples
        from gongbao.workbench.underline import underline

        lines = []
        for failure in examples.run(self.layer, self.rule, self.book):
            example = parse(failure.example)
            shown = underline(example.text, [(answer.start, answer.end) for answer in example.answers])
            lines.append(f"{failure.rule}: {failure.why}\n{shown}")
        if lines:
            raise OutcomeError("\n\n".join(lines))
