import sys
import threading
from types import ModuleType

import pytest

from gongbao import errors
from gongbao.read import Item
from gongbao.read.content import Content
from gongbao.runs import engines
from gongbao.runs.bounds import Bounds, can_bound_time
from gongbao.runs.settings import Settings


def item(number, text="全市举办培训500余期。"):
    return Item(f"d{number}", f"d{number}.csv#1", "0" * 64, Content(text))


def test_two_short_reports_are_not_worth_a_further_process():
    first = engines.looked_ahead(map(item, range(2)))
    assert (len(first), engines._is_worth_it(first)) == (2, False)


@pytest.mark.parametrize("text, number", [("少", engines._MANY), ("多" * engines._MUCH, 1)])
def test_of_many_or_long_reports_no_more_are_looked_at_than_tell(text, number):
    items = (item(n, text) for n in range(100))
    first = engines.looked_ahead(items)
    assert (len(first), engines._is_worth_it(first), len(list(items))) == (number, True, 100 - number)


@pytest.mark.skipif(not can_bound_time(), reason="no timer on this system")
def test_a_report_that_takes_too_long_in_this_process_is_an_error_and_costs_no_other(monkeypatch):
    def extract(load, item, keep_text):
        while item.doc_id == "d1":
            pass
        return engines.Outcome(item)

    monkeypatch.setattr(engines, "extract", extract)
    outcomes = list(engines.within(Bounds(0.05))(map(item, range(3)), Settings()))
    assert [bool(outcome.error) for outcome in outcomes] == [False, True, False]
    assert outcomes[1].error == str(errors.too_long("d1.csv#1", outcomes[1].seconds))


@pytest.mark.skipif(not can_bound_time(), reason="no timer on this system")
def test_a_report_that_takes_too_much_memory_in_this_process_is_an_error(monkeypatch):
    def extract(load, item, keep_text):
        raise MemoryError

    monkeypatch.setattr(engines, "extract", extract)
    (outcome,) = engines.within(Bounds())([item(0)], Settings())
    assert "memory" in outcome.error


def test_only_the_main_thread_can_bound_its_time():
    told = []
    thread = threading.Thread(target=lambda: told.append(can_bound_time()))
    thread.start()
    thread.join()
    assert told == [False]


def test_a_node_of_ray_that_does_not_start_is_told_in_a_line(monkeypatch):
    from gongbao.runs import cluster

    def init(**_):
        raise Exception("The current node timed out during startup.")  # as Ray itself does

    ray = ModuleType("ray")
    ray.init, ray.data = init, ModuleType("ray.data")
    monkeypatch.setitem(sys.modules, "ray", ray)
    monkeypatch.setitem(sys.modules, "ray.data", ray.data)
    monkeypatch.setenv("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
    with pytest.raises(
        errors.GongbaoError, match=r"Ray failed: The current node timed out .* run again to go on"
    ):
        cluster.connect()
