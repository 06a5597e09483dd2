"""The tests stand where what they test stands."""

from pathlib import Path

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "pipeline" / "gongbao"
OVER_ALL = {"robustness", "tools"}
"""Tests of the whole under strain, and of what stands in tools/."""


def test_each_folder_of_tests_is_named_after_what_it_tests():
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    known = {path.stem for path in PACKAGE.iterdir()} | OVER_ALL
    assert folders - known == set()
