"""Large tables: steps and memory grow with the rows, whatever file they stand in."""

import csv
import io
import tracemalloc

import openpyxl
import pytest
from tests.robustness.steps import count_all

from gongbao.read import records
from gongbao.read.report import from_bytes

HEAD = ["指标", "单位", "2023年", "2024年", "同比增长（%）"]


def rows(count):
    return [HEAD, *([f"产品{at}产量", "万吨", f"{at}.5", f"{at + 1}.7", "1.2"] for at in range(count))]


def comma(count):
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows(count))
    return buffer.getvalue().encode()


def page(count):
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) for row in rows(count))
    return f"<html><body><table>{body}</table></body></html>".encode()


def workbook(count):
    book = openpyxl.Workbook()
    for row in rows(count):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


FORMATS = {".csv": comma, ".html": page, ".xlsx": workbook}


def text_of(data, suffix):
    name = f"a{suffix}"
    return (records.read(data, name) if suffix == ".csv" else from_bytes(data, name, name)).text


def peak(work):
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(("cost", "small"), [(count_all, 100), (peak, 200)])
def test_reading_twice_the_rows_costs_twice_as_much(suffix, cost, small):
    one, two = FORMATS[suffix](small), FORMATS[suffix](2 * small)
    assert (
        text_of(two, suffix).count("\n") == 2 * small
    )  # What is imported and compiled by the way is not the rows'.
    assert cost(lambda: text_of(two, suffix)) <= 2.2 * cost(lambda: text_of(one, suffix))


def test_no_row_of_a_long_table_is_lost():
    text = text_of(comma(1500), ".csv")
    assert all(f"| 产品{at}产量 |" in text for at in range(1500))
