"""The command line: a thin layer over the library's functions."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated, NoReturn

import typer

from gongbao import __version__, collecting
from gongbao.cli import check, config, diff, explain, extract, gold, inspect, review, rules, series, show
from gongbao.cli.interrupts import Interrupted, listening
from gongbao.cli.language import speaking
from gongbao.cli.voice import warn
from gongbao.errors import GongbaoError

_TRACEBACK = "GONGBAO_TRACEBACK"

app = typer.Typer(
    cls=config.Commands,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help=(
        "Read Chinese reports and write what they assert as tables: numeric claims, dates, organizations "
        "and programs.\n\nStart with `gongbao show REPORT.txt`, then `gongbao extract REPORTS -o OUT`. "
        "Exit codes: 0 done, 1 an input failed or a check fell short, 2 wrong usage, 130 interrupted."
    ),
)
app.command("extract")(extract.extract)
app.command("show")(show.show)
app.command("check")(check.check)
app.command("inspect")(inspect.inspect)
app.command("explain")(explain.explain)
app.command("diff")(diff.diff)
app.command("series")(series.series)
app.add_typer(rules.app, name="rules")
app.add_typer(gold.app, name="gold")
app.add_typer(review.app, name="review")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gongbao {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def _end(why: str) -> NoReturn:
    warn(why)
    sys.exit(1)


def _run() -> None:
    command = typer.main.get_command(app)
    with speaking(command):
        command()


def main() -> None:
    """Run the command line; a foreseen failure is one line on standard error and exit code 1."""
    collecting.rarely()
    try:
        with listening():
            _run()
    except Interrupted as stop:
        why = f"; {stop.advice}" if stop.advice else ""
        warn(f"interrupted{why}")
        sys.exit(stop.exit_code)
    except GongbaoError as error:
        _end(str(error))
    except BrokenPipeError:
        # Who read the output has gone; what is left of it has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        _end(" ".join(str(part) for part in (error.filename, error.strerror or error) if part))
    except Exception as error:
        if os.environ.get(_TRACEBACK):
            raise
        _end(
            f"unexpected {type(error).__name__}: {error}; this is a bug, please report it "
            f"(with {_TRACEBACK}=1 it says where)"
        )
    finally:
        # The interpreter looks through all of them once more before it ends, a quarter of a second long.
        gc.freeze()
