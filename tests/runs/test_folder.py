"""What a run may write over and remove: its own files, and nothing of the user's."""

import os
import shutil

import pytest

from gongbao.errors import GongbaoError
from gongbao.runs import Mode, Settings, extract_files
from gongbao.runs import folder as run_folder
from gongbao.runs.folder import TABLES
from gongbao.tables.schema import SCHEMAS

from .conftest import tables_in

KEEP = Settings(keep_text=True)


@pytest.fixture
def over(archive, tmp_path):
    """Give a function that extracts files to a folder; without any, those of the archive."""
    folder, _ = archive

    def call(*paths, out="out", settings=None, **options):
        paths = [tmp_path / path for path in paths] or [folder]
        return extract_files(paths, tmp_path / out, settings or Settings(), **options)

    return call


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "name", ["claims.csv", "claims.parquet", "manifest.json", "errors.csv", "gongbao.duckdb"]
)
def test_a_file_of_ours_by_name_alone_is_not_written_over(over, tmp_path, name):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("precious", encoding="utf-8")
    with pytest.raises(GongbaoError, match=rf"{name} is there .*--fresh"):
        over()
    assert [path.name for path in (tmp_path / "out").iterdir()] == [name]
    over(mode=Mode.fresh)
    assert (tmp_path / "out" / "claims.csv").read_bytes() != b"precious"


