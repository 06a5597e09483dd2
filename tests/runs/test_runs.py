import csv
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from gongbao.errors import GongbaoError
from gongbao.read import find_inputs, items, read
from gongbao.runs import Settings, run
from gongbao.runs.engines import in_process, in_processes
from gongbao.runs.outcome import pack, unpack
from gongbao.runs.texts import file_name
from gongbao.tables.load import load_tables

from .conftest import tables_in


def test_a_run_again_takes_over_what_is_unchanged_and_redoes_what_changed(archive, extract):
    folder, make = archive
    _, told, first = extract(folder)
    assert set(told.values()) == {"done"}
    _, told, second = extract(folder)
    assert set(told.values()) == {"unchanged"} and second == first
    make(99, "003.txt")
    make(50, "000-new.txt")
    (folder / "005.txt").unlink()
    _, told, third = extract(folder)
    assert {name for name, status in told.items() if status == "done"} == {"003.txt", "000-new.txt"}
    assert third == extract(folder, "fresh")[2]


def test_other_settings_redo_everything(archive, extract):
    folder, _ = archive
    extract(folder)
    assert set(extract(folder, settings=Settings(date="2020"))[1].values()) == {"done"}


def test_several_processes_give_the_same_bytes_in_the_order_of_the_inputs(archive, extract):
    folder, _ = archive
    formats = ("csv", "parquet", "jsonl", "sqlite", "xlsx")
    _, _, one = extract(folder, "one", formats=formats)
    summary, told, two = extract(folder, "two", formats=formats, engine=in_processes(2))
    assert two == one and summary.done == 12
    assert list(told) == sorted(told)


def test_a_report_that_fails_is_set_aside_with_its_error(archive, extract, tmp_path):
    folder, make = archive
    (folder / "004.txt").write_text("", encoding="utf-8")
    (folder / "007.txt").write_bytes(bytes(range(32)) * 9)
    summary, _, files = extract(folder)
    assert (summary.done, summary.failed) == (10, 2)
    rows = list(csv.DictReader(files["errors.csv"].decode("utf-8-sig").splitlines()))
    assert [row["doc_id"] for row in rows] == ["004", "007"]
    assert "the file is empty" in rows[0]["error"]
    make(4)
    make(7)
    assert "errors.csv" not in extract(folder)[2]


def test_a_failure_that_nobody_foresaw_costs_only_its_report(archive, extract, monkeypatch):
    folder, _ = archive
    monkeypatch.setattr("gongbao.runs.outcome.pack", lambda rows: 1 / 0)
    summary, told, files = extract(folder)
    assert (summary.done, summary.failed) == (0, 12)
    assert "unexpected ZeroDivisionError" in told["000.txt"] and set(files) == {"errors.csv"}


def test_the_manifest_says_what_was_run_on_what(archive, extract, tmp_path):
    folder, _ = archive
    (folder / "004.txt").write_text("", encoding="utf-8")
    extract(folder)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["status"] == "done" and manifest["versions"]["gongbao"]
    assert len(manifest["rules_sha256"]) == 64
    assert [line["status"] for line in manifest["inputs"]] == ["done"] * 4 + ["failed"] + ["done"] * 7
    assert manifest["inputs"][0]["sha256"] == read(folder / "000.txt").sha256


def test_kept_texts_are_what_the_offsets_count(archive, extract, tmp_path):
    folder, _ = archive
    _, _, files = extract(folder, settings=Settings(keep_text=True))
    claims = load_tables(tmp_path / "out").claims
    assert len(claims)
    for claim in claims.itertuples():
        text = files[f"texts/{file_name(claim.doc_id)}"].decode("utf-8")
        assert "".join(text[claim.start : claim.end].split()) == claim.text


def test_a_second_run_in_the_same_folder_is_refused(archive, tmp_path):
    folder, _ = archive
    listed = items(find_inputs([folder]))

    def intrude(todo, settings):
        run([], tmp_path / "out", settings)
        yield from ()

    with pytest.raises(GongbaoError, match="another run"):
        run(listed, tmp_path / "out", Settings(), engine=intrude)


def test_two_documents_of_one_id_are_not_mixed_up(archive, tmp_path):
    folder, _ = archive
    listed = [replace(item, doc_id="same") for item in items(find_inputs([folder]))][:2]
    summary = run(listed, tmp_path / "out", Settings())
    assert (summary.done, summary.failed) == (1, 1)


def test_rows_survive_packing():
    from gongbao.extraction import default_extractor
    from gongbao.read import from_text

    rows = default_extractor().rows(from_text("2024年11月，市农业农村局举办培训500余期，同比增长5.2%。"))
    assert unpack(pack(rows)) == rows


@pytest.mark.parametrize(
    ("doc_id", "name"),
    [
        ("通辽-2025 a", "通辽-2025 a.txt"),
        ("县/a", "县%2Fa.txt"),
        ("../../etc/x", "%2E.%2F..%2Fetc%2Fx.txt"),
        ("..", "%2E%2E.txt"),
        ("", ".txt"),
        ("a\0b\\c:", "a%00b%5Cc%3A.txt"),
    ],
)
def test_a_text_file_is_named_so_that_it_stays_in_its_folder(doc_id, name):
    assert file_name(doc_id) == name


def test_long_ids_have_short_and_different_file_names():
    names = {file_name("县" * 300), file_name("县" * 300 + "a")}
    assert len(names) == 2 and all(len(name.encode()) < 200 for name in names)


def test_rules_that_do_not_load_end_a_run_of_processes(archive, extract, tmp_path):
    folder, _ = archive
    with pytest.raises(GongbaoError, match="no such folder of rules"):
        extract(folder, settings=Settings(rules=str(tmp_path / "none")), engine=in_processes(2))


def test_a_run_killed_again_and_again_ends_with_the_same_bytes(archive, extract, tmp_path):
    folder, make = archive
    # What it says of long names does not go into the pipe: it cannot be done before it is killed.
    for number in range(12, 40):
        make(number, f"{number:03}{'长' * 60}.txt")
    _, _, whole = extract(folder, "whole")
    command = [sys.executable, "-m", "gongbao", "extract", str(folder), "-o", str(tmp_path / "out")]
    for lines in (1, 5):
        with subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0, pipesize=4096) as process:
            for _ in range(lines):
                assert process.stdout.readline()
            process.kill()
        assert not [name for name in tables_in(tmp_path / "out") if name.endswith(".csv")]
    assert "unchanged" in extract(folder)[1].values()
    assert tables_in(tmp_path / "out") == whole


def test_the_workers_of_a_killed_run_end_too(archive, tmp_path):
    folder, _ = archive
    command = [
        sys.executable,
        "-m",
        "gongbao",
        "extract",
        str(folder),
        "-o",
        str(tmp_path / "out"),
        "--workers",
        "2",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        assert process.stdout.readline()
        process.kill()
    for _ in range(600):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)
    pytest.fail("a minute after its run was killed a worker was still there")


def test_outcomes_in_any_order_give_the_same_bytes(archive, extract):
    folder, make = archive
    make(12)
    _, _, in_order = extract(folder, "in order")

    def backwards(items, settings):
        yield from reversed(list(in_process(items, settings)))

    _, _, out_of_order = extract(folder, "backwards", engine=backwards)
    assert out_of_order == in_order
