"""What a command says while it works: lines, a bar with the time that is left, and a log of all of it."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO

import typer

from gongbao.cli.interrupts import Interrupted
from gongbao.cli.language import translated
from gongbao.cli.usage import WrongUsage
from gongbao.errors import GongbaoError, unwritable

Tick = Callable[[], None]


def say(text: str) -> None:
    """Say `text`, a message, on standard output in the language that commands speak."""
    typer.echo(translated(text))


def warn(text: str) -> None:
    """Say `text` on standard error, behind the name of the command."""
    typer.echo(f"gongbao: {translated(text)}", err=True)


class Voice:
    """Says errors always, notes unless `quiet`, details where `verbose`; a context, which keeps `log` open.

    Notes go to standard output, errors to standard error. The log, to which lines are added, has all of them
    in English, each with its time in UTC.
    """

    def __init__(self, quiet: bool = False, verbose: bool = False, log: Path | None = None):
        if quiet and verbose:
            raise WrongUsage("give --quiet or --verbose, one of them")
        self.quiet = quiet
        self.verbose = verbose
        self._path = log
        self._log: IO[str] | None = None

    def __enter__(self) -> Voice:
        if self._path is not None:
            try:
                self._log = self._path.open("a", encoding="utf-8")
            except OSError as error:
                raise unwritable(self._path, error.strerror or str(error)) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, GongbaoError):
            self._keep("error", str(error))
        elif isinstance(error, Interrupted | KeyboardInterrupt):
            self._keep("error", "interrupted")
        if self._log is not None:
            self._log.close()

    def error(self, text: str) -> None:
        """Say what went wrong."""
        warn(text)
        self._keep("error", text)

    def note(self, text: str) -> None:
        """Say what was done."""
        if not self.quiet:
            say(text)
        self._keep("info", text)

    def detail(self, text: str) -> None:
        """Say what only those who ask for it want to know."""
        if self.verbose:
            say(text)
        self._keep("info", text)

    @contextmanager
    def progress(self, what: str, total: int) -> Iterator[Tick]:
        """Give what moves a bar on by one of about `total`; it stands on standard error, on a terminal alone."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        console = Console(stderr=True)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
        )
        with Progress(*columns, console=console, disable=not self.shows_progress) as bar:
            task = bar.add_task(translated(what), total=total)
            done = 0

            def tick() -> None:
                nonlocal done
                done += 1
                bar.update(task, completed=done, total=max(done, total))

            yield tick

    @property
    def shows_progress(self) -> bool:
        """Whether there is someone to see a bar."""
        return not self.quiet and sys.stderr.isatty()

    def _keep(self, level: str, text: str) -> None:
        if self._log is not None:
            now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
            self._log.write(f"{now} {level} {text}\n")
            self._log.flush()