def test_what_came_between_two_runs_is_not_written_over(over, tmp_path):
    over()
    (tmp_path / "out" / "claims.jsonl").write_text("precious", encoding="utf-8")
    with pytest.raises(GongbaoError, match=r"claims\.jsonl"):
        over(formats=["jsonl"])
    assert (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8") == "precious"


def test_an_edited_table_is_not_written_over(over, tmp_path):
    over()
    claims = tmp_path / "out" / "claims.csv"
    ours = claims.read_bytes()
    claims.write_bytes(ours + b"mine\n")
    before = contents(tmp_path / "out")
    for options in ({}, {"formats": ["jsonl"]}):
        with pytest.raises(GongbaoError, match=r"claims\.csv has been edited .*--fresh"):
            over(**options)
        assert contents(tmp_path / "out") == before
    claims.rename(tmp_path / "mine.csv")
    over()
    assert claims.read_bytes() == ours
    claims.write_bytes(b"mine")
    over(mode=Mode.fresh)
    assert claims.read_bytes() == ours


def test_a_copy_of_a_folder_is_still_a_run_of_ours(over, tmp_path):
    over()
    ours = (tmp_path / "out" / "claims.csv").read_bytes()
    shutil.copytree(tmp_path / "out", tmp_path / "copy", copy_function=shutil.copyfile)
    over(out="copy", formats=["csv", "jsonl"])
    assert (tmp_path / "copy" / "claims.csv").read_bytes() == ours


@pytest.mark.parametrize("at", ["before", "after"])
def test_a_kill_while_tables_are_replaced_leaves_them_known(over, tmp_path, monkeypatch, at):
    def killed(drafts, folder):
        if at == "after":
            publish(drafts, folder)
        raise KeyboardInterrupt

    over()
    publish = run_folder.publish
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text("2025年，全市新建学校39所。", encoding="utf-8")
    monkeypatch.setattr(run_folder, "publish", killed)
    with pytest.raises(KeyboardInterrupt):
        over("more", mode=Mode.add)
    monkeypatch.setattr(run_folder, "publish", publish)
    over("more", mode=Mode.add)
    assert "39所" in (tmp_path / "out" / "claims.csv").read_text(encoding="utf-8")


def test_texts_of_the_user_are_neither_removed_nor_written_over(over, tmp_path):
    texts = tmp_path / "out" / "texts"
    texts.mkdir(parents=True)
    (texts / "003.txt").write_text("precious", encoding="utf-8")
    with pytest.raises(GongbaoError, match="texts is there"):
        over(settings=KEEP)
    over()
    with pytest.raises(GongbaoError, match=r"texts/003\.txt is there"):
        over(settings=KEEP)
    (texts / "003.txt").rename(texts / "notes.txt")
    over(settings=KEEP)
    over("archive/000.txt", settings=KEEP, mode=Mode.fresh)
    assert sorted(path.name for path in texts.iterdir()) == ["000.txt", "notes.txt"]
    assert (texts / "notes.txt").read_text(encoding="utf-8") == "precious"


def test_inputs_are_not_read_from_where_the_run_writes(over, archive, tmp_path):
    over(settings=KEEP)
    before = contents(tmp_path / "out" / "texts")
    for path in ("out/texts", "out/texts/001.txt", "out", "out/claims.csv"):
        for mode in Mode:
            with pytest.raises(GongbaoError, match="the run would write there"):
                over(path, settings=KEEP, mode=mode)
    with pytest.raises(GongbaoError, match="the run would write there"):
        over(out="archive")
    assert contents(tmp_path / "out" / "texts") == before
    assert not (archive[0] / ".gongbao").exists()


def test_tables_of_formats_no_longer_asked_for_go(over, tmp_path):
    over(formats=["csv", "parquet", "xlsx"])
    over(formats=["jsonl"])
    assert {path.name for path in (tmp_path / "out").iterdir()} & TABLES == {
        f"{name}.jsonl" for name in SCHEMAS
    }


def test_tables_go_when_no_document_is_done(over, archive, tmp_path):
    over()
    for path in archive[0].iterdir():
        path.write_text("", encoding="utf-8")
    assert over().done == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {".gongbao", "errors.csv", "manifest.json"}


def test_an_edited_text_is_kept_anew(over, tmp_path):
    over(settings=KEEP)
    texts = contents(tmp_path / "out" / "texts")
    (tmp_path / "out" / "texts" / "004.txt").write_text("edited", encoding="utf-8")
    (tmp_path / "out" / "texts" / "005.txt").unlink()
    told = {}
    over(settings=KEEP, on_progress=lambda path, status: told.setdefault(path[-7:], status))
    assert {name for name, status in told.items() if status == "done"} == {"004.txt", "005.txt"}
    assert contents(tmp_path / "out" / "texts") == texts


@pytest.fixture
def more(archive, tmp_path):
    """Make a second folder of reports, one of which has a name of the first's."""
    (tmp_path / "more").mkdir()
    for name in ("003.txt", "100.txt"):
        (tmp_path / "more" / name).write_text(f"{name}\n全市新建学校39所。", encoding="utf-8")
    return tmp_path / "more"


def test_other_inputs_are_refused_and_nothing_changes(over, more, tmp_path):
    over()
    before = contents(tmp_path / "out")
    with pytest.raises(GongbaoError, match=r"archive.*--add .*--fresh"):
        over("more")
    now = contents(tmp_path / "out")
    assert {path: now[path] for path in before if ".gongbao" not in path.parts} == {
        path: data for path, data in before.items() if ".gongbao" not in path.parts
    }
    assert over().done == 12


def test_inputs_are_added_as_if_all_had_been_given_at_once(over, more, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for out, runs in (("added", (["archive"], ["more"])), ("at once", (["archive", "more"],))):
        for paths in runs:
            extract_files([*map(type(tmp_path), paths)], tmp_path / out, Settings(), mode=Mode.add)
    assert tables_in(tmp_path / "added") == tables_in(tmp_path / "at once")
    with pytest.raises(GongbaoError, match="more"):
        over(out="added")
    assert over("archive", "more", out="added").done == 14
    assert over("more", out="added", mode=Mode.fresh).done == 2


def test_rows_of_an_input_that_is_gone_are_not_dropped_unasked(over, more, tmp_path):
    over("archive", "more")
    more.rename(tmp_path / "away")
    for mode in (Mode.go_on, Mode.add):
        with pytest.raises(GongbaoError, match="no longer there"):
            over("archive", "more", mode=mode)
    (tmp_path / "away").rename(more)
    assert over("archive", "more").done == 14


def test_a_run_goes_on_where_it_was_moved_to_with_its_inputs(over, archive, tmp_path):
    (tmp_path / "a").mkdir()
    archive[0].rename(tmp_path / "a" / "archive")
    over("a/archive", out="a/out")
    (tmp_path / "a").rename(tmp_path / "b")
    assert over("b/archive", out="b/out").done == 12


def test_a_mark_that_a_kill_cut_short_marks_nothing(over, tmp_path):
    over()
    marks = tmp_path / "out" / ".gongbao" / "files"
    whole = marks.read_bytes()
    marks.write_bytes(whole + b"texts/cut sho")
    over(settings=KEEP)
    assert marks.read_bytes().startswith(whole + b"texts/000.txt\n")


def test_databases_are_freed_of_what_was_left_beside_them(over, tmp_path):
    over(formats=["sqlite", "duckdb"])
    left = ["gongbao.duckdb.wal", *(f"gongbao.sqlite-{end}" for end in ("wal", "shm", "journal"))]
    for name in left:
        (tmp_path / "out" / name).write_bytes(b"stale" * 1000)
    over(formats=["sqlite", "duckdb"])
    assert not any(map(os.path.lexists, (tmp_path / "out" / name for name in left)))
