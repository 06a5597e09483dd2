"""The modules stand in an order, and the tests where what they test stands."""

from graphlib import TopologicalSorter
from pathlib import Path

import grimp

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "pipeline" / "gongbao"
OVER_ALL = {"robustness", "tools"}
"""Tests of the whole under strain, and of what stands in tools/."""


def test_each_folder_of_tests_is_named_after_what_it_tests():
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    known = {path.stem for path in PACKAGE.iterdir()} | OVER_ALL
    assert folders - known == set()


def test_no_modules_import_each_other_in_a_circle_not_even_inside_functions_or_for_types_alone():
    graph = grimp.build_graph("gongbao", cache_dir=None)
    # The package itself only hands on the names of its modules, each when it is asked for.
    imports = {
        name: graph.find_modules_directly_imported_by(name) - {"gongbao"}
        for name in graph.modules - {"gongbao"}
    }
    order = list(TopologicalSorter(imports).static_order())  # raises CycleError, which names the circle
    assert len(order) == len(imports) > 300
