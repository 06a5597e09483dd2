"""What is kept as an example of real output is what the program writes today."""

import pytest

import gongbao
from gongbao.write import write
from tools import readme


@pytest.fixture(scope="module")
def tables():
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(readme.ROOT)
        return gongbao.extract(readme.REPORT)


def test_the_kept_tables_are_what_is_written(tables, tmp_path):
    written = {path.name: path.read_bytes() for path in write(tables, tmp_path, readme.FORMATS)}
    kept = {path.name: path.read_bytes() for path in (readme.ROOT / readme.OUTPUTS).iterdir()}
    assert kept.keys() == written.keys()
    stale = [name for name in kept if kept[name] != written[name]]
    assert not stale, f"{stale} differ; `python -m tools.readme` writes them anew"


def test_the_readme_shows_real_output():
    text = readme.README.read_text(encoding="utf-8")
    assert readme.fill(text, readme.blocks()) == text, (
        "`python -m tools.readme` writes the README's blocks anew"
    )
