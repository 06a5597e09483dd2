"""A stranger's way in: clone, install to edit, add a rule, see its example fail, see it pass.

The libraries are those that run the tests, so that nothing but gongbao itself is installed.
"""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("pipeline", "rules", "licenses", "pyproject.toml", "README.md", "LICENSE")
RULE = """
[[rule]]
id = "quantities.stranger.shelf"
note = "Books are counted by the shelf that they fill."
pattern = '{n}(?P<u>书架)'
kind = "count"
match = ['图书馆新增<quantity value="12" unit="书架" kind="count">12书架</quantity>图书']
silent = ['图书馆有书架数排']
"""

pytestmark = pytest.mark.install


def run(*command, cwd=None):
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clone of the checkout, with what is not committed yet; of an unpacked archive a copy."""
    folder = tmp_path_factory.mktemp("stranger") / "gongbao"
    if (ROOT / ".git").exists() and shutil.which("git"):
        assert run("git", "clone", "-q", ROOT, folder)[0] == 0
    folder.mkdir(exist_ok=True)
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
            )
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def gongbao(clone):
    """The command of a new environment in which the clone is installed to be edited."""
    pytest.importorskip("hatchling", reason="the build backend is not here: pip install 'gongbao[test]'")
    pytest.importorskip("editables", reason="the build backend is not here: pip install 'gongbao[test]'")
    home = clone.parent / "venv"
    venv.create(home, with_pip=False)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    own = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    libraries = {path for path in sys.path if path.endswith(("site-packages", "dist-packages"))}
    (own / "zz-libraries.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")
    install = ("install", "-q", "--no-deps", "--no-build-isolation", "--no-index", "-e", clone)
    code, said = run(sys.executable, "-m", "pip", "--python", python, *install)
    assert code == 0, said
    return python.with_name("gongbao")


def test_a_rule_is_added_fails_and_passes(clone, gongbao):
    rules = clone / "rules" / "quantities" / "forms.toml"
    before = rules.read_text(encoding="utf-8")

    rules.write_text(before + RULE.replace("{n}", "{n}(?=本)"), encoding="utf-8")
    code, said = run(gongbao, "rules", "test", "quantities.stranger.shelf", cwd=clone.parent)
    assert code == 1, said
    assert "quantities.stranger.shelf: '12书架' was not found" in said

    rules.write_text(before + RULE, encoding="utf-8")
    code, said = run(gongbao, "rules", "test", "quantities.stranger.shelf", cwd=clone.parent)
    assert code == 0, said
    assert "1 rule, 2 examples, 0 failures" in said
