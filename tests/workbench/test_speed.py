"""Commands that need no pipeline start without it."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "pandas", "pyarrow")


@pytest.mark.parametrize(
    "args",
    [
        ["rules", "list"],
        ["rules", "show", "quantities.unit"],
        ["gold", "validate", "{gold}"],
        ["gold", "export", "{gold}", "--format", "brat", "-o", "{out}"],
        ["gold", "import", "{out}", "--format", "brat", "-o", "{out}2"],
    ],
    ids=lambda args: " ".join(args[:2]),
)
def test_a_command_imports_nothing_heavy(args, gold, tmp_path_factory):
    out = tmp_path_factory.getbasetemp() / "brat"
    command = [arg.format(gold=gold, out=out) for arg in args]
    probe = (
        "import sys; from gongbao.cli import app; app(sys.argv[1:], standalone_mode=False); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe, *command], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
