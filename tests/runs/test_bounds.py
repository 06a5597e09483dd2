"""A report that passes a bound, or that a process dies on, is an error of its own; the others go on."""

import random
import sys

import pytest

from gongbao.errors import GongbaoError
from gongbao.read import Item
from gongbao.read.content import Content
from gongbao.runs import Settings, bounds, engines, workers
from gongbao.runs.bounds import Bounds
from gongbao.runs.engines import in_processes
from gongbao.runs.workers import called

from .deeds import Deed

TEXT = "2025年，全市新建学校39所。"
LEAST = Bounds(seconds=1.5, memory=150, patience=1)


def good(number):
    return Item(str(number), f"{number}.txt", "0" * 64, Content(TEXT))


def bad(number, deed):
    return Deed(str(number), deed, "0" * 64, Content(TEXT))


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        ("die", "the worker process died on it"),
        ("crash", "the worker process died on it"),
        ("sleep", "not done within 2 seconds"),
        ("backtrack", "not done within 2 seconds"),
        ("fail", "unexpected ZeroDivisionError"),
        pytest.param(
            "gobble",
            "needs more than 150 MB",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="Linux only"),
        ),
    ],
)
def test_it_costs_only_itself(deed, why):
    items = [good(0), good(1), bad(2, deed), *map(good, range(3, 20))]
    outcomes = list(in_processes(2, LEAST)(iter(items), Settings()))
    assert [outcome.item.doc_id for outcome in outcomes] == [str(number) for number in range(20)]
    assert [outcome.item.doc_id for outcome in outcomes if outcome.error] == ["2"]
    assert why in outcomes[2].error and outcomes[2].error.startswith(deed)


def test_whatever_happens_outcomes_come_in_order():
    chance = random.Random(1)
    items = [bad(n, chance.choice(["die", "fail"])) if chance.random() < 0.1 else good(n) for n in range(60)]
    outcomes = list(in_processes(2, LEAST)(iter(items), Settings()))
    assert [outcome.item.doc_id for outcome in outcomes] == [item.doc_id for item in items]
    assert [bool(outcome.error) for outcome in outcomes] == [isinstance(item, Deed) for item in items]


def test_a_larger_report_may_take_more():
    bounds = Bounds()
    assert bounds.seconds_for(0) == 20 and bounds.seconds_for(30_000_000) > 1000
    assert bounds.memory_for(0) == 600 and bounds.memory_for(30_000_000) == 2400


def test_time_is_that_of_the_processor_and_by_the_clock_many_times_as_much():
    bounds = Bounds(seconds=20, patience=10)
    assert bounds.left(0, gone=25, spent=1.5) == 18.5
    assert bounds.left(0, gone=21, spent=20.5) < 0
    assert bounds.left(0, gone=201, spent=1.5) < 0
    assert bounds.left(0, gone=21, spent=None) < 0


def test_a_busy_machine_ends_no_report(monkeypatch):
    monkeypatch.setattr(workers, "processor_seconds", lambda process: 0.0)
    outcomes = list(
        in_processes(1, Bounds(seconds=0.05, patience=10_000))(iter([bad(0, "nap"), good(1)]), Settings())
    )
    assert [outcome.error for outcome in outcomes] == ["", ""]


def test_items_under_way_are_bounded_in_number_and_bytes(monkeypatch):
    monkeypatch.setattr(engines, "_BYTES_AHEAD", 100_000)
    taken = 0

    def items(size):
        nonlocal taken
        for number in range(100):
            taken += 1
            yield Item(str(number), f"{number}.txt", "0" * 64, Content(TEXT + "\n" * size))

    for size, most in ((30_000, 3), (0, 33)):
        taken = given = 0
        for _ in in_processes(1)(items(size), Settings()):
            given += 1
            assert taken - given <= most
        assert given == 100


def test_a_function_is_called_within_bounds():
    run = called(LEAST)
    assert run("a", 0, divmod, 7, 2) == (3, 1)
    with pytest.raises(GongbaoError, match="a: not done within 2 seconds"):
        run("a", 0, bad(1, "sleep").report)
    with pytest.raises(GongbaoError, match="a: the worker process died"):
        run("a", 0, bad(1, "die").report)


def test_a_pipeline_that_does_not_load_ends_the_run_with_its_error(tmp_path):
    with pytest.raises(GongbaoError, match="no such folder of rules"):
        list(in_processes(2)(map(good, range(3)), Settings(rules=str(tmp_path / "none"))))


@pytest.mark.parametrize(("grown", "times"), [(10_000_000, 0), (90_000_000, 1)])
def test_memory_that_a_large_report_leaves_free_is_given_back(monkeypatch, grown, times):
    given = []
    held = iter([200_000_000, 200_000_000 + grown])
    monkeypatch.setattr(bounds, "_held", lambda: next(held))
    monkeypatch.setattr(bounds, "_give_back", lambda: given.append(True))
    with Bounds().memory_bound(0):
        pass
    assert len(given) == times


@pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
def test_to_give_memory_back_does_no_harm():
    kept = [bytes(100_000) for _ in range(50)]
    del kept[::2]
    bounds._give_back()
    assert len(kept) == 25 and not any(map(any, kept))
