"""What was answered for is on the disk, whoever else writes to the same file."""

import json
import multiprocessing

import pytest

from gongbao.errors import InputError
from gongbao.inspect import ReviewLog

DECISION = {
    "time": "2025-11-01",
    "doc_id": "甲",
    "table": "claims",
    "start": 0,
    "end": 3,
    "decision": "right",
}


def _add(path, worker, number):
    log = ReviewLog(path)
    for at in range(number):
        log.add(json.dumps({**DECISION, "text": f"{worker}-{at}" * 50}).encode())


def test_servers_on_one_file_lose_no_decision(tmp_path):
    path = tmp_path / "review.jsonl"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_add, args=(path, worker, 100)) for worker in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    texts = [line["text"] for line in ReviewLog(path).lines()]
    assert sorted(texts) == sorted(f"{worker}-{at}" * 50 for worker in range(2) for at in range(100))


def test_a_line_that_was_cut_short_is_taken_out_before_the_next(tmp_path):
    log = ReviewLog(tmp_path / "review.jsonl")
    log.add(json.dumps({**DECISION, "text": "a" * 10_000}).encode())
    with log.path.open("ab") as file:
        file.write(b'{"time": "' + b"x" * 9000)
    log.add(json.dumps({**DECISION, "text": "b"}).encode())
    assert [line["text"][:1] for line in log.lines()] == ["a", "b"]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_is_none_is_no_decision(tmp_path, value):
    log = ReviewLog(tmp_path / "review.jsonl")
    data = json.dumps({**DECISION, "decision": "corrected", "fields": {"value": 0}}).replace(
        ": 0}", f": {value}}}"
    )
    with pytest.raises(InputError, match="not a decision"):
        log.add(data.encode())
    assert not log.path.exists()
