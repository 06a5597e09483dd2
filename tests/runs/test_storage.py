"""Folders that runs share or write to on any file system: nothing of others is touched there."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gongbao.errors import GongbaoError
from gongbao.runs import Mode, datasets
from gongbao.runs.exchange import exchange
from gongbao.runs.target import Target


def test_runs_that_share_a_storage_do_not_meet_and_leave_it_as_it_was(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.txt").write_text("precious", encoding="utf-8")
    with exchange(str(tmp_path)) as one, exchange(tmp_path.as_uri()) as two:
        (tmp_path / one.place.rpartition("/")[2] / "out" / "a").touch()
        assert one.root != two.root
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "report.txt"]


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path):
    left = tmp_path / "storage" / f"gongbao-{'0' * 32}"
    (left / "in").mkdir(parents=True)
    (tmp_path / "note").write_text(str(left), encoding="utf-8")
    with exchange(str(tmp_path / "storage"), tmp_path / "note"):
        assert not left.exists()
    assert not (tmp_path / "note").exists()


def test_a_note_of_something_else_removes_nothing(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "note").write_text(str(tmp_path / "mine"), encoding="utf-8")
    with exchange(str(tmp_path / "storage"), tmp_path / "note"):
        assert (tmp_path / "mine").is_dir()


@pytest.mark.parametrize("storage", ["nowhere://bucket/x", "file://host/x", "{}/file"])
def test_a_storage_that_cannot_be_used_is_named(tmp_path, storage):
    (tmp_path / "file").touch()
    with pytest.raises(GongbaoError, match="cannot be used"), exchange(storage.format(tmp_path)):
        pass


def test_a_target_with_files_of_others_is_refused(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "mine.parquet").write_bytes(b"precious")
    for mode in Mode:
        with pytest.raises(GongbaoError, match=r"claims/mine\.parquet is there"):
            Target(str(tmp_path), ["a.parquet"], mode)
    assert [path.name for path in tmp_path.rglob("*")] == ["claims", "mine.parquet"]


def test_a_target_is_published_anew_and_only_for_the_same_sources(tmp_path):
    table = pa.table({"a": [1]})
    for number in (2, 1):
        target = Target(str(tmp_path), ["s3://bucket/a.parquet"], Mode.go_on)
        target.filesystem.create_dir(f"{target.work}/claims")
        for part in range(number):
            pq.write_table(table, f"{target.work}/claims/{part}.parquet")
        target.publish({"dates": table})
        target.close()
        assert len(list((tmp_path / "claims").iterdir())) == number
    assert pq.read_table(tmp_path / "dates").schema == table.schema
    with pytest.raises(GongbaoError, match=r"s3://bucket/a\.parquet.*--add"):
        Target(str(tmp_path), ["b.parquet"], Mode.go_on)
    assert len(Target(str(tmp_path), ["b.parquet"], Mode.add).sources) == 2
    assert len(Target(str(tmp_path), ["b.parquet"], Mode.fresh).sources) == 1


@pytest.fixture
def items(tmp_path):
    """Give a function that writes Parquet files and returns id and kind of the items that are made of them."""

    def call(*files, **columns):
        for name, rows in files:
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            pq.write_table(pa.table(rows), path)
        listed = datasets._files([str(tmp_path)], but=str(tmp_path / "out"))
        doubled = datasets._doubled(listed, columns["id"]) if "id" in columns else {}
        tables = datasets._items(pa.Table.from_pylist([file._asdict() for file in listed]), columns, doubled)
        return [(row["doc_id"], row["kind"]) for table in tables for row in table.to_pylist()]

    return call


def test_the_same_text_twice_has_two_ids_that_are_the_same_on_every_machine(items):
    files = (("a/r.parquet", {"text": ["同比增长5%。"] * 2}), ("b/r.parquet", {"text": ["同比增长5%。"]}))
    assert [name for name, _ in items(*files, text="text")] == ["a/r#1", "a/r#2", "b/r#1"]


def test_an_id_that_is_given_twice_is_an_error_of_the_second(items):
    files = (
        ("a.parquet", {"text": ["甲"] * 3, "id": ["x", "", "x"]}),
        ("b.parquet", {"text": ["乙"], "id": ["x"]}),
    )
    assert items(*files, text="text", id="id") == [
        ("x", "row"),
        ("a#2", "row"),
        ("x", "failed"),
        ("x", "failed"),
    ]


def test_a_file_that_cannot_be_read_costs_only_itself(items, tmp_path):
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 nothing PAR1")
    assert items(("a.parquet", {"text": ["甲"]}), text="text") == [("a#1", "row"), ("", "failed")]
