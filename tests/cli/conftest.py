import sys

import pytest

from gongbao import cli


@pytest.fixture
def command(monkeypatch, capsys):
    """Give a function that runs the command line in this process; it returns exit code, output and errors."""

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["gongbao", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
            raise SystemExit(0)
        captured = capsys.readouterr()
        return end.value.code or 0, captured.out, captured.err

    return call
